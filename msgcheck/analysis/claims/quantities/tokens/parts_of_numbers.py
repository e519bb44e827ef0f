"""Parts that stand within a number, or make it money: "1 1/2", "3/4-inch", "half a million", "$5mm"."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.claims.quantities.tokens.tokens import Token
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    MEASURES,
    ONES,
    PARTS,
    TIME_UNITS,
)


def written_fraction(tokens: Sequence[Token], at: int) -> float:
    """Return the fraction of "1 1/2" that starts at token ``at``, 0 for none."""
    texts = [token.text for token in tokens[at : at + 3]]
    is_digit = len(texts) == 3 and len(texts[0]) == 1 and texts[0].isdecimal()
    if not is_digit or texts[1] != "/" or texts[2] not in ("2", "3", "4", "5", "8"):
        return 0.0
    return int(texts[0]) / int(texts[2]) if int(texts[0]) < int(texts[2]) else 0.0


def is_one_of_a_unit(tokens: Sequence[Token], at: int) -> bool:
    """Tell the unit after "3/4-inch" and "1/2 mile", which starts at token ``at``, from "2/3 days"."""
    words = [token.lower for token in tokens[at : at + 2]]
    word = words[1] if words[:1] == ["-"] and len(words) == 2 else "".join(words[:1])
    return word in MEASURES or (word in TIME_UNITS and len(word) > 3 and not word.endswith("s"))


def part_of_scale(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """Return the part that "half a million", "two thirds of a million" or "a million" names, and the scale's token."""
    words = [token.lower for token in tokens[at : at + 5]]
    if words[:2] == ["half", "a"]:
        return 0.5, at + 2
    part_at = 1 + (words[1:2] == ["-"])
    count, part = 1.0 if words[0] == "a" else ONES.get(words[0], 0.0), PARTS.get("".join(words[part_at : part_at + 1]))
    if part is not None and 0 < count < part and words[part_at + 1 : part_at + 3] == ["of", "a"]:
        return count / part, at + part_at + 3
    return 1.0, at + 1


def is_money(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a currency stands before the number whose scale is token ``at``, or after that: $5mm, 5mm USD."""
    beside = [*tokens[max(at - 2, 0) : at - 1], *tokens[at + 1 : at + 2]]
    return any(token.text in CURRENCY_SIGNS or token.text in CURRENCY_CODES for token in beside)
