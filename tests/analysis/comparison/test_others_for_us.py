"""What we do ourselves, told of others."""

import pytest

from msgcheck.analysis.comparison.difference import Reason

TAILORS = "Our own tailors mend torn sails by hand, wherever the cloth still allows it."
DRIVERS = "Our own drivers bring every crate to your kitchen."
STORMS = "Our own drivers bring every crate to your kitchen, no matter the weather."
VALVE = "The valve closes by itself when the tank is full."
GATE = "The gate shuts the yard itself when the tide is high."
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
        (DRIVERS, "We have partners bring every crate to your kitchen.", ("Our own drivers", "partners")),
        (DRIVERS, "Today, freelancers bring every crate to your kitchen.", ("Our own drivers", "freelancers")),
        (TAILORS, "Partner lofts are mending torn sails by hand.", ("Our own tailors", "Partner lofts")),
        (STORMS, "Freelancers bring every crate to your kitchen, no matter the weather.",
         ("Our own drivers", "Freelancers")),
        ("We carry every crate to your kitchen ourselves.", "An outside courier carries every crate to your kitchen.",
         ("ourselves", "An outside courier")),
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
        (
            DRIVERS,
            "Partners bring every crate to your kitchen.",
            ("Our own drivers bring crates from partner farms to your kitchen.",),
        ),
        (TAILORS, "External lofts rent out sails.", ()),
        (VALVE, "The outside valve closes when the tank is full.", ()),
        (GATE, "An external gate shuts the yard when the tide is high.", ()),
        (DRIVERS, "Drivers bring every crate from partner farms to your kitchen.", ()),
        (DRIVERS, "Drivers bring every crate to your kitchen by the outside door.", ()),
        (TAILORS, "External sails are mended by hand, wherever the cloth still allows it.", ()),
        (DRIVERS, "We help partners bring every crate to your kitchen.", ()),
        (DRIVERS, "Freelancers and our drivers bring every crate to your kitchen.", ()),
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
        "variant that names others",
        "other thing",
        "a part of a thing",
        "a thing itself",
        "where from",
        "a way in",
        "done to them",
        "helped",
        "both before the verb",
        "not claimed",
    ],
)
def test_what_leaves_it_with_us(others, statement, passage, variants):
    assert others(statement, passage, *variants) == []


def test_long_texts_take_no_longer(others):
    assert others(TAILORS, "we have " * 20_000 + "\n" * 20_000) == []
