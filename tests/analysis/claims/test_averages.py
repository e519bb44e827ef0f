"""What one period reached is no other figure than an average over periods."""

import pytest

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.quantity_difference import compare_quantities
from msgcheck.analysis.claims.quantities.grammar import find_quantities

MONTHLY = "Ticket sales rise by 12 % month over month on average"


def figures(wording, passage):
    stated = [Stated(text, find_quantities(text)) for text in (wording, passage)]
    return [(each.approved, each.found) for each in compare_quantities(stated[:1], stated[1])]


@pytest.mark.parametrize(
    ("wording", "passage"),
    [
        (MONTHLY, "Ticket sales vs. previous month: 3 %"),
        ("Ticket sales rise by an average of 12 % quarter on quarter", "Ticket sales rose by 4 % this quarter"),
        ("The monthly average is 640 tickets", "We sold 900 tickets last month"),
    ],
)
def test_one_period_is_held_to_no_average(wording, passage):
    assert figures(wording, passage) == []


@pytest.mark.parametrize(
    ("wording", "passage", "expected"),
    [
        (MONTHLY, "On average, ticket sales rise by 9 %, last month included", ("12 %", "9 %")),
        (MONTHLY, "Ticket sales rise by 9 % month over month", ("12 %", "9 %")),
        ("Customers save 12 % on average", "Customers saved 9 % last month", ("12 %", "9 %")),
    ],
)
def test_another_average_is_another_figure(wording, passage, expected):
    assert figures(wording, passage) == [expected]
