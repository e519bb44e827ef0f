"""A bare number set against the quantity before it, whose unit it shares: "in 4 days, not 14", "95 %, up from 71"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.units import Amount
from msgcheck.analysis.claims.quantities.around.bounds import bound_before, bounded
from msgcheck.analysis.claims.quantities.quantity import Bound
from msgcheck.analysis.claims.quantities.reading import Reading
from msgcheck.analysis.claims.quantities.tokens.token_view import SENTENCE_ENDS, Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import AND, CHANGE_VERBS
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_CONTRASTS = {
    ("not",),
    ("vs",),
    ("versus",),
    ("instead", "of"),
    ("rather", "than"),
    ("up", "from"),
    ("down", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("→",),
    ("-", ">"),
    ("(", "was"),
    ("(", "from"),
    ("previously",),
    ("formerly",),
}
_FARTHEST = 6
"""Tokens between the two numbers."""
_UNLIKE = frozenset({"date", "version", "rank", "rating"})
_AFTER = (FUNCTION_WORDS | word_set("last previously before today now originally")) - {"to"}  # no "from 22 to 6 h"


def read_contrast(tokens: Tokens, amount: Amount, before: Reading) -> Reading | None:
    """Return the number without a unit or a noun as a quantity like the one ``before``, or ``None``."""
    ends = tokens.at(amount.last).kind != "word" or tokens.word(amount.last) in _AFTER
    if not ends or before.quantity.unit in _UNLIKE or not 0 < amount.first - before.last <= _FARTHEST:
        return None
    first, bound = bound_before(tokens, amount.first, before.last) or (amount.first, None)
    words = [tokens.word(at) for at in range(before.last, first)]
    is_contrast = bool({tuple(words[-1:]), tuple(words[-2:])} & _CONTRASTS)
    is_counted = before.quantity.unit == "count" and before.quantity.of in words  # "from 9 approvals to 2"
    is_listed = _is_listed(tokens, amount, before, words)
    is_change = (words == ["to"] or (is_counted and words[-1] == "to")) and tokens.word(before.first - 1) == "from"
    is_cut = words[1:] == ["to"] and words[0] in CHANGE_VERBS  # "eight weeks cut to two"
    if not (is_contrast or is_change or is_listed or is_cut) or not SENTENCE_ENDS.isdisjoint(words):
        return None
    quantity = replace(before.quantity, value=amount.value, low=None, high=None, bound=Bound.EXACT)
    return Reading(first, amount.last, bounded(quantity, bound))


def read_earlier(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> Reading | None:
    """Return the 471 of "512 people (2023: 471)" as a quantity like the one before the brackets, or ``None``."""
    date, first = found[-1], found[-1].first - 1
    stands_alone = tokens.word(amount.last) in (")", ";")
    if date.quantity.unit != "date" or tokens.word(first) != "(" or tokens.word(amount.first - 1) != ":":
        return None
    before = next((each for each in found[-2:-4:-1] if each.quantity.unit not in _UNLIKE), None)
    if not stands_alone or amount.first - 1 != date.last or before is None or first - before.last > _FARTHEST:
        return None
    if not SENTENCE_ENDS.isdisjoint(tokens.word(at) for at in range(before.last, first)):
        return None
    quantity = replace(before.quantity, value=amount.value, low=None, high=None, bound=Bound.EXACT)
    return Reading(amount.first, amount.last, quantity)


def _is_listed(tokens: Tokens, amount: Amount, before: Reading, words: list[str]) -> bool:
    """Tell the 12 of "40 stores in Norway and 12 in Finland", which are as many stores, from "12 in total"."""
    is_place = tokens.word(amount.last) == "in" and tokens.at(amount.last + 1).text[:1].isupper()
    return before.quantity.unit == "count" and is_place and "in" in words and words[-1] in AND | {","}
