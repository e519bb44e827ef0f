import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

STATEMENT = "Varrowby services every bike overnight in its own workshops."

REPLACED = [
    ("Pedalix services every bike overnight in its own workshops.", "Varrowby", "Pedalix"),
]
KEPT = [
    "We service every bike overnight in our own workshops.",
    "Every bike is serviced overnight in our own workshops.",
    "Teams service every bike overnight in their own workshops.",
    "Overnight, Varrowby services every bike in its own workshops.",
    "Faster: every bike is serviced overnight in its own workshops.",
]


def names(passage, statement=STATEMENT, own_names=()):
    message = Message(id="m", kind=MessageKind.DIFFERENTIATOR, statement=statement, match=MatchMode.MEANING)
    found = compare(profile_text(passage), profile_message(message, capitalised_stems(own_names)))
    return [(each.approved, each.found) for each in found if each.reason is Reason.NAME]


@pytest.mark.parametrize(("passage", "approved", "found"), REPLACED)
def test_another_name_in_its_place_is_named(passage, approved, found):
    assert names(passage) == [(approved, found)]


@pytest.mark.parametrize("passage", KEPT)
def test_the_first_word_of_a_sentence_is_no_name_for_its_capital(passage):
    assert names(passage) == []


def test_one_word_of_praise_for_another_is_no_name():
    assert names("Smarter invoicing for large teams.", "Faster invoicing for large teams.") == []


def test_another_name_of_the_platform_is_no_stranger():
    passage = "Pedalix services every bike overnight in its own workshops."
    assert names(passage, own_names=["Rent a Pedalix today."]) == []
