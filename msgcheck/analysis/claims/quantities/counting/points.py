"""Points of a share: "42 %, up 3 points", "31 % (+2 pts)", "rose 3 points to 42 %"; those of a score are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts import read_amount
from msgcheck.analysis.claims.quantities.reading import Reading
from msgcheck.analysis.claims.quantities.token_view import Tokens
from msgcheck.analysis.claims.quantities.units import Amount
from msgcheck.analysis.lexicon import word_set

_POINTS = word_set("point points pts")
_CHANGED = word_set("( + - ↑ ↓ ▲ ▼ up down gain gaining rise rising increase drop decrease improvement")
_BETWEEN = _CHANGED | word_set(", / by or a an of")
"""What stands between a share and its change."""
_FARTHEST = 4


def with_points_of_share(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> Amount:
    """Return ``amount`` in percentage points where it is the change of the share before or after it, else as it is."""
    if amount.unit or tokens.word(amount.last) not in _POINTS:
        return amount
    if not (_follows_share(tokens, amount, found) or _leads_to_share(tokens, amount.last + 1)):
        return amount
    return replace(amount, last=amount.last + 1, unit="percentage_point")


def _follows_share(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> bool:
    if not found or found[-1].quantity.unit != "percent":
        return False
    between = frozenset(map(tokens.word, range(max(found[-1].last, amount.first - _FARTHEST), amount.first)))
    return found[-1].last >= amount.first - _FARTHEST and between <= _BETWEEN and not between.isdisjoint(_CHANGED)


def _leads_to_share(tokens: Tokens, at: int) -> bool:
    share = read_amount(tokens, at + 1) if tokens.word(at) == "to" else None
    return share is not None and share.unit == "percent"
