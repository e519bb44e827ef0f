"""Near-copies of a wording that must stand word for word, and what only shares a phrase with it."""

import pytest

from msgcheck.analysis.comparison import Reason
from msgcheck.model.message import MatchMode, MessageKind


@pytest.fixture
def changes(compared):
    def find(passage):
        found = compared(["Honest coffee beans for everyone"], passage, kind=MessageKind.TAGLINE, match=MatchMode.EXACT)
        return [(each.approved, each.found) for each in found if each.reason is Reason.WORDING]

    return find


@pytest.mark.parametrize(
    ("passage", "change"),
    [
        ("Honest coffee beans", ("for everyone", "")),
        ("Varrowby: honest coffee beans", ("for everyone", "")),
        ("Honest coffee beans for offices", ("everyone", "offices")),
        ("Varrowby brings you honest coffee for everyone", ("beans", "")),
        ("Honest, fresh coffee for everyone", ("beans", "fresh")),
    ],
)
def test_a_slogan_told_otherwise_is_named(changes, passage, change):
    assert changes(passage) == [change]


@pytest.mark.parametrize(
    "passage",
    [
        "Wake up to honest coffee beans",
        "Simplify your mornings with honest coffee beans",
        "Coffee beans for cold winters",
    ],
)
def test_what_shares_one_phrase_with_it_is_no_telling(changes, passage):
    assert changes(passage) == []


@pytest.mark.parametrize(
    ("slogan", "passage", "change"),
    [
        ("Honest coffee beans for everyone", "Honest coffee beans, every morning", ("for everyone", "every morning")),
        ("Honest coffee beans for everyone", "Honest coffee beans, roasted daily", ("for everyone", "roasted daily")),
        ("Work calmly with one tidy desk", "Work calmly with one small app", ("tidy desk", "small app")),
        ("Every invoice paid on the day", "Every invoice paid on time, always", ("the day", "time, always")),
    ],
)
def test_a_slogan_with_another_end_is_named(compared, slogan, passage, change):
    found = compared([slogan], passage, kind=MessageKind.TAGLINE, match=MatchMode.EXACT)
    assert [(each.approved, each.found) for each in found] == [change]


def test_part_of_a_word_is_no_telling(compared):
    found = compared(["Honest coffee beans", "coffee bean"], "Honest coffee beanstalks", match=MatchMode.EXACT)
    assert [(each.approved, each.found) for each in found] == [("beans", "beanstalks")]


def test_most_of_a_longer_wording_is_no_phrase(compared):
    wording = "Varrowby roasts honest coffee for every kitchen in the valley, and nobody waits for it."
    passage = "Varrowby roasts honest coffee for every kitchen in the valley, whatever the weather may bring."
    found = compared([wording], passage, kind=MessageKind.BOILERPLATE, match=MatchMode.EXACT)
    assert [(each.approved, each.found) for each in found] == [
        ("and nobody waits for it", "whatever the weather may bring")
    ]
