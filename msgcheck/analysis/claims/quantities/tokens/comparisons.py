"""Words after a number that make it multiply another thing: twice as many, 3 times faster, half that of diesel."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.lexicon import word_set

_COMPARATIVES = word_set(
    """as the more less better higher lower its your our their return roi so mehr weniger plus moins más menos più
    meno earnings ebitda ebit revenue revenues oversubscribed"""
)

_AFTER_RATIO = word_set("return returns ratio roi odds leverage for in on with by and of") | frozenset(["", *".,;:!?)"])
"""What stands behind "a 6 to 1": elsewhere the one has a unit, "from an average of 3 to 1 day"."""


def is_compared(tokens: Tokens, at: int) -> bool:
    """Tell whether "twice" or "3 times" before token ``at`` multiplies; elsewhere it says how often."""
    return tokens.word(at) in _COMPARATIVES or is_comparative(tokens.word(at)) or is_likened(tokens, at)


def is_likened(tokens: Tokens, at: int) -> bool:
    """Tell "that of diesel" and "what it was" at token ``at``, which a multiple of another thing stands before."""
    return tokens.word(at) == "what" or (tokens.word(at) in ("that", "those") and tokens.word(at + 1) == "of")


def is_comparative(word: str) -> bool:
    """Tell whether ``word`` may be the comparative of an adjective: faster, lower."""
    return word.endswith("er") and len(word) > 4


def end_of_to_one(tokens: Tokens, first: int, last: int) -> int | None:
    """Return the token after "a 5:1 return", "3-to-1" and "a ratio of 6 to one", whose number is at tokens ``first`` to
    ``last``, or ``None``.
    """
    if tokens.word(last) == ":":
        is_tight = tokens.at(last + 1).text == "1" and all(map(tokens.adjoins, (last, last + 1)))
        return last + 2 if is_tight and not tokens.adjoins(last + 2) else None
    is_hyphenated = tokens.word(last) == "-" and tokens.word(last + 2) == "-" and tokens.adjoins(last)
    one_at = last + 1 + 2 * is_hyphenated
    is_set = is_hyphenated or tokens.word(first - 1) in ("a", "of", "by")
    is_to_one = tokens.word(last + is_hyphenated) == "to" and tokens.word(one_at) in ("1", "one")
    is_of_it = is_hyphenated or tokens.word(one_at + 1) in _AFTER_RATIO
    return one_at + 1 if is_set and is_to_one and is_of_it else None
