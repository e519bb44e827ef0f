"""Another figure in one sentence of a short passage is found, though the other sentences share nothing."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind, Variant


def proof(statement, *variants):
    return Message(
        id="proof",
        kind=MessageKind.PROOF_POINT,
        statement=statement,
        match=MatchMode.FACTS,
        variants=tuple(map(Variant, variants)),
    )


LIMIT = proof(
    "Pedalix ends your cargo bike ride after a maximum of 240 minutes.",
    "Cargo bike rides have a maximum riding time of 4 hours.",
)
BARGES = proof("Fleet C consists of 2048 barges with two oak masts each.")
LETTERS = proof("Pedalix has delivered more than 1.7 billion letters.")
WITHIN = "So everything in your basket needs to reach its door within those {} minutes."


def other_figures(passage, message):
    """Return the other figures as the passage has them, at their places."""
    found = compare(profile_text(passage), profile_message(message, capitalised_stems(message.wordings)))
    spans = [each.claim.found_span for each in found if each.reason is Reason.NUMBER]
    return [passage[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("message", "passage", "figure"),
    [
        (LIMIT, f"All cargo rides are capped at 120 minutes. {WITHIN.format(120)}", "capped at 120 minutes"),
        (
            BARGES,
            "The fleet C division consists of 1536 diesel based cargo barges with a joint pull of 60 tonnes. Some "
            "of these barges hold more water than others, as the table below says.",
            "1536",
        ),
        (
            LETTERS,
            "Pedalix ensures fast and safe delivery of parcels. In a whole year of work its riders have successfully "
            "delivered 23.5 million letters.",
            "23.5 million",
        ),
    ],
)
def test_a_sentence_gives_another_figure(message, passage, figure):
    assert other_figures(passage, message) == [figure]


@pytest.mark.parametrize(
    ("message", "passage"),
    [
        (LIMIT, f"All cargo bike rides are capped at 240 minutes. {WITHIN.format(240)}"),
        (LIMIT, "Scooter rides are capped at 120 minutes. Cargo bike rides have a maximum riding time of 4 hours."),
        (LIMIT, "Helmets are lent for 120 minutes. Every shop has some for you."),
        (BARGES, "The fleet C division consists of 2048 barges. Fleet D, which is new, consists of 90 barges."),
        (BARGES, "Each barge takes 60 tonnes. Some hold more water than others, as the table below says."),
        (
            LETTERS,
            "Pedalix has delivered more than 1.7 billion letters. Last week 23.5 million letters were sent.",
        ),
        (LETTERS, "We answer within 120 minutes. Write to us."),
    ],
)
def test_the_approved_figure_and_those_of_other_things_are_left_alone(message, passage):
    assert other_figures(passage, message) == []
