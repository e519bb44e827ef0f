"""A wording that the platform names as wrong is found where it is told whole, whatever else is said around it."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

CHARITY = Message(
    id="charity",
    kind=MessageKind.COMMITMENT,
    statement="Varrowby is a sponsored project of the Hask Trust, a registered charity in Dunmore.",
    match=MatchMode.FACTS,
    contradictions=("Varrowby is a registered charity.",),
)
KETTLE = Message(
    id="kettle",
    kind=MessageKind.PROOF_POINT,
    statement="The Penwick Two is a steel travel kettle that boils a full litre of cold water in just 90 seconds.",
    match=MatchMode.FACTS,
    contradictions=("The Penwick boils a full litre of cold water in just 180 seconds.",),
)


def _is_known_wrong(message, passage):
    profile = profile_message(message, capitalised_stems([message.statement]))
    return Reason.KNOWN_WRONG in {each.reason for each in compare(profile_text(passage), profile)}


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby is a registered charity.",
        "✓ Varrowby is a registered charity — gifts are free of tax!",
        "Thank you for your help. Varrowby is a registered charity, and every coin counts.",
    ],
)
def test_all_words_of_it_may_stand_in_the_approved_wording(passage):
    assert _is_known_wrong(CHARITY, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby is a sponsored project of the Hask Trust, a registered charity.",
        "Varrowby is a registered charity project of the Hask Trust.",
        "Varrowby is not a registered charity.",
        "Some think that Varrowby is a registered charity.",
        "Is Varrowby a registered charity?",
        "Our sponsor of Varrowby is a registered charity.",
        "Varrowby is a registered charity? No, it is a project of one.",
    ],
)
def test_what_only_holds_its_words_does_not_repeat_it(passage):
    assert not _is_known_wrong(CHARITY, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The Penwick is a small steel kettle with a folding grip, a long lead and a lid of oak, and it boils a full "
        "litre of cold water in just 180 seconds when it stands on a good plate – such as ours.",
        "The Penwick comes with a folding grip, a long lead of its own, a lid of oak and a bag of felt, and boils a "
        "full litre of cold water in just 180 seconds.",
        "The Penwick weighs 400 grams, folds flat, fits every bag; it boils a full litre of cold water in just "
        "180 seconds and keeps it warm until noon.",
    ],
)
def test_a_long_sentence_may_come_to_it_late(passage):
    assert _is_known_wrong(KETTLE, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The Penwick is a small steel kettle with a folding grip and a lid of oak, made for those who had a pot that "
        "boils a full litre of cold water in just 180 seconds.",
        "The Penwick is lighter and quicker to fill than any pot of iron with a long lead and a heavy lid of oak, and "
        "it boils a full litre of cold water in just 180 seconds.",
        "The Penwick comes with a folding grip, a long lead of its own and a lid of oak, while the old pot boils a "
        "full litre of cold water in just 180 seconds.",
        "The Penwick comes with a folding grip, a long lead of its own and a lid of oak, and it boils a full litre of "
        "cold water in just 90 seconds.",
    ],
)
def test_what_is_said_of_another_thing_is_not_said_of_the_subject(passage):
    assert not _is_known_wrong(KETTLE, passage)
