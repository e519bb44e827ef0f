"""Numbers whose unit stands after a later one: "3- to 5-year terms", "10-, 20- and 30-year loans"."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.amounts import read_amount
from msgcheck.analysis.claims.quantities.amounts.units import Amount
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens

_JOINTS = frozenset({"to", "and", "or", "bis", "und", "oder"})
_MOST = 4
"""Numbers that may wait for one unit."""


def hangs(tokens: Tokens, at: int) -> bool:
    """Tell whether token ``at`` is a hyphen before a joint: that of "3- to 5-year" and "3-to-5-year"."""
    is_open = tokens.word(at + 1) in _JOINTS or tokens.word(at + 1) == ","
    return tokens.word(at) == "-" and tokens.adjoins(at) and is_open


def with_suspended_unit(tokens: Tokens, amount: Amount) -> Amount:
    """Return ``amount``, where a hyphen hangs after it, with the unit that it shares; any other as it is."""
    at = amount.last
    for _ in range(_MOST):
        if amount.unit or not hangs(tokens, at):
            return amount
        at += 1 + (tokens.word(at + 1) == ",")
        following = read_amount(tokens, at + (tokens.word(at) in _JOINTS))
        if following is None:
            return amount
        if following.unit:
            return replace(amount, last=amount.last + 1, unit=following.unit, factor=following.factor)
        at = following.last
    return amount
