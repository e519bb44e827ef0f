"""When two statements of one topic tell the same values, and which of them differ."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import follows_from, has_same_amount
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity, agree, family

_ROUNDED_FROM = 1_000.0
"""Counts and sums from which one that is told rounded is no other one."""
_ROUNDED = 0.05
"""How far a rounded value may lie from the one it stands for."""


def differing(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[int, ...] | None:
    """Return which values differ, by index; none of two statements that agree.

    ``None`` where they cannot be compared: values of several kinds differ together, as in "10 users cost 5 euros" and
    "20 users cost 9 euros". Both may be true then.
    """
    if len(one) != len(other):
        return None
    apart = tuple(at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if not says_same(mine, theirs))
    sorts = {family(one[at]).partition(":")[0] for at in apart}
    return apart if len(sorts) <= 1 else None


def says_same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two values of one kind can both be true: in another form, rounded, or as a limit the other keeps."""
    if one.unit == "version":
        return _plain_version(one.name) == _plain_version(other.name)
    if one.unit == "date":
        return agree(one, other)
    return (
        has_same_amount(one, other)
        or follows_from(one, other)
        or follows_from(other, one)
        or _is_rounded(one, other)
        or _is_rounded(other, one)
        or _is_one_end(one, other)
        or _is_one_end(other, one)
    )


def _plain_version(name: str) -> str:
    """Return a version without what says nothing: 2.0 is 2."""
    plain = name.lower().lstrip("v")
    while plain.endswith(".0"):
        plain = plain.removesuffix(".0")
    return plain


def _is_one_end(limit: Quantity, whole: Quantity) -> bool:
    """Tell whether ``limit`` is one end of a range: "more than 200" of "200 to 3,000"."""
    if whole.bound is not Bound.RANGE or limit.unit != whole.unit:
        return False
    at_least = limit.bound is Bound.AT_LEAST and limit.low == whole.low
    return at_least or (limit.bound is Bound.AT_MOST and limit.high == whole.high)


def _is_rounded(exact: Quantity, told: Quantity) -> bool:
    """Tell whether ``told`` is ``exact`` with fewer digits: 1.3 million of 1,275,000."""
    value, short = exact.value, told.value
    if value is None or short is None or min(value, short) < _ROUNDED_FROM or exact.unit != told.unit:
        return False
    digits = len(f"{short:.15g}".split("e")[0].replace(".", "").strip("0"))
    return abs(value - short) <= _ROUNDED * value and float(f"{value:.{max(0, digits - 1)}e}") == short
