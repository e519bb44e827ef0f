"""What was changed about the limit of an amount that is told."""

from __future__ import annotations

import re
from math import isclose

from msgcheck.analysis.claims.changes.alignment import Pair, Stated, has_same_amount
from msgcheck.analysis.claims.changes.change import ClaimChange
from msgcheck.analysis.claims.quantities.quantity import NEAR, SECONDS, Bound, Quantity, bound_of_amount, interval

_TO = re.compile(r"\s*(?:(?:up )?to|until|[-–])\s")


def bound_change(pair: Pair, passage: Stated) -> ClaimChange | None:
    """Name what was changed about the limit of an amount that is the same; ``None`` where nothing was."""
    approved, found = pair.approved, pair.found
    limits = {Bound.AT_LEAST, Bound.AT_MOST}
    mine, theirs = bound_of_amount(approved), bound_of_amount(found)
    if mine in limits and theirs in limits and mine != theirs:
        return ClaimChange.BOUND_TURNED
    is_limited = (mine in limits and not _is_deadline(pair)) or _is_one_end(approved, found, passage)
    if is_limited and theirs is Bound.EXACT:
        return ClaimChange.BOUND_LOST
    if mine is not Bound.EXACT:
        return None
    return ClaimChange.BOUND_ADDED if theirs in limits else ClaimChange.RANGE if _is_widened(pair, passage) else None


def _is_widened(pair: Pair, passage: Stated) -> bool:
    """Tell whether a range is told for one figure, which stands nowhere beside it: "3-4 rooms" for 4 rooms."""
    if pair.found.bound is not Bound.RANGE or pair.found.unit in ("date", "version"):
        return False
    others = (other for other in passage.quantities if other.bound is not Bound.RANGE)
    return not any(has_same_amount(pair.approved, other) for other in others)


def _is_deadline(pair: Pair) -> bool:
    """Tell whether the limit is that of a time by which: "in 12 months" and "60 minutes" say "within one year" too.

    Of nine labelled pairs in which "within" is left out, none is a fault.
    """
    return pair.approved.unit in SECONDS and pair.wording.quote(pair.approved).lower().startswith("within")


def _is_one_end(approved: Quantity, found: Quantity, passage: Stated) -> bool:
    """Tell whether one end of a range is told as if it were the whole: 75 % for 50-75 %."""
    if approved.bound is not Bound.RANGE or _TO.match(passage.text, found.end):
        return False
    said = {amount for each in passage.quantities for amount in interval(each)}
    ends = [any(isclose(amount, end, rel_tol=NEAR) for amount in said) for end in interval(approved)]
    return ends.count(True) == 1 and any(isclose(interval(found)[0], end, rel_tol=NEAR) for end in interval(approved))
