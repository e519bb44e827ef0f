"""Amounts among tokens: a number with its unit, before it or after it: €9.80, 300k USD, 15 minutes, 3x, 45 %, 4.8/5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.numerals import Numeral, is_minutes, read_numeral
from msgcheck.analysis.claims.tokens import Token
from msgcheck.analysis.claims.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    GLUED_NOUNS,
    LETTER_SCALES,
    LONGEST_CURRENCY,
    SCALED_TIMES,
    SCALES,
    TIME_ADJECTIVES,
    TIME_UNITS,
)
from msgcheck.analysis.lexicon import word_set
from msgcheck.values import dataclass

_COMPARATIVES = word_set("as the more less better higher lower what its your our their return roi")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit ("" where none is named) at tokens ``first`` to ``last``; ``per`` is a rating's scale."""

    first: int
    last: int
    numeral: Numeral
    unit: str = ""
    per: str | None = None
    factor: float = 1.0

    @property
    def value(self) -> float:
        """The number in the unit's measure."""
        return self.numeral.value * self.factor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, looked at by number: outside the text stands an empty token."""

    items: Sequence[Token]
    decimal_comma: bool = False

    def at(self, index: int) -> Token:
        """Return token ``index``, or an empty one."""
        return self.items[index] if 0 <= index < len(self.items) else _NOTHING

    def word(self, index: int) -> str:
        """Return token ``index`` in lower case, "" outside."""
        return self.at(index).lower

    def adjoins(self, index: int) -> bool:
        """Tell whether no space stands between token ``index`` and the one before it."""
        return self.at(index - 1).end == self.at(index).start and self.at(index).kind != ""

    def numeral(self, index: int) -> Numeral | None:
        """Return the number that starts at token ``index``."""
        in_text = 0 <= index < len(self.items)
        return read_numeral(self.items, index, decimal_comma=self.decimal_comma) if in_text else None


_NOTHING = Token("", "", "", -1, -2)


def read_amount(tokens: Tokens, at: int) -> Amount | None:
    """Return the amount that starts at token ``at``, or ``None``."""
    currency, number_at = _currency_before(tokens, at)
    numeral = tokens.numeral(number_at)
    if numeral is None or (currency and numeral.in_words):
        return None
    if currency:
        return _money(tokens, at, currency, numeral)
    amount = Amount(at, numeral.last, numeral)
    with_plus = replace(amount, last=after_plus(tokens, numeral.last))
    for read in (_percent, _multiple, _money_after, _rating, _duration):
        found = read(tokens, with_plus)
        if found is not None:
            return found
    return None if _is_part_of_a_name(tokens, numeral) else amount


def _currency_before(tokens: Tokens, at: int) -> tuple[str, int]:
    """Return the currency that starts at token ``at`` and the token after it: $, US$, EUR."""
    token = tokens.at(at)
    if token.text in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[token.text], at + 1
    if token.lower in DOLLARS and tokens.word(at + 1) == "$" and tokens.adjoins(at + 1):
        return DOLLARS[token.lower], at + 2
    if token.text in CURRENCY_CODES:
        return token.text, at + 1
    return "", at


def _money(tokens: Tokens, at: int, currency: str, numeral: Numeral) -> Amount:
    last = numeral.last
    if tokens.at(last).text in (".", ",") and tokens.word(last + 1) == "-" and tokens.adjoins(last + 1):
        last += 2  # "CHF 12.-", where the dash stands for no cents
    if numeral.scale == 1.0 and tokens.word(last) in LETTER_SCALES and not tokens.adjoins(last + 1):
        numeral, last = _scaled(numeral, tokens.word(last)), last + 1
    if tokens.at(last).text in CURRENCY_CODES:
        currency, last = tokens.at(last).text, last + 1
    return Amount(at, last, numeral, currency)


def _money_after(tokens: Tokens, amount: Amount) -> Amount | None:
    numeral, at = amount.numeral, amount.last
    if numeral.scale == 1.0 and tokens.word(at) in LETTER_SCALES and tokens.at(at + 1).text in CURRENCY_SIGNS:
        numeral, at = _scaled(numeral, tokens.word(at)), at + 1
    sign = tokens.at(at).text
    if sign in CURRENCY_SIGNS:
        begins_another = tokens.at(at + 1).kind == "number" and not tokens.adjoins(at)
        return None if begins_another else replace(amount, last=at + 1, numeral=numeral, unit=CURRENCY_SIGNS[sign])
    if sign in CURRENCY_CODES:
        return replace(amount, last=at + 1, unit=sign)
    for length in range(LONGEST_CURRENCY, 0, -1):
        currency = CURRENCY_WORDS.get(tuple(tokens.word(at + step) for step in range(length)))
        if currency:
            return replace(amount, last=at + length, unit=currency)
    return None


def _scaled(numeral: Numeral, letter: str) -> Numeral:
    scale = SCALES[letter]
    return replace(numeral, value=numeral.value * scale, scale=scale)


def _percent(tokens: Tokens, amount: Amount) -> Amount | None:
    at = _after_hyphen(tokens, amount.last)
    word = tokens.word(at)
    if word == "percentage" and tokens.word(_after_hyphen(tokens, at + 1)) in ("point", "points"):
        return replace(amount, last=_after_hyphen(tokens, at + 1) + 1, unit="percentage_point")
    if word == "pp" or (word == "ppt" and amount.numeral.is_decimal):
        return replace(amount, last=at + 1, unit="percentage_point")
    last = at + 1 + (word == "pct" and _is_abbreviated(tokens, at + 1))
    if word in ("per", "pour") and tokens.word(at + 1) in ("cent", "cents"):
        last = at + 2
    elif word not in ("%", "percent", "pct", "prozent"):
        return None
    if tokens.word(_after_hyphen(tokens, last)) in ("point", "points"):
        return replace(amount, last=_after_hyphen(tokens, last) + 1, unit="percentage_point")
    return replace(amount, last=last, unit="percent")


def _is_abbreviated(tokens: Tokens, at: int) -> bool:
    """Tell whether the point at token ``at`` belongs to the word before it: the sentence goes on in lower case."""
    return tokens.word(at) == "." and tokens.adjoins(at) and tokens.at(at + 1).text[:1].islower()


def _multiple(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    word = tokens.word(at)
    if word == "x" and not (tokens.adjoins(at + 1) and tokens.at(at + 1).kind == "word"):
        return None if tokens.at(at + 1).kind in ("number", "power") else replace(amount, last=at + 1, unit="multiple")
    if word == "fold" or (word == "-" and tokens.word(at + 1) == "fold"):
        return replace(amount, last=_after_hyphen(tokens, at) + 1, unit="multiple")
    if word == ":" and amount.value > 1 and _is_to_one(tokens, at):
        return replace(amount, last=at + 2, unit="multiple")
    if word == "times" and is_comparison(tokens.word(at + 1)):
        return replace(amount, last=at + 1, unit="multiple")
    return None


def _is_to_one(tokens: Tokens, at: int) -> bool:
    """Tell the ":1" of "a 5:1 return", at token ``at``, from a colon of another use."""
    return tokens.at(at + 1).text == "1" and all(map(tokens.adjoins, (at, at + 1))) and not tokens.adjoins(at + 2)


def is_comparison(word: str) -> bool:
    """Tell whether "twice" or "3 times" before ``word`` multiplies; elsewhere it says how often."""
    return word in _COMPARATIVES or (word.endswith("er") and len(word) > 4)


def _rating(tokens: Tokens, amount: Amount) -> Amount | None:
    at, is_star = amount.last, ("star", "stars", "★", "⭐")
    if tokens.word(_after_hyphen(tokens, at)) in is_star:
        return replace(amount, last=_after_hyphen(tokens, at) + 1, unit="rating")
    if tokens.word(at) == "/":
        scale_at = at + 1
    elif (tokens.word(at), tokens.word(at + 1)) == ("out", "of"):
        scale_at = at + 2
    else:
        return None
    scale = tokens.numeral(scale_at)
    if scale is None or scale.value not in (5, 10, 100) or amount.value > scale.value:
        return None
    has_stars = tokens.word(scale.last) in is_star
    is_rated = any(tokens.word(amount.first - back).startswith(("rat", "scor")) for back in range(1, 4))
    if not (has_stars or is_rated or amount.numeral.is_decimal):
        return None
    return replace(amount, last=scale.last + has_stars, unit="rating", per=f"{scale.value:g}")


def _duration(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.last
    hyphenated = tokens.word(at) == "-" and tokens.at(at + 1).kind == "word"
    at += hyphenated
    at += tokens.word(at) in TIME_ADJECTIVES and tokens.word(at + 1) in TIME_UNITS
    word = tokens.word(at)
    if word in SCALED_TIMES:
        unit, factor = SCALED_TIMES[word]
        return replace(amount, last=at + 1, unit=unit, factor=factor)
    if word == "m" and is_minutes(tokens.items, at):
        return replace(amount, last=at + 1, unit="minute")
    if word not in TIME_UNITS or (word in ("s", "mo") and not (tokens.adjoins(at) or tokens.at(at).text == word)):
        return None
    if word == "s" and _is_plural(tokens, amount):
        return None
    return replace(amount, last=at + 1, unit=TIME_UNITS[word])


def _is_plural(tokens: Tokens, amount: Amount) -> bool:
    """Tell "100s of teams", "10s to 100s of teams" and "1,000s" and "the 1990s" from seconds."""
    following = tokens.word(amount.last + 1)
    is_range = following in ("to", "-") and tokens.word(amount.last + 3) == "s" and tokens.word(amount.last + 4) == "of"
    is_decade = 1900 <= amount.value < 2100 and amount.value % 10 == 0
    return following == "of" or is_range or is_decade or amount.numeral.is_grouped


def _is_part_of_a_name(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether letters adjoin the digits, as in 3D, 2FA or C-3PO: no quantity, unless they are a unit."""
    following = tokens.at(numeral.last)
    is_glued = following.kind == "word" and tokens.adjoins(numeral.last) and following.lower not in GLUED_NOUNS
    is_hyphenated = tokens.word(numeral.first - 1) == "-" and tokens.adjoins(numeral.first)
    follows_word = tokens.at(numeral.first - 2).kind == "word" and tokens.adjoins(numeral.first - 1)
    return is_glued or (is_hyphenated and follows_word)


def after_plus(tokens: Tokens, at: int) -> int:
    """Return the token after a plus that says "or more" and starts at token ``at``: 20+, 20-plus."""
    if tokens.word(at) == "+" and tokens.adjoins(at):
        return at + 1
    is_word = tokens.word(at) == "-" and tokens.word(at + 1) == "plus"
    return at + 2 if is_word and tokens.adjoins(at) and tokens.adjoins(at + 1) else at


def _after_hyphen(tokens: Tokens, at: int) -> int:
    return at + (tokens.word(at) == "-" and tokens.adjoins(at) and tokens.adjoins(at + 1))
