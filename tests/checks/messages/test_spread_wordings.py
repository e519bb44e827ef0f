"""A boilerplate over two paragraphs, or with a sentence between, is told; one that lacks a sentence is not."""

import pytest

from msgcheck.model.message import MatchMode, Message, MessageKind

FIRST = (
    "The Varrow Trust helps small mills to share one workshop and repair their looms together, wherever they stand, "
    "by lending tools to spinners and weavers alike."
)
SECOND = "The Varrow Trust is part of the Ostrey League and rests on open books."
BETWEEN = "We keep the rooms that this needs in six towns, and each of them is open on all days of the year but one."
BOILERPLATE = (
    Message(id="bp", kind=MessageKind.BOILERPLATE, statement=f"{FIRST} {SECOND}", match=MatchMode.EXACT),
)  # fmt: skip


@pytest.fixture
def rules(check):
    def find(*texts):
        return [each.rule for each in check(texts, messages=BOILERPLATE).observations]

    return find


@pytest.mark.parametrize(
    "texts",
    [
        (FIRST, SECOND),
        (f"{FIRST} {BETWEEN} {SECOND}",),
        (FIRST, BETWEEN, f"{SECOND[:-1]}, as our reports show."),
    ],
    ids=["two paragraphs", "a sentence between", "a paragraph between"],
)
def test_a_wording_that_stands_in_parts_is_told(rules, texts):
    assert rules(*texts) == []


@pytest.mark.parametrize(
    "texts",
    [
        (FIRST,),
        (FIRST, "The Varrow Trust rests on open books."),
        (FIRST.replace("repair", "mend").replace("alike", "too"), SECOND),
        (FIRST, *("The mill by the river grinds.",) * 6, SECOND),
    ],
    ids=["lost", "shortened", "other words", "far away"],
)
def test_a_wording_of_which_a_part_is_lost_or_changed_is_a_fault(rules, texts):
    assert [rule in ("message.conflicting", "message.drifted") for rule in rules(*texts)] == [True]


LINE = (
    Message(
        id="line",
        kind=MessageKind.TAGLINE,
        statement="Varrow Loom weaves mills into one workshop.",
        match=MatchMode.EXACT,
    ),
)


@pytest.mark.parametrize(
    ("heading", "text", "is_told"),
    [
        ("Varrow Loom", "weaves mills into one workshop.", True),
        ("Varrow Loom weaves", "mills into one workshop.", True),
        ("Varrow", "weaves mills into one workshop.", False),
        ("Varrow Loom", "weaves all mills into one workshop.", False),
        ("About Varrow Loom", "weaves mills into one workshop.", False),
        ("Varrow Loom", "weaves many mills into one good workshop.", False),
        ("", "weaves mills into one workshop.", False),
    ],
)
def test_a_line_may_open_with_the_heading_above_it(check, heading, text, is_told):
    found = check((text,), messages=LINE, heading=heading).observations
    assert (not found) is is_told
