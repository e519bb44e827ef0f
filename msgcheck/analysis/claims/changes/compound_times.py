"""Times told in two units: "6 h 30 min" and "two years and three months" are one amount where they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity, convert

_JOINTS = ("", "and")


def join_times(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the ``quantities`` of ``text``, a time that goes on in a smaller unit as one, in the larger unit."""
    joined: list[Quantity] = []
    for each in quantities:
        if joined and _goes_on(text, joined[-1], each):
            joined[-1] = _sum(joined[-1], each)
        else:
            joined.append(each)
    return tuple(joined)


def _goes_on(text: str, time: Quantity, rest: Quantity) -> bool:
    if (
        not {time.unit, rest.unit} <= SECONDS.keys()
        or rest.bound is not Bound.EXACT
        or None in (time.value, rest.value)
    ):
        return False
    is_smaller = convert(rest.value or 0.0, rest.unit, time.unit) < 1 and SECONDS[rest.unit] < SECONDS[time.unit]
    return is_smaller and text[time.end : rest.start].strip().lower() in _JOINTS


def _sum(time: Quantity, rest: Quantity) -> Quantity:
    more = convert(rest.value or 0.0, rest.unit, time.unit)
    low, high = (None if end is None else end + more for end in (time.low, time.high))
    return replace(time, end=rest.end, value=(time.value or 0.0) + more, low=low, high=high, per=time.per or rest.per)
