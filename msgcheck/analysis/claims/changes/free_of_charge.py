"""A price of nothing, where the approved wording says in words that something is free."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.quantities.quantity import Quantity, interval
from msgcheck.analysis.claims.quantities.vocabulary import CURRENCY_CODES

_FREE = re.compile(
    r"\b(?:free(?!\s+(?:from|of(?!\s+(?:charge|cost)))\b)|(?:at no|without|no)\s+(?:\w+\s+)?(?:cost|charge|fee)s?)\b",
    re.IGNORECASE,
)


def is_free_there(found: Quantity, wordings: Sequence[Stated]) -> bool:
    """Tell whether ``found`` is a price of nothing, "$0", and a wording says so in words: "Membership is free"."""
    is_nothing = found.unit in CURRENCY_CODES and interval(found) == (0.0, 0.0)
    return is_nothing and any(_FREE.search(wording.text) for wording in wordings)
