"""A count that is given exactly where the least of it is approved: "16,191 bikes" of "more than 16,000 bikes"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity

_FINER_DIGITS = 2
"""Digits that an exact count has more than the least one: 17,000 of "more than 16,000" is another round number."""


def is_counted_out(least: Quantity, exact: Quantity) -> bool:
    """Tell whether ``exact``, cut to the digits of ``least``, is that count."""
    if least.bound is not Bound.AT_LEAST or exact.bound is not Bound.EXACT or None in (least.value, exact.value):
        return False
    cut, every = (f"{each.value:.0f}".rstrip("0") for each in (least, exact))
    is_as_large = len(f"{least.value:.0f}") == len(f"{exact.value:.0f}")
    is_finer = every.startswith(cut) and len(every) >= len(cut) + _FINER_DIGITS
    return least.unit == exact.unit == "count" and is_as_large and is_finer
