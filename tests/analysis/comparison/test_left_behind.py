"""The news of a change names what is wrong today, and does not repeat it."""

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

OWNER = Message(
    id="owner",
    kind=MessageKind.PROOF_POINT,
    statement="Harbo is operated by Harbo Archives, which is owned by its founder Brenn Nilsen.",
    match=MatchMode.FACTS,
    contradictions=("Harbo is operated by Fjell Holding.",),
)


def repeats(passage):
    profile = profile_message(OWNER, capitalised_stems([*OWNER.wordings, *OWNER.contradictions]))
    return Reason.KNOWN_WRONG in {each.reason for each in compare(profile_text(passage), profile)}


@pytest.mark.parametrize(
    "passage",
    [
        "We have changed the name of the company operating Harbo from Fjell Holding to Harbo Archives.",
        "The company operating Harbo, formerly Fjell Holding, is now called Harbo Archives.",
        "The company operating Harbo (previously known as Fjell Holding) is Harbo Archives.",
    ],
)
def test_what_is_left_behind_is_not_repeated(passage):
    assert not repeats(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Harbo is operated by Fjell Holding.",
        "The legal name of the company operating Harbo is Fjell Holding.",
        "Harbo is operated by Fjell Holding, a spin-off from Harbo Archives.",
        "We moved from paper to Harbo, which is operated by Fjell Holding.",
        "The company operating Harbo from Oslo to Bergen is Fjell Holding.",
        "Formerly a club, Harbo is operated by Fjell Holding.",
        "It was renamed from Fjell Holding to Harbo Archives, but Harbo is operated by Fjell Holding.",
    ],
)
def test_what_is_told_as_of_today_is_repeated(passage):
    assert repeats(passage)


def test_the_new_name_may_share_all_its_words_with_the_wrong_wording():
    statement, wrong = "Harbo is operated by Harbo Limited, owned by Nilsen.", "Harbo is operated by Fjell Limited."
    message = Message(
        id="owner", kind=MessageKind.PROOF_POINT, statement=statement, match=MatchMode.FACTS, contradictions=(wrong,)
    )
    profile = profile_message(message, capitalised_stems([statement, wrong]))
    renamed = "We have changed the name of the company operating Harbo from Fjell Limited to Harbo Limited."
    told = {text: [each.reason for each in compare(profile_text(text), profile)] for text in (renamed, wrong)}
    assert Reason.KNOWN_WRONG in told[wrong]
    assert Reason.KNOWN_WRONG not in told[renamed]
