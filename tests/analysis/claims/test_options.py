"""The figures of an option that a passage does not tell are not held to those of the one that it tells."""

import pytest

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.quantity_difference import compare_quantities
from msgcheck.analysis.claims.quantities.grammar import find_quantities

CART = "The Varrowby Cart costs $140, or $190 as the Family Cart with 4 wheels and 3 seats."


def _figures(wording, passage):
    stated = [Stated(text, find_quantities(text)) for text in (wording, passage)]
    return [(each.approved, each.found) for each in compare_quantities(stated[:1], stated[1])]


@pytest.mark.parametrize(
    ("wording", "passage"),
    [
        (CART, "$140 — 2 wheels; 1 seat"),
        (CART, "The Varrowby Cart for $140 has 2 wheels and 1 seat."),
        ("A cart costs $90, $140 or $190 with 4 wheels.", "The cart for $140 has 3 wheels, that for $90 has 2 wheels."),
    ],
)
def test_the_option_that_is_told_has_figures_of_its_own(wording, passage):
    assert _figures(wording, passage) == []


@pytest.mark.parametrize(
    ("wording", "passage", "expected"),
    [
        (CART, "$190 — 2 wheels; 3 seats", ("4", "2")),
        (CART, "The Varrowby Cart costs $140, or $190 with 4 wheels and 2 seats.", ("3", "2")),
        (CART, "The Varrowby Cart costs $160, or $190 with 4 wheels and 3 seats.", ("$140", "$160")),
        (CART, "The Varrowby Cart costs $140, or $180 with 4 wheels and 3 seats.", ("$190", "$180")),
        (CART, "The Family Cart has 2 wheels and 3 seats.", ("4", "2")),
        (
            "The cart costs $140 and carries 4 boxes. It lasts for 9 years.",
            "It costs $140 and carries 3 boxes.",
            ("4", "3"),
        ),
        ("Pay $140 or $190. Each cart carries 4 boxes.", "For $140 each cart carries 3 boxes.", ("4", "3")),
    ],
)
def test_another_figure_of_the_option_that_is_told_is_another_figure(wording, passage, expected):
    assert expected in _figures(wording, passage)
