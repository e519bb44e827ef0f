"""Ordinals among tokens: "third" and "3rd"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import ORDINALS

LAST_PLACE = 1000
"""The last place that a claim names."""


def read_ordinal(tokens: Tokens, at: int) -> tuple[float, int]:
    """Return the value of the ordinal at token ``at`` and the token after it; 0 for none."""
    if tokens.at(at).kind != "number":
        return ORDINALS.get(tokens.word(at), 0.0), at + 1
    is_ordinal = tokens.word(at + 1) in ("st", "nd", "rd", "th") and tokens.adjoins(at + 1)
    text = tokens.at(at).text
    is_short = text.isdecimal() and len(text) <= len(str(LAST_PLACE))  # not thousands of digits
    return (float(text), at + 2) if is_ordinal and is_short and int(text) <= LAST_PLACE else (0.0, at + 1)
