"""What a platform names as wrong is found without its subject, too, where enough of it is repeated."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

MESSAGE = Message(
    id="code",
    kind=MessageKind.VALUE_PROPOSITION,
    statement="Varrowby Code defines the key requirements of a quality bike care program.",
    match=MatchMode.MEANING,
    contradictions=("Varrowby Code specifies a minimum standard.", "Varrowby Code is a rulebook."),
)


def _wrong(passage):
    profile = profile_message(MESSAGE, capitalised_stems([MESSAGE.statement]))
    return [each.found for each in compare(profile_text(passage), profile) if each.reason is Reason.KNOWN_WRONG]


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby Code specifies a minimum standard.",
        "Specifies a minimum standard for bike care",
        "A new rule that specifies a minimum standard for all",
    ],
)
def test_the_subject_may_stand_in_the_title(passage):
    assert _wrong(passage) == ["Varrowby Code specifies a minimum standard."]


@pytest.mark.parametrize(
    "passage",
    [
        "The minimum standard",
        "It is a rulebook.",
        "Varrowby Code is the standard.",
        "Varrowby sets a minimum.",
        "Each city sets a minimum wage by its own standard.",
    ],
)
def test_a_few_of_its_words_are_said_of_anything(passage):
    assert _wrong(passage) == []
