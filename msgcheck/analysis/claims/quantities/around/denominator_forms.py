"""Denominators as a text names them ("Monat", "100 km") in the one form in which two of them compare."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import TIME_UNITS

_MEASURES = {
    "kg": "kilogram", "km": "kilometre", "kilometer": "kilometre",
    "kilowatt hour": "kwh", "megawatt hour": "mwh", "gigawatt hour": "gwh",
}  # fmt: skip
_PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening"})
"""Not "night": a berth of €40 a night is another price by the day."""
TIMES = TIME_UNITS | {"tag": "day", "an": "year"}
"""Times as units, with the words that are another one elsewhere: a tag, an article."""


def denominators(quantity: Quantity) -> frozenset[str]:
    """Return the denominators of an amount in the form in which two of them compare: "day" for "Tag" and "jour", and
    for "morning", which comes once a day.
    """
    return frozenset("day" if part in _PARTS_OF_A_DAY else part for part in _forms(quantity))


def parts_of_a_day(quantity: Quantity) -> frozenset[str]:
    """Return the parts of a day that the denominators of an amount name: "500 rolls every morning"."""
    return _forms(quantity) & _PARTS_OF_A_DAY


def is_time(per: str) -> bool:
    """Tell whether a denominator is a unit of time, in whatever language."""
    return _canonical(per.lower()) in SECONDS


def _forms(quantity: Quantity) -> frozenset[str]:
    return frozenset(_canonical(part.lower()) for part in (quantity.per or "").split("/"))


def _canonical(denominator: str) -> str:
    whole = denominator.replace("-", " ")
    if whole in _MEASURES:
        return _MEASURES[whole]
    number, _, noun = whole.rpartition(" ")
    noun = TIMES.get(noun) or _MEASURES.get(noun, noun)
    return f"{number} {noun}" if number else noun
