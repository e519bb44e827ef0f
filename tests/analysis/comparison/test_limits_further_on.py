"""A limit or an amount is another one of what is said of a name, however much else its sentence says of it before."""

import pytest

from msgcheck.analysis.comparison import Reason
from msgcheck.model.message import MatchMode, MessageKind

CHEAPER = "Harbo costs up to 60% less than Boxel."
CLINICS = "Harbo serves at least 300 clinics in the Nordics."


@pytest.fixture
def reasons(compared):
    def find(approved, passage):
        names = ["Harbo", "Boxel", "Plaza"]
        found = compared([approved], passage, kind=MessageKind.PROOF_POINT, match=MatchMode.FACTS, own_names=names)
        return [each.reason for each in found]

    return find


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (CHEAPER, "Harbo delivers fast archives with full security at a cost that's 60% lower than Boxel."),
        (CHEAPER, "Harbo is for hospitals in many regions, with archives that cost 60% less than Boxel."),
        (CLINICS, "Harbo keeps the archives of doctors and nurses and serves 300 clinics in the Nordics."),
    ],
)
def test_a_limit_that_is_lost_further_on_is_named(reasons, approved, passage):
    assert reasons(approved, passage) == [Reason.QUALIFIER]


@pytest.mark.parametrize(
    ("approved", "passage"),
    [
        (CHEAPER, "Harbo delivers fast archives with full security at a cost that's up to 60% lower than Boxel."),
        (CHEAPER, "Harbo keeps archives. A study found that Plaza costs 60% less than Boxel."),
        (CHEAPER, "Harbo and its partners help hospitals, since paper costs 60% of their budget, unlike Boxel."),
        (CLINICS, "Harbo keeps the archives of doctors and nurses and serves more than 300 clinics in the Nordics."),
    ],
)
def test_a_limit_that_stands_and_what_is_said_of_others_is_not(reasons, approved, passage):
    assert Reason.QUALIFIER not in reasons(approved, passage)


KETTLE = "The Harbo heats up to its operating temperature in just 6 seconds."


@pytest.mark.parametrize(
    ("passage", "is_named"),
    [
        ("auto standby and it heats up to an operating temperature in just 12 seconds", True),
        ("auto standby, and heats up to its operating temperature in just 12 seconds", True),
        ("auto standby and it heats up to an operating temperature in just 6 seconds", False),
        ("auto standby, where the Plaza heats up to an operating temperature in just 12 seconds", False),
        ("auto standby and a stand that heats up to its operating temperature in just 12 seconds", False),
    ],
)
def test_another_amount_further_on_is_named(reasons, passage, is_named):
    whole = f"The Harbo is a smart portable kettle with a 32-bit chip, featuring a sleek design, {passage} when paired."
    assert (Reason.NUMBER in reasons(KETTLE, whole)) is is_named
