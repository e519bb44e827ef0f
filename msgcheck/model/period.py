"""A period of a report: a quarter, a half year, a month or a year of the calendar, in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from msgcheck.errors import UsageError
from msgcheck.values import dataclass

_MONTHS = {"Q": 3, "H": 6, "-": 1, "": 12}
_WRITTEN = re.compile(r"(?P<year>\d{4})(?:(?P<kind>[QH-])(?P<number>\d{1,2}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """``start`` is its first moment, ``end`` the first moment after it; ``name`` is as written: 2026Q3, 2026H1,
    2026-07, 2026.
    """

    start: datetime
    end: datetime
    name: str

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    @property
    def before(self) -> Period:
        """The period of the same length that ends where this one starts."""
        months = _months(self.start, self.end)
        kind = next(kind for kind, length in _MONTHS.items() if length == months)
        year, month = divmod(self.start.year * 12 + self.start.month - 1 - months, 12)
        return _period(year, kind, month // months + 1)


def parse_period(text: str) -> Period:
    """Return the period that ``text`` names; ``UsageError`` with the way out where it names none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found:
        kind, number = (found["kind"] or "").upper(), int(found["number"] or 1)
        if 1 <= int(found["year"]) < 9999 and 1 <= number <= 12 // _MONTHS[kind]:
            return _period(int(found["year"]), kind, number)
    raise UsageError(f"'{text}' is no period. Write a quarter (2026Q3), half year (2026H1), month (2026-07) or 2026.")


def quarter_of(moment: datetime) -> Period:
    """Return the quarter that ``moment`` (with a time zone) falls into."""
    there = moment.astimezone(UTC)
    return _period(there.year, "Q", (there.month - 1) // 3 + 1)


def _period(year: int, kind: str, number: int) -> Period:
    months = _MONTHS[kind]
    first = year * 12 + (number - 1) * months
    name = f"{year:04}" if not kind else f"{year:04}{kind}{number:02}" if kind == "-" else f"{year:04}{kind}{number}"
    return Period(_month(first), _month(first + months), name)


def _month(count: int) -> datetime:
    """Return the first moment of the month that is ``count`` months after January of the year 0."""
    return datetime(count // 12, count % 12 + 1, 1, tzinfo=UTC)


def _months(start: datetime, end: datetime) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
