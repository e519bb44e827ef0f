"""The aside between a number and what it counts: "two (soon three) shops", "thirty (30) days"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.lexicon import FUNCTION_WORDS

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
    end = _closing(tokens, at)
    if any(tokens.word(place) in _ENDS or _says_its_own(tokens, place, end) for place in range(at + 1, end)):
        return at
    return end + 1 if end > at + 1 and not tokens.adjoins(end + 1) else at


def is_before_noun(tokens: Tokens, at: int) -> bool:
    """Tell whether brackets that open at token ``at`` part a word from its noun, "a double (queen size) bed".

    Those with a number only repeat one: "double (2x) output".
    """
    end = _closing(tokens, at) if tokens.word(at) == "(" and tokens.numeral(at + 1) is None else at
    following = tokens.at(end + 1)
    return end > at and following.kind == "word" and following.lower not in FUNCTION_WORDS


def _closing(tokens: Tokens, at: int) -> int:
    """Return the token that closes the brackets that open at token ``at``, ``at`` where none does."""
    inside = range(at + 1, at + 2 + _LONGEST_ASIDE)
    return next((place for place in inside if tokens.word(place) == ")"), at)


def _says_its_own(tokens: Tokens, at: int, end: int) -> bool:
    """Tell a number at token ``at`` that something follows before the brackets end."""
    numeral = tokens.numeral(at)
    return numeral is not None and numeral.last < end
