"""The unit of a bare number that stands in brackets after its label: "Savings ($): 120,000", "Revenue (€m) | 45.2"."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.units import Amount
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    SCALED_TIMES,
    SCALES,
    TIME_UNITS,
)

_LONGEST = 4
"""Tokens between the brackets."""
_SHARES = {"%": "percent", "percent": "percent", "pp": "percentage_point"}


def with_label_unit(tokens: Tokens, amount: Amount) -> Amount:
    """Return ``amount`` with the unit in brackets before it; one that has a unit or a scale, or no label, as it is."""
    if amount.unit or amount.numeral.scale != 1.0 or amount.numeral.in_words:
        return amount
    closing = amount.first - 1 - (tokens.word(amount.first - 1) in (":", "|", "="))
    if tokens.word(closing) != ")":
        return amount
    nearest = range(closing - 1, max(closing - 2 - _LONGEST, -1), -1)
    opening = next((at for at in nearest if tokens.word(at) == "("), -1)
    found = _unit(tokens, range(opening + 1, closing)) if opening > 0 else None
    if found is None:
        return amount
    unit, scale = found
    return replace(amount, unit=unit, factor=scale)


def _unit(tokens: Tokens, inside: range) -> tuple[str, float] | None:
    """Read what stands in the brackets, a unit and a scale in any order; ``None`` where anything else does."""
    unit, scale = "", 1.0
    for at in inside:
        token = tokens.at(at)
        name = CURRENCY_SIGNS.get(token.text) or _SHARES.get(token.lower) or TIME_UNITS.get(token.lower, "")
        if token.text in CURRENCY_CODES:
            name = token.text
        if token.lower in SCALED_TIMES:
            name, scale = SCALED_TIMES[token.lower]
        if token.lower in SCALES and (unit in CURRENCY_CODES or not name):
            scale *= SCALES[token.lower]
        elif name and not unit:
            unit = name
        elif token.lower != "in":
            return None
    return (unit, scale) if unit else None
