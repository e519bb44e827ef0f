"""Times after which something comes again, which are no lengths: "a release every two years" lasts no two years."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.quantity import SECONDS, Quantity

_EVERY = re.compile(r"\b(?:every|each|once in)\s+(?:(?:about|around|roughly|some)\s+)?\Z", re.IGNORECASE)
_RHYTHM = re.compile(r"[\s-]*(?:intervals?|cycles?|cadence|rhythm|apart|between)\b", re.IGNORECASE)
_LONGEST_LEAD = 20
"""Code points before a time in which "every" stands."""


def comes_round(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity of ``text`` is a time after which something comes again, and no length: "each 30-minute
    session".
    """
    if quantity.unit not in SECONDS:
        return False
    if _RHYTHM.match(text, quantity.end):
        return True
    is_length = "-" in text[quantity.start : quantity.end] and text[quantity.end : quantity.end + 2].lstrip().isalpha()
    lead = text[max(0, quantity.start - _LONGEST_LEAD) : quantity.start]
    return not is_length and _EVERY.search(lead) is not None
