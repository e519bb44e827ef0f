"""What a platform names as wrong of one thing is no mistake where the passage says it of another."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

MESSAGE = Message(
    id="basic",
    kind=MessageKind.COMMITMENT,
    statement="The basic pass costs 20 euros a month and is valid on Varrowby bikes only.",
    match=MatchMode.FACTS,
    contradictions=("The basic pass can be used on cargo trams.",),
)


def _is_wrong(passage):
    profile = profile_message(MESSAGE, capitalised_stems([MESSAGE.statement]))
    return any(each.reason is Reason.KNOWN_WRONG for each in compare(profile_text(passage), profile))


@pytest.mark.parametrize(
    "passage",
    [
        "The basic pass can be used on bikes only. The family pass can be used on cargo trams.",
        "The basic pass can be used on bikes, while a Dunmere pass can be used on cargo trams.",
        "The basic pass can be used on bikes. Cargo trams need a Dunmere card.",
    ],
)
def test_what_is_said_of_another_thing_is_not_said_of_this(passage):
    assert not _is_wrong(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The basic pass can be used on cargo trams.",
        "The basic pass costs 20 euros, but can be used on cargo trams.",
        "You can have the basic pass today. It can be used on cargo trams.",
        "Here is the basic pass of Varrowby. The pass can be used on cargo trams.",
        "The basic pass can be used on bikes. Cargo trams are free with it.",
        "The family pass and the basic pass can be used on cargo trams.",
        "Basic pass: can be used on cargo trams",
    ],
)
def test_what_is_said_of_it_in_another_clause_is_still_wrong(passage):
    assert _is_wrong(passage)
