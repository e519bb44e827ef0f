import pytest

from msgcheck.analysis.comparison import profile_message, profile_text
from msgcheck.checks.messages.figures import stated_figures, unsupported_figures
from msgcheck.model.message import Evidence, MatchMode, Message, MessageKind, MessageStatus


def make(id_, statement, *sources, status=MessageStatus.APPROVED):
    return Message(
        id=id_,
        kind=MessageKind.PROOF_POINT,
        statement=statement,
        match=MatchMode.FACTS,
        evidence=tuple(map(Evidence, sources)),
        status=status,
    )


SAVING = make("saving", "Acme Flow cuts the time to close the books by 70 %.", "Benchmark 2026, 212 customers")
PLATFORM = (
    SAVING,
    make("reach", "Acme Flow runs at more than 640 companies and answers within 1 hour."),
    make("price", "Acme Flow costs $120 a year."),
    make("old-reach", "Acme Flow runs at 450 companies.", "Survey of 380 users", status=MessageStatus.RETIRED),
    make("size", "Acme Flow is made for companies with 50 to 800 ledgers."),
    make("disk", "Acme Flow comes with 64 GB of storage or with 96 GB of storage."),
)

FIGURES = [
    ("Acme Flow cuts the time to close the books by 70 % and saves each team 12 hours a month.", ["12 hours a month"]),
    ("Close the books with Acme Flow and cut the time 3x, by 70 %.", ["3x"]),
    ("Acme Flow, rated 4.8/5, cuts the time to close the books by 70 %.", ["4.8/5"]),
    ("Acme Flow cuts the time to close the books by 70 % for 900 customers.", ["900"]),
    ("Acme Flow cuts the time to close the books by 70 % for 648 customers.", ["648"]),
    ("Acme Flow cuts the time to close the books of 60 ledgers by 70 %.", ["60"]),
    ("Acme Flow cuts the time to close the books by 70 %, $40 cheaper.", ["$40"]),
    ("Acme Flow (plan = 2) cuts the time to close the books by 70 %, $40 + VAT cheaper.", ["$40"]),
    ("Acme Flow cuts the time to close the books by 70 % at 450 companies and 380 users.", ["450", "380"]),
]


def added(passage):
    text = profile_text(passage)
    figures = unsupported_figures(text, profile_message(SAVING), stated_figures(PLATFORM))
    return [passage[figure.start : figure.end] for figure in figures]


@pytest.mark.parametrize(("passage", "expected"), FIGURES)
def test_a_figure_that_nobody_states_is_named(passage, expected):
    assert added(passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "Acme Flow cuts the time to close the books by 70 %.",
        "Acme Flow cuts the time to close the books by seven tenths, 70 %.",
        "Acme Flow cuts the time to close the books by 70 % at 212 customers.",
        "Acme Flow cuts the time to close the books by 70 % with 64 GB of storage or 96 flash.",
        "At over 640 firms Acme Flow cuts the time to close the books by 70 %.",
        "At 640 firms Acme Flow cuts the time to close the books by 70 %.",
        "Acme Flow cuts the time to close the books by 70 % and answers within 60 minutes.",
        "Acme Flow cuts the time to close the books by 70 % for $10 a month.",
        "Acme Flow cuts the time to close the books by 70 %, 40 hours x 0.3 =\n12 hours for 900 firms",
        "Since 2021 Acme Flow 4.2 cuts the time to close the books by 70 %.",
        "Acme Flow cuts the time to close the books by 70 % in three steps.",
        "From 50 ledgers up to 800, Acme Flow cuts the time to close the books by 70 %.",
        "50 word description: Acme Flow cuts the time to close the books by 70 %.",
        "Acme Flow cuts the time to close the books by 70 %. We met 900 customers last week.",
    ],
)
def test_what_needs_no_evidence_of_its_own(passage):
    assert added(passage) == []


ROOMS = make("rooms", "Of the rooms of Lumo House 40 face the sea, 28 have a bath and 12 lie under the roof.")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("28 of those rooms have a bath, 40 face the sea and 12 lie under the roof.", []),
        ("28 rooms have a bath, 40 face the sea and 15 rooms lie under the roof.", ["15"]),
        ("Of the rooms of Lumo House 40 face the sea, 28 have a bath of 12 kg and 12 lie under the roof.", ["12"]),
        ("28 have a bath, 40 face the sea and 12 lie under the roof, for 128 guests.", ["128"]),
        ("28 have a bath, 40 face the sea, an hour ago 12 still lay under the roof.", []),
        ("28 have a bath, 40 face the sea, and 12 lie under the roof within an hour.", ["within an hour"]),
    ],
)
def test_a_number_that_the_message_gives_without_a_noun_is_stated(passage, expected):
    figures = unsupported_figures(profile_text(passage), profile_message(ROOMS), stated_figures((ROOMS,)))
    assert [passage[figure.start : figure.end] for figure in figures] == expected


FAIR = make("fair", "The Lumo Fair expects 40 to 50 guests.")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("The Lumo Fair is held two days before the Harbour Week and expects 40 to 50 guests.", []),
        ("This Lumo Fair takes place just one day prior to Harbour Week and expects 40 to 50 guests.", []),
        ("The Lumo Fair expects 40 to 50 guests two days before Harbour Week.", ["two days"]),
        ("The Lumo Fair is held for two days and expects 40 to 50 guests.", ["two days"]),
        ("The Lumo Fair, held two days before its rivals, expects 40 to 50 guests.", ["two days"]),
    ],
)
def test_a_time_that_places_an_event_beside_another_is_no_claim(passage, expected):
    figures = unsupported_figures(profile_text(passage), profile_message(FAIR), stated_figures((FAIR,)))
    assert [passage[figure.start : figure.end] for figure in figures] == expected


BOLTS = make("bolts", "Fewer than three in 1,000 bolts of the Lumo Bridge are loose.")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Of 1,000 bolts of the Lumo Bridge, fewer than three are loose.", []),
        ("We count. Out of every 1,000 bolts of the Lumo Bridge, two are loose.", []),
        ("Of 1,200 bolts of the Lumo Bridge, fewer than three are loose.", ["1,200"]),
        ("The Lumo Bridge has a stock of 1,000 bolts, and fewer than three are loose.", ["1,000"]),
        ("1,000 bolts of the Lumo Bridge are loose.", ["1,000"]),
    ],
)
def test_a_round_whole_of_which_a_share_is_told_is_no_claim(passage, expected):
    figures = unsupported_figures(profile_text(passage), profile_message(BOLTS), stated_figures((BOLTS,)))
    assert [passage[figure.start : figure.end] for figure in figures] == expected
