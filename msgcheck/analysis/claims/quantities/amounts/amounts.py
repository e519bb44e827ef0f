"""Amounts among tokens: a number with its unit, before it or after it: €9.80, 300k USD, 15 minutes, 3x, 45 %, 4.8/5."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.units import Amount, after_hyphen, after_plus, read_unit
from msgcheck.analysis.claims.quantities.tokens.asides import behind_aside
from msgcheck.analysis.claims.quantities.tokens.measures import UNIT_SYMBOLS
from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCIES_BEFORE,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    GLUED_NOUNS,
    LETTER_SCALES,
    LONGEST_CURRENCY,
    SCALES,
    SMALL_MONEY,
)


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
    behind = replace(with_plus, last=behind_aside(tokens, with_plus.last))
    found = read_unit(tokens, with_plus) or _money_after(tokens, with_plus) or read_unit(tokens, behind)
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
    if token.text in CURRENCIES_BEFORE:
        return CURRENCIES_BEFORE[token.text], at + 1 + (tokens.word(at + 1) == ".")
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
    if sign.lower() in SMALL_MONEY and (sign != "p" or (amount.value < 100 and _ends_a_price(tokens, at))):
        unit, factor = SMALL_MONEY[sign.lower()]
        return replace(amount, last=at + 1, unit=unit, factor=factor)
    if numeral.scale > 1.0 and tokens.word(at) in ("d", "de", "di"):
        at += 1 + (tokens.word(at + 1) == "'")  # "1,5 milliard d'euros"
    at = at if numeral.in_words else after_hyphen(tokens, at)  # "20-million-dollar", and not "a million-dollar idea"
    for length in range(LONGEST_CURRENCY, 0, -1):
        currency = CURRENCY_WORDS.get(tuple(tokens.word(at + step) for step in range(length)))
        if currency:
            return replace(amount, last=at + length, unit=currency)
    return None


def _ends_a_price(tokens: Tokens, at: int) -> bool:
    """Tell the "p" of "5p per text" and "99p/min" from a page: it adjoins the number, and a denominator follows."""
    return tokens.adjoins(at) and tokens.word(at + 1) in ("per", "a", "each", "/", "of", "in")


def _scaled(numeral: Numeral, letter: str) -> Numeral:
    scale = SCALES[letter]
    return replace(numeral, value=numeral.value * scale, scale=scale)


def _is_part_of_a_name(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell the number of 3D, 2FA, C-3PO and 7-Eleven, which is no quantity."""
    following = tokens.at(numeral.last)
    is_glued = following.kind == "word" and tokens.adjoins(numeral.last) and not _is_unit(tokens, numeral.last)
    is_hyphenated = tokens.word(numeral.first - 1) == "-" and tokens.adjoins(numeral.first)
    before = tokens.at(numeral.first - 2).kind
    is_scale = tokens.at(numeral.first - 3).kind == "number" and tokens.adjoins(numeral.first - 2)  # "$10k–15k"
    is_compound = before == "number" and tokens.at(numeral.first).text[:1].isupper()
    is_name = is_compound or (before == "word" and not is_scale)
    return is_glued or (is_hyphenated and is_name and tokens.adjoins(numeral.first - 1))


def _is_unit(tokens: Tokens, at: int) -> bool:
    """Tell the unit of "500kg" and "230V" at token ``at`` from the letter of a name: "20W50"."""
    ends = not (tokens.adjoins(at + 1) and tokens.at(at + 1).kind == "number")
    return tokens.word(at) in GLUED_NOUNS or (tokens.at(at).text in UNIT_SYMBOLS and ends)
