"""Several where one is approved."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

PIANO = "An Orbit tuner needs one trip of 40 minutes to tune a piano; strings are mailed."
LID = "The lid opens with a single turn."


def several(compared, passage, *wordings):
    told = compared(wordings or (PIANO,), passage, own_names=("the Orbit",))
    return [(each.approved, each.found) for each in told if each.reason is Reason.NUMBER]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("An Orbit tuner needs two trips to tune a piano", "two trips"),
        ("To tune your piano, our tuner needs 3 trips.", "3 trips"),
        ("A tuner needs three trips of 40 minutes to tune a piano; strings are mailed.", "three trips"),
    ],
)
def test_several_for_one_are_named(compared, passage, found):
    assert several(compared, passage) == [("one trip", found)]


def test_several_for_a_single_one_are_named(compared):
    assert several(compared, "The lid opens with two turns.", LID) == [("a single turn", "two turns")]


@pytest.mark.parametrize(
    "passage",
    [
        "A tuner needs one trip, not two trips, to tune a piano",
        "Other shops and their tuners need two trips to find what is wrong with a piano",
        "A tuner needs one trip to tune a piano, and two trips for an organ",
        "Instead of two trips, a tuner needs a single trip",
        "To tune a grand piano with two keyboards a tuner of ours needs two trips",
        "Two trips a year keep the sound of a piano fresh",
        "A tuner never needs two trips to tune a piano",
    ],
)
def test_several_beside_one_or_of_another_thing_are_not(compared, passage):
    assert several(compared, passage) == []


def test_several_of_what_is_no_one_are_not(compared):
    assert several(compared, "The lid opens with two turns.", "The lid opens with one of the turns.") == []
    assert several(compared, "Larkfield asks two riders.", "Larkfield asks no one rider.") == []
