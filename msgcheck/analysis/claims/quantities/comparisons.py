"""Words after a number that make it multiply another thing: twice as many, 3 times faster, half that of diesel."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.token_view import Tokens
from msgcheck.analysis.lexicon import word_set

_COMPARATIVES = word_set(
    """as the more less better higher lower its your our their return roi so mehr weniger plus moins más menos più
    meno"""
)


def is_compared(tokens: Tokens, at: int) -> bool:
    """Tell whether "twice" or "3 times" before token ``at`` multiplies; elsewhere it says how often."""
    return tokens.word(at) in _COMPARATIVES or is_comparative(tokens.word(at)) or is_likened(tokens, at)


def is_likened(tokens: Tokens, at: int) -> bool:
    """Tell "that of diesel" and "what it was" at token ``at``, which a multiple of another thing stands before."""
    return tokens.word(at) == "what" or (tokens.word(at) in ("that", "those") and tokens.word(at + 1) == "of")


def is_comparative(word: str) -> bool:
    """Tell whether ``word`` may be the comparative of an adjective: faster, lower."""
    return word.endswith("er") and len(word) > 4
