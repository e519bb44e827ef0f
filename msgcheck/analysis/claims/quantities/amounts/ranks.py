"""Ranks among tokens: #1, No. 1, number one, top 10, second-largest, ranked third, in second place."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.amounts.amounts import read_amount
from msgcheck.analysis.claims.quantities.amounts.ordinals import LAST_PLACE, read_ordinal
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.token_view import PHRASE_ENDS, Tokens
from msgcheck.analysis.lexicon import word_set
from msgcheck.values import dataclass

_SUPERLATIVES = word_set(
    """largest biggest fastest best highest most lowest smallest strongest oldest youngest tallest longest greatest
    cheapest richest busiest safest"""
)
_RANKED = word_set("rank ranked ranks ranking placed")
_WON = frozenset({"came", "finished"})
_AMONG = frozenset({"in", "among", "of", "out"})
"""What "came first" is a rank before; "customers came first" is none."""
_BEFORE_A_PLACE = word_set("in to take takes took taken win wins won hold holds held")
"""Words before "second place" that make it a rank; "the first place to look" is none."""
_CLIMBED = word_set(
    "up down climbed climbs climb rose risen rises moved moves jumped jumps fell slipped dropped advanced"
)
"""What leads from one rank to another."""
_FARTHEST_CLIMB = 6
_AFTER_A_PART = word_set("to you we they that where")
"""Words after "the 1st place" that make it one of several places: "to look"."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order, at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    quantity: Quantity


def read_rank(tokens: Tokens, at: int) -> Rank | None:
    """Return the rank that starts at token ``at``, or ``None``."""
    return _numbered(tokens, at) or _ordinal(tokens, at)


def _numbered(tokens: Tokens, at: int) -> Rank | None:
    """Read "#1", "No. 1", "number one", "top 10", "top-10"."""
    word = tokens.word(at)
    is_short = word in ("no", "nr") and tokens.word(at + 1) == "."
    is_hyphenated = word in ("top", "number") and tokens.word(at + 1) == "-"
    number_at = at + 1 + (is_short or is_hyphenated)
    numeral = tokens.numeral(number_at)
    if numeral is None or numeral.value % 1 or not 0 < numeral.value <= LAST_PLACE or numeral.scale != 1:
        return None
    value = numeral.value
    if word == "top":
        if not is_hyphenated and read_amount(tokens, number_at) is None:
            return None
        if tokens.word(numeral.last) in ("%", "percent"):
            return None
        return Rank(at, numeral.last, Quantity(0, 0, "rank", value, high=value, bound=Bound.AT_MOST))
    is_rank = word == "#" or is_short or (word == "number" and value < 10)
    return Rank(at, numeral.last, Quantity(0, 0, "rank", value)) if is_rank else None


def _ordinal(tokens: Tokens, at: int) -> Rank | None:
    """Read "second-largest", "the 3rd most used", "ranked third", "in second place"."""
    value, last = read_ordinal(tokens, at)
    if not value:
        return None
    following = tokens.word(last + (tokens.word(last) == "-"))
    is_compared = value > 1 and following in _SUPERLATIVES
    is_digit = tokens.at(at).kind == "number" and tokens.word(last + 1) not in _AFTER_A_PART
    is_placed = following == "place" and (is_digit or tokens.word(at - 1) in _BEFORE_A_PLACE)
    is_won = tokens.word(at - 1) in _WON and following in _AMONG
    if not (is_compared or is_placed or is_won or _is_climbed_to(tokens, at, last) or tokens.word(at - 1) in _RANKED):
        return None
    return Rank(at, last, Quantity(0, 0, "rank", value))


def _is_climbed_to(tokens: Tokens, at: int, last: int) -> bool:
    """Tell both ends of "up from 12th to 4th in the index" from those of "moved from 1st to 4th gear"."""
    joint = tokens.word(at - 1)
    if tokens.at(at).kind != "number" or joint not in ("from", "to"):
        return False
    if joint == "from":
        other, last = read_ordinal(tokens, last + 1) if tokens.word(last) == "to" else (0.0, last)
        if not other:
            return False
    before = {tokens.word(at - back) for back in range(2, 2 + _FARTHEST_CLIMB)}
    following = tokens.at(last)
    ends = following.kind == "" or following.text in PHRASE_ENDS | {","} or following.lower in _AMONG
    return ends and not _CLIMBED.isdisjoint(before)
