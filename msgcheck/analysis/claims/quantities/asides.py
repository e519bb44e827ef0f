"""The aside between a number and what it counts: "two (soon three) shops", "thirty (30) days"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.token_view import Tokens

_LONGEST_ASIDE = 5
"""Tokens between the brackets."""
_ENDS = frozenset(".;!?")


def behind_aside(tokens: Tokens, at: int) -> int:
    """Return the token behind brackets that open at token ``at``, right after a number; ``at`` where none do.

    A number within may only end them: "4.8 (1,200 reviews)" says something of its own.
    """
    is_after_number = tokens.numeral(at - 1) is not None or tokens.word(at - 1) == "+"
    if tokens.word(at) != "(" or tokens.adjoins(at) or not is_after_number:
        return at
    inside = range(at + 1, at + 2 + _LONGEST_ASIDE)
    end = next((place for place in inside if tokens.word(place) == ")"), at)
    if any(tokens.word(place) in _ENDS or _says_its_own(tokens, place, end) for place in range(at + 1, end)):
        return at
    return end + 1 if end > at + 1 and not tokens.adjoins(end + 1) else at


def _says_its_own(tokens: Tokens, at: int, end: int) -> bool:
    """Tell a number at token ``at`` that something follows before the brackets end."""
    numeral = tokens.numeral(at)
    return numeral is not None and numeral.last < end
