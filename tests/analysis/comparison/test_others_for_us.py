"""What we do ourselves, told of others."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

TAILORS = "Our own tailors mend torn sails by hand, wherever the cloth still allows it."
JUDGES = "Tarnby grades every young horse itself."


@pytest.fixture
def others(compared):
    def find(statement, passage, *variants):
        every = compared([statement, *variants], passage)
        return [(each.approved, each.found) for each in every if each.reason is Reason.NEGATION]

    return find


@pytest.mark.parametrize(
    ("statement", "passage", "pair"),
    [
        (TAILORS, "Partner lofts mend torn sails by hand.", ("Our own tailors", "Partner lofts")),
        (TAILORS, "Torn sails are mended by hand by an external loft.", ("Our own tailors", "by an external loft")),
        (TAILORS, "Subcontractors mend torn sails by hand, wherever the cloth still allows it.",
         ("Our own tailors", "Subcontractors")),
        (TAILORS, "Our partners mend torn sails by hand.", ("Our own tailors", "Our partners")),
        (JUDGES, "Every young horse is graded by a third party.", ("itself", "by a third party")),
    ],
)  # fmt: skip
def test_others_in_our_place_are_named(others, statement, passage, pair):
    assert others(statement, passage) == [pair]


@pytest.mark.parametrize(
    ("statement", "passage", "variants"),
    [
        (TAILORS, "Our tailors mend torn sails by hand.", ()),
        (TAILORS, "Our own tailors and those of partners mend torn sails by hand.", ()),
        (TAILORS, "No partner mends torn sails by hand.", ()),
        (TAILORS, "Torn sails are mended by hand in-house, by no external loft.", ()),
        (TAILORS, "Partners praise how torn sails are mended by hand.", ()),
        (TAILORS, "Partner lofts mend torn sails by hand.", ("Tailors mend torn sails by hand.",)),
        (TAILORS, "Partner lofts mend torn sails by hand.", ("We or a partner mend torn sails by hand.",)),
        (TAILORS, "External lofts rent out sails.", ()),
        ("Tarnby tailors mend torn sails by hand.", "Partner lofts mend torn sails by hand.", ()),
    ],
    ids=[
        "ours",
        "both",
        "denied",
        "in-house",
        "praise",
        "variant",
        "variant with others",
        "other thing",
        "not claimed",
    ],
)
def test_what_leaves_it_with_us(others, statement, passage, variants):
    assert others(statement, passage, *variants) == []
