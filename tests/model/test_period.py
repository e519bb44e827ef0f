from datetime import UTC, datetime

import pytest

from msgcheck.errors import UsageError
from msgcheck.model.period import parse_period, quarter_of

CASES = {
    "2026Q3": ((2026, 7), (2026, 10), "2026Q2"),
    "2026q1": ((2026, 1), (2026, 4), "2025Q4"),
    "2026H2": ((2026, 7), (2027, 1), "2026H1"),
    "2026-12": ((2026, 12), (2027, 1), "2026-11"),
    "2026-1": ((2026, 1), (2026, 2), "2025-12"),
    "2026": ((2026, 1), (2027, 1), "2025"),
}


@pytest.mark.parametrize("written", CASES)
def test_a_period_has_its_months_and_its_predecessor(written):
    start, end, before = CASES[written]
    period = parse_period(written)
    assert (period.start, period.end) == (datetime(*start, 1, tzinfo=UTC), datetime(*end, 1, tzinfo=UTC))
    assert period.before.name == before
    assert period.before.end == period.start
    assert parse_period(period.name) == period


@pytest.mark.parametrize(
    "written", ["", "2026Q5", "2026Q0", "2026H3", "2026-13", "0000", "9999", "Q3 2026", "26Q1", "2026Q3x"]
)
def test_what_is_no_period_is_refused_with_the_way_out(written):
    with pytest.raises(UsageError, match=r"is no period\. Write a quarter"):
        parse_period(written)


def test_a_quarter_holds_its_first_moment_and_not_its_last():
    quarter = quarter_of(datetime(2026, 9, 30, 23, 59, tzinfo=UTC))
    assert quarter.name == "2026Q3"
    assert quarter.start in quarter
    assert quarter.end not in quarter
