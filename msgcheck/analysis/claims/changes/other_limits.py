"""Other ways to say that a number is a limit than a bound before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import Pair, Stated
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference
from msgcheck.analysis.claims.quantities.quantity import Bound
from msgcheck.analysis.claims.stance import find_hedges

_LIMIT = re.compile(
    r"\b(?:at the latest|at best|top of|best of|max|maximum|min|minimum|no later|or less|or more|"
    r"and (?:more|up)|upwards?)\b",
    re.IGNORECASE,
)


def is_and_more(pair: Pair, passage: Stated) -> bool:
    """Tell the plus of "+30 sources" for more than 30 of them."""
    return pair.approved.bound is Bound.AT_LEAST and passage.text.endswith("+", 0, pair.found.start)


def without_lost_limits(differences: Sequence[ClaimDifference], passage: Stated) -> tuple[ClaimDifference, ...]:
    """Leave out that limits are lost where the passage limits its figures in other words: "at best", "can"."""
    kept = tuple(each for each in differences if each.change is not ClaimChange.BOUND_LOST)
    if len(kept) == len(differences):
        return kept
    is_limited = _LIMIT.search(passage.text) is not None or bool(find_hedges(passage.text))
    return kept if is_limited else tuple(differences)
