"""The time in which an approved amount holds: left out by a passage, or another one there."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated, has_same_amount
from msgcheck.analysis.claims.changes.change import Span
from msgcheck.analysis.claims.quantities.around.windows import iso_period
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import TIME_UNITS
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.lexicon import FUNCTION_WORDS, MONTHS, word_set

_ONE = re.compile(r"\b(?:in|within|over|after|inside|for|per|each|every) an? (?P<unit>[a-z]+)", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:in|within|over|during|after|for)\s+(?:(?:the|their|your|its|our)\s+)?first\s+(?P<unit>[a-z]+)", re.IGNORECASE
)
"""A period that is named without a number: "in the first year"."""
_FIRST = re.compile(r"first (?:full )?(?P<unit>[a-z]+)")
"""Such a period as the window of a quantity."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE = re.compile(r"(?:\b(?P<lead>[a-z]+) )?(?:[A-Z][\w&’'-]* ){0,4}(?P<word>[A-Z][\w&’'-]*) \Z")
_WITHIN = word_set("in by over during since across throughout until before after")
"""Words before a name that make a time of its year: "in Norland 2026", "over Lent 2026"."""
_LONGEST_NAME = 40
_TIMES = FUNCTION_WORDS | MONTHS | word_set("spring summer autumn fall winter year quarter half fiscal early mid late")
"""Words before a year that are no name."""
_SAME_LENGTH = 0.05
"""Share by which two forms of one period may differ: 90 days and a quarter."""


def dropped_window(pair: Pair, passage: Stated) -> Mark | None:
    """Return the approved amount with its window ("20 % within 90 days") where the passage names it nowhere."""
    for time in pair.wording.quantities:
        is_period = time.unit in SECONDS and time.value is not None and iso_period(time) == pair.approved.window
        is_date = time.unit == "date" and time.window == pair.approved.window
        if is_period or (is_date and not _is_in_a_name(time, pair.wording)):
            is_named = any(has_same_amount(time, found) for found in passage.quantities) or _is_one_of(time, passage)
            start, end = min(time.start, pair.approved.start), max(time.end, pair.approved.end)
            return None if is_named else Mark(start, end, "window")
    return None


def _is_in_a_name(time: Quantity, stated: Stated) -> bool:
    """Tell the year in the name of an event or an edition, "at Acme Days 2026": it says when, and limits nothing."""
    if not _BARE_YEAR.fullmatch(stated.quote(time)):
        return False
    before = _NAME_BEFORE.search(stated.text, max(0, time.start - _LONGEST_NAME), time.start)
    return before is not None and before["word"].lower() not in _TIMES and before["lead"] not in _WITHIN


def _is_one_of(time: Quantity, passage: Stated) -> bool:
    """Tell whether the passage says "in a year" for one year: an article is no number."""
    if time.value != 1:
        return False
    return any(TIME_UNITS.get(found["unit"].lower()) == time.unit for found in _ONE.finditer(passage.text))


def is_other_window(pair: Pair, passage: Stated) -> bool:
    """Tell whether the same amount is said to hold in the first month, or within three years, where the first year is
    approved. A year and 12 months are one time.

    Two times with a number are amounts of their own, and compared as such.
    """
    if _unit_of_window(pair.approved) is None and _unit_of_window(pair.found) is None:
        return False
    one, other = _length_of_window(pair.wording, pair.approved), _length_of_window(passage, pair.found)
    return bool(one and other) and abs(one - other) > _SAME_LENGTH * max(one, other)


def with_window(stated: Stated, quantity: Quantity) -> Mark:
    """Return an amount up to the period that it holds in, the period alone where it stands before."""
    span = _span_of_window(stated, quantity) or (quantity.start, quantity.end)
    if span[0] < quantity.start:
        return Mark(*span, "window")
    return Mark(quantity.start, max(span[1], quantity.end), "window")


def _span_of_window(stated: Stated, quantity: Quantity) -> Span | None:
    """Return where the period of ``quantity`` stands, with a number or without."""
    unit = _unit_of_window(quantity)
    named = _NAMED.finditer(stated.text) if unit else ()
    first = next((each for each in named if TIME_UNITS.get(each["unit"].lower()) == unit), None)
    time = _time_of_window(stated, quantity)
    return first.span() if first else ((time.start, time.end) if time else None)


def _time_of_window(stated: Stated, quantity: Quantity) -> Quantity | None:
    times = (each for each in stated.quantities if each.unit in SECONDS and each.value is not None)
    return next((each for each in times if iso_period(each) == quantity.window), None)


def _length_of_window(stated: Stated, quantity: Quantity) -> float:
    """Return the seconds of the period that ``quantity`` holds in; 0 where it has none, or none of a known length."""
    unit, time = _unit_of_window(quantity), _time_of_window(stated, quantity)
    if unit:
        return SECONDS[unit]
    return SECONDS[time.unit] * (time.value or 0.0) if time else 0.0


def _unit_of_window(quantity: Quantity) -> str | None:
    """Return the unit of a period that is named without a number: "year" of "first year"."""
    first = _FIRST.fullmatch(quantity.window or "")
    return TIME_UNITS.get(first["unit"]) if first else None
