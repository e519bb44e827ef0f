"""The bound of an amount: the words before it ("up to", "at least") or after it ("or more")."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.amounts import Tokens
from msgcheck.analysis.claims.quantity import Bound, Quantity
from msgcheck.analysis.claims.vocabulary import BOUNDS, BOUNDS_AFTER, LONGEST_BOUND


def bounded(quantity: Quantity, bound: Bound | None) -> Quantity:
    """Return ``quantity`` with its bound; a range keeps its own."""
    if bound is None or quantity.bound is Bound.RANGE:
        return quantity
    low = quantity.value if bound is Bound.AT_LEAST else None
    high = quantity.value if bound is Bound.AT_MOST else None
    return replace(quantity, bound=bound, low=low, high=high)


def bound_before(tokens: Tokens, at: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound that ends before token ``at`` and its first token; an article may stand between.

    ``floor`` is the first token that no other quantity holds.
    """
    end = at - (tokens.word(at - 1) in ("a", "an", "the"))
    if tokens.word(end - 1) == "." and tokens.word(end - 2) in ("approx", "ca", "max", "min"):
        end -= 1
    for length in range(min(LONGEST_BOUND, end - floor), 0, -1):
        phrase = tuple(tokens.word(end - length + step) for step in range(length))
        if phrase in BOUNDS:
            return end - length, BOUNDS[phrase]
    is_from = tokens.word(end - 1) in ("from", "ab") and end > floor and tokens.at(at).text in "$€£¥₹"
    return (end - 1, Bound.AT_LEAST) if is_from and tokens.at(at).text else None


def bound_after(tokens: Tokens, at: int) -> Bound | None:
    """Return the bound that follows at token ``at``; all of them are two words long."""
    return BOUNDS_AFTER.get((tokens.word(at), tokens.word(at + 1)))
