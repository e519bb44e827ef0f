"""Points of a share: "42 %, up 3 points", "rose 3 points to 42 %", "Win rate: +4 pts"; those of a score are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.amounts import read_amount
from msgcheck.analysis.claims.quantities.amounts.units import Amount
from msgcheck.analysis.claims.quantities.reading import Reading
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CHANGE_VERBS
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_POINTS = word_set("point points pts")
_CHANGED = word_set("( + - ↑ ↓ ▲ ▼ up down gain gaining rise rising increase drop decrease improvement")
_BETWEEN = _CHANGED | word_set(", / by or a an of")
"""What stands between a share and its change."""
_SHARES = word_set(
    """share shares margin margins rate rates ratio occupancy penetration percentage proportion utilisation utilization
    yield churn retention conversion"""
)
"""What is told in percent, and changes by percentage points."""
_LEADS = _CHANGED | CHANGE_VERBS | word_set(": | by has have is are was were")
_FARTHEST = 4


def with_points_of_share(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> Amount:
    """Return ``amount`` in percentage points where it is the change of the share before or after it, else as it is."""
    if amount.unit or tokens.word(amount.last) not in _POINTS:
        return amount
    is_known = _follows_share(tokens, amount, found) or _leads_to_share(tokens, amount.last + 1)
    if not (is_known or _is_of_share(tokens, amount)):
        return amount
    return replace(amount, last=amount.last + 1, unit="percentage_point")


def _follows_share(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> bool:
    if not found or found[-1].quantity.unit != "percent":
        return False
    between = frozenset(map(tokens.word, range(max(found[-1].last, amount.first - _FARTHEST), amount.first)))
    return found[-1].last >= amount.first - _FARTHEST and between <= _BETWEEN and not between.isdisjoint(_CHANGED)


def _is_of_share(tokens: Tokens, amount: Amount) -> bool:
    """Tell the points of "Win rate: +4 pts", "margins have improved by 2 points" and "+3 pts market share"."""
    noun_at = amount.last + 1 + (tokens.word(amount.last + 1) == "of")
    noun_at += tokens.word(noun_at) not in _SHARES | FUNCTION_WORDS and tokens.at(noun_at).kind == "word"
    if tokens.word(noun_at) in _SHARES:
        return True
    at = amount.first - 1
    while tokens.word(at) in _LEADS and at > amount.first - 1 - _FARTHEST:
        at -= 1
    return at < amount.first - 1 and tokens.word(at) in _SHARES


def _leads_to_share(tokens: Tokens, at: int) -> bool:
    share = read_amount(tokens, at + 1) if tokens.word(at) == "to" else None
    return share is not None and share.unit == "percent"
