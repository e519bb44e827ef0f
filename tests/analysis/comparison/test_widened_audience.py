"""For everyone what is approved for some."""

import pytest

from msgcheck.analysis.comparison.difference import Reason
from msgcheck.model.message import MessageKind

MILLS = ("Acme is for mills with 20 looms or more that weave wool.", "Built for wool mills of 20 looms and up.")


def widened(compared, passage, wordings=MILLS, kind=MessageKind.AUDIENCE):
    told = compared(wordings, passage, kind=kind, own_names=("the Acme",))
    return [each.found for each in told if each.reason is Reason.STRONGER]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Acme is for anyone who weaves.", "for anyone"),
        ("We are built for everybody with a loom at home.", "for everybody"),
        ("Made for everyone in the trade, from the student to the master", "for everyone"),
        ("For every mill, whatever it weaves", "For every mill"),
        ("New this year. Acme is for all mills in the north.", "for all mills"),
    ],
)
def test_for_everyone_what_is_approved_for_some(compared, passage, found):
    assert widened(compared, passage) == [found]


@pytest.mark.parametrize(
    "passage",
    [
        "Acme is not for everyone.",
        "Good light for everyone.",
        "For everyone else there is the open edition.",
        "For every mill we name one person who answers.",
        "For anyone who comes late, there is a second tour.",
        "Built for any mill with 20 or more looms.",
        "Acme is for everyone who weaves wool in mills.",
        "Made for all your questions",
        "Acme is for everyone in your mill.",
        "Acme is made for any wool mill of your size.",
        "For every colour of yarn",
        "The guide is for anyone who wants to learn.",
    ],
)
def test_what_is_no_audience_or_names_the_approved_one_is_left_alone(compared, passage):
    assert widened(compared, passage) == []


def test_an_audience_of_everyone_and_other_messages_are_left_alone(compared):
    every = ("Acme is for every mill that weaves wool.",)
    assert widened(compared, "Acme is for anyone who weaves.", every) == []
    assert widened(compared, "Acme is for anyone who weaves.", kind=MessageKind.VALUE_PROPOSITION) == []


def test_long_marks_before_everyone_are_read_in_time(compared, clock):
    one, two = ("'-" * count + " a for everyone" for count in (2_000, 4_000))
    clock.assert_growth(3, lambda: widened(compared, one), lambda: widened(compared, two))
