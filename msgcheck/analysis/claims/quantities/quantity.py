"""A quantity as a value, and when two of them say the same amount.

Units of time are converted here and nowhere else. The table is small and closed (eight units), so a units library would
cost its import and give nothing; calendar units are averages (a year is 365.25 days), as people mean them in a claim.
"""

from __future__ import annotations

from enum import StrEnum

from msgcheck.analysis.claims.quantities.tokens.measures import ROUNDING, Measure, measure_of
from msgcheck.values import dataclass

SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629800.0,
    "quarter": 7889400.0,
    "year": 31557600.0,
}
NEAR = 0.005
"""Relative difference up to which two amounts are one, as when "two thirds" is written 67 %."""

_MONTHS = frozenset({"month", "quarter"})
_DAYS_OF_MONTH = {"day": 30.0, "week": 28.0}
"""How long a month is beside another unit: "90 days" are three months, and so are "12 weeks"."""


class Bound(StrEnum):
    """How a value is meant."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its meaning; ``start`` and ``end`` are code points of the text, half-open.

    ``unit`` is ``percent``, ``percentage_point``, ``multiple``, ``ratio``, an ISO 4217 code, a unit of time, ``date``,
    ``rank``, ``rating``, ``version`` or ``count``. A range has no ``value``; ``at_least`` repeats it in ``low``,
    ``at_most`` in ``high``; a date has neither, its bound says "since" or "by". ``per`` is the denominator in the
    singular and in the language of the text ("user/month", "Nutzer/Monat"), for a rating its scale. ``window`` is an
    ISO 8601 date or period ("2025-Q3", "P90D"): of a date itself, else the time in which the value holds, in words
    where it has no such form ("first year"). ``of`` is what is counted or measured, lower case. ``name`` is a version
    as written: 3.10 is not 3.1.
    """

    start: int
    end: int
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    per: str | None = None
    window: str | None = None
    of: str = ""
    name: str = ""


def bound_of_amount(quantity: Quantity) -> Bound:
    """Return how an amount is limited; a date is no amount: "by 2027" and "in 2027" name one time."""
    return Bound.EXACT if quantity.unit == "date" else quantity.bound


def family(quantity: Quantity) -> str:
    """Return what a quantity may be compared with: duration with duration, ratio with percent, count by its noun or, of
    a unit of measure, by what that measures.
    """
    if quantity.unit in SECONDS:
        return "duration"
    if quantity.unit in ("ratio", "percentage_point"):
        return "percent"
    measure = _measure(quantity)
    if measure is not None:
        return f"count:{measure.sort}"
    if quantity.unit in ("count", "version"):
        return f"{quantity.unit}:{quantity.of.lower()}"
    return quantity.unit


def convert(value: float, unit: str, target: str) -> float:
    """Convert a duration to another unit of time; a value of any other unit stays as it is."""
    if unit == target or unit not in SECONDS or target not in SECONDS:
        return value
    return value * SECONDS[unit] / SECONDS[target]


def has_same_unit(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are counted in one unit: dollars, or kilograms in whatever form."""
    return one.unit == other.unit and (_measure(one) == _measure(other))


def _measure(quantity: Quantity) -> Measure | None:
    return measure_of(quantity.of) if quantity.unit == "count" else None


def interval(quantity: Quantity) -> tuple[float, float]:
    """Return the lowest and highest amount named, bounds aside, in the basic unit: seconds, percent, that of a measure,
    else the unit.
    """
    measure = _measure(quantity)
    factor = measure.factor if measure else SECONDS.get(quantity.unit, 100.0 if quantity.unit == "ratio" else 1.0)
    if quantity.low is not None and quantity.high is not None:
        return quantity.low * factor, quantity.high * factor
    value = (quantity.value or 0.0) * factor
    return value, value


def agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities of one family say the same amount, bounds aside: 1 hour and 60 minutes agree.

    A single value agrees with a range it lies in; two ranges agree where both ends do.
    """
    if left.unit == "version" and right.unit == "version":
        return left.name == right.name
    if left.unit == "date" and right.unit == "date":
        one, other = sorted((left.window or "", right.window or ""), key=len)
        return other.startswith(one)  # "in 2026" is right where 2026-03 is approved
    mine, theirs = interval(left), interval(right)
    if (mine[0] < mine[1]) == (theirs[0] < theirs[1]):
        return _is_near(left, right, mine[0], theirs[0]) and _is_near(left, right, mine[1], theirs[1])
    slack = NEAR * max(abs(mine[1]), abs(theirs[1]))
    return mine[0] - slack <= theirs[1] and theirs[0] - slack <= mine[1]


def _is_near(left: Quantity, right: Quantity, one: float, other: float) -> bool:
    """Compare two amounts; near 100 % the rest counts, since 99.9 % and 99.99 % are two promises."""
    if family(left) == "percent" and min(one, other) > 90 and max(one, other) <= 100:
        return abs(one - other) <= NEAR * max(100 - one, 100 - other)
    slack = (NEAR if _measure(left) == _measure(right) else ROUNDING) * max(abs(one), abs(other))
    if {left.unit, right.unit} == {"ratio", "percent"}:
        slack = max(slack, 0.5)
    as_counted = one * _short_month(left, right) - other * _short_month(right, left)
    return min(abs(one - other), abs(as_counted)) <= slack


def _short_month(one: Quantity, other: Quantity) -> float:
    """Return how long a month of ``one`` is beside the unit of ``other``, as a share of its mean length."""
    days = _DAYS_OF_MONTH.get(other.unit) if one.unit in _MONTHS else None
    return days * SECONDS["day"] / SECONDS["month"] if days else 1.0
