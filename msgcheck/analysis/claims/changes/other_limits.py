"""Other ways to say that a number is a limit than a bound before it."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated
from msgcheck.analysis.claims.quantities.quantity import Bound

_LIMIT = re.compile(
    r"\b(?:at the latest|at best|top of|best of|max|maximum|min|minimum|no later|or less|or more|"
    r"and (?:more|up)|upwards?)\b",
    re.IGNORECASE,
)


def has_another_limit(pair: Pair, passage: Stated) -> bool:
    """Tell whether the passage limits its figure: "at best", or the plus of "+30 sources" for more than 30 of them."""
    is_and_more = pair.approved.bound is Bound.AT_LEAST and passage.text[: pair.found.start].endswith("+")
    return is_and_more or _LIMIT.search(passage.text) is not None
