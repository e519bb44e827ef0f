"""A count that is given exactly where the least of it is approved: "16,191 bikes" of "more than 16,000 bikes"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity

_FINER_DIGITS = 2
"""Digits that an exact count has more than the least one: 17,000 of "more than 16,000" is another round number."""
_MOST_ABOVE = 1.1
"""From this many times the least on, a count is another one: 199 of "over 100"."""


def is_counted_out(least: Quantity, exact: Quantity) -> bool:
    """Tell whether ``exact`` is the count of which ``least`` is the round number."""
    lowest, count = least.value, exact.value
    if least.bound is not Bound.AT_LEAST or exact.bound is not Bound.EXACT or lowest is None or count is None:
        return False
    round_digits, digits = (len(f"{each:.0f}".rstrip("0")) for each in (lowest, count))
    is_near = lowest <= count < _MOST_ABOVE * lowest
    return least.unit == exact.unit == "count" and is_near and digits >= round_digits + _FINER_DIGITS
