"""Numbers among tokens, in digits or in words: 1.2 million, one hundred and twenty, two and a half, half a million."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.minutes import is_minutes
from msgcheck.analysis.claims.quantities.tokens.parts_of_numbers import (
    is_money,
    is_one_of_a_unit,
    part_of_scale,
    written_fraction,
)
from msgcheck.analysis.claims.quantities.tokens.tokens import Token, parse_digits
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    LETTER_SCALES,
    NUMBER_WORDS,
    ONES,
    SCALES,
    SIGNS,
    TENS,
)
from msgcheck.values import dataclass

_LONGEST_PHRASE = 12
"""Tokens of a number in words; longer ones are not written by people."""
_BEFORE_A_SCALE = frozenset({"a", "half", "un", "una", "eine"})
"""Words that begin a number only where a scale word follows: "eine Million"."""
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_EXPONENT = 2


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the tokens ``first`` to ``last`` (half-open): its value, and how it is written.

    ``scale`` is the factor of its scale word ("million"), 1 where there is none. ``is_grouped`` tells of thousands
    marks.
    """

    first: int
    last: int
    value: float
    scale: float = 1.0
    in_words: bool = False
    is_decimal: bool = False
    is_grouped: bool = False


def read_numeral(tokens: Sequence[Token], at: int, *, decimal_comma: bool) -> Numeral | None:
    """Return the number that starts at token ``at``, with its scale word, or ``None``."""
    token = tokens[at]
    if token.lower in SIGNS:
        return Numeral(at, at + 1, SIGNS[token.lower], is_decimal=True)
    numeral = _digits(tokens, at, decimal_comma=decimal_comma) if token.kind == "number" else _in_letters(tokens, at)
    return numeral if numeral is None else _with_half(tokens, numeral)


def _with_half(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add the half of "two and a half million", "two-and-a-half times" and "a million and a half"."""
    at = numeral.last
    words = [token.lower for token in tokens[at : at + 6]]
    joint = ["-", "and", "-", "a", "-", "half"] if words[:1] == ["-"] else ["and", "a", "half"]
    if words[: len(joint)] != joint:
        return numeral
    last, scale = _scale(tokens, at + len(joint))
    value = (numeral.value + 0.5 * numeral.scale) * scale
    return replace(numeral, last=last, value=value, scale=numeral.scale * scale)


def _in_letters(tokens: Sequence[Token], at: int) -> Numeral | None:
    token = tokens[at]
    if token.lower in NUMBER_WORDS or (token.lower in _BEFORE_A_SCALE and at + 1 < len(tokens)):
        return _words(tokens, at)
    return None


def _digits(tokens: Sequence[Token], at: int, *, decimal_comma: bool) -> Numeral | None:
    token = tokens[at]
    value = parse_digits(token.text, decimal_comma=decimal_comma)
    if value is None:
        return None
    last = at + 1
    if (part := written_fraction(tokens, at)) and is_one_of_a_unit(tokens, at + 3):
        return Numeral(at, at + 3, part, is_decimal=True)
    if last < len(tokens) and tokens[last].lower in SIGNS and tokens[last].start == token.end:
        value, last = value + SIGNS[tokens[last].lower], last + 1
    elif (part := written_fraction(tokens, last)) and token.text.isdigit():
        value, last = value + part, last + 3
    is_grouped = value >= 1000 and len(token.text) > 4 and not token.text.isdigit()
    last, scale = _power(tokens, last)
    if scale == 1.0:
        last, scale = _scale_after_plus(tokens, last) or _scale(tokens, last)
    return Numeral(
        at, last, value * scale, scale, is_decimal=value % 1 != 0 or "." in token.text, is_grouped=is_grouped
    )


def _scale(tokens: Sequence[Token], at: int) -> tuple[int, float]:
    """Read scale words from ``at``: "hundred thousand", "Mio."; a letter must adjoin the number or end an amount."""
    scale, first = 1.0, at
    if _is_hyphenated_scale(tokens, at):
        at, first = at + 1, at + 1
    while at < len(tokens) and at < first + 2 and tokens[at].lower in SCALES:
        word = tokens[at]
        if word.lower in LETTER_SCALES and not _is_scale(tokens, at):
            break
        if word.lower == "mm" and not is_money(tokens, at):
            break  # millimetres
        scale *= SCALES[word.lower]
        at += 1
        if word.lower in ("mio", "mrd", "tsd", "mln", "mld") and at < len(tokens) and tokens[at].text == ".":
            at += 1
    return at, scale


def _scale_after_plus(tokens: Sequence[Token], at: int) -> tuple[int, float] | None:
    """Read the scale word of "2+ million", whose plus is token ``at``."""
    if [token.text for token in tokens[at : at + 1]] != ["+"]:
        return None
    last, scale = _scale(tokens, at + 1)
    return (last, scale) if scale > 1.0 else None


def _is_hyphenated_scale(tokens: Sequence[Token], at: int) -> bool:
    """Tell the hyphen of "$20-million" at token ``at``."""
    words = [token.lower for token in tokens[at : at + 2]]
    return words[:1] == ["-"] and words[1:] != [] and words[1] in SCALES and words[1] not in LETTER_SCALES


def _is_scale(tokens: Sequence[Token], at: int) -> bool:
    """Tell the letter of "20k" and "100 K downloads" at token ``at`` from that of "5 m" and "2h 15m"."""
    is_loose = tokens[at].text in ("K", "M") and at + 1 < len(tokens) and tokens[at + 1].text[-1:] == "s"
    return not is_minutes(tokens, at) and (is_loose or (at > 0 and tokens[at - 1].end == tokens[at].start))


def _power(tokens: Sequence[Token], at: int) -> tuple[int, float]:
    """Read the "× 10⁶" that starts at token ``at``, and the token after it; a factor of one for none."""
    is_power = at + 1 < len(tokens) and tokens[at].lower in ("x", "·") and tokens[at + 1].kind == "power"
    if not is_power:
        return at, 1.0
    exponent = tokens[at + 1].text[2:].translate(_LOWERED)
    return (at + 2, 10.0 ** int(exponent)) if len(exponent) <= _LONGEST_EXPONENT else (at, 1.0)


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read a number in words; "a" and "half" begin one only before a scale word ("half a million")."""
    if tokens[at].lower in _BEFORE_A_SCALE:
        return _article(tokens, at)
    of_scale = _article(tokens, at) if part_of_scale(tokens, at)[0] < 1.0 else None
    return of_scale or _in_words(tokens, at, "")


def _in_words(tokens: Sequence[Token], at: int, previous: str) -> Numeral:
    """Read a number in words; ``previous`` is "ones" after an article, which is a one before a scale word."""
    first, end = at, min(len(tokens), at + _LONGEST_PHRASE)
    total = current = 0.0
    scale = 1.0
    while at < end:
        word = tokens[at].lower
        if _adds(word, previous):
            current += TENS.get(word, 0.0) + ONES.get(word, 0.0)
            previous = "tens" if word in TENS else "ones"
        elif _multiplies(word, previous):
            current, previous = (current or 1.0) * (12.0 if word == "dozen" else 100.0), "scale"
        elif word in SCALES and word not in LETTER_SCALES and previous:
            total, current, scale, previous = total + (current or 1.0) * SCALES[word], 0.0, SCALES[word], "scale"
        elif _joins(tokens, at, previous):
            previous = "hyphen" if word == "-" else "and"
        else:
            break
        at += 1
    return Numeral(first, at, total + current, scale, in_words=True)


def _adds(word: str, previous: str) -> bool:
    if word in TENS:
        return previous in ("", "scale", "and")
    if word in ONES and previous in ("tens", "hyphen"):
        return 0 < ONES[word] < 10
    return word in ONES and previous in ("", "scale", "and")


def _multiplies(word: str, previous: str) -> bool:
    return (word == "hundred" and previous in ("ones", "tens")) or (word == "dozen" and previous in ("", "ones"))


def _joins(tokens: Sequence[Token], at: int, previous: str) -> bool:
    """Tell whether a hyphen or an "and" goes on within the number: twenty-five, one hundred and twenty."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].lower == "-":
        return previous == "tens" and 1 <= ONES.get(following, 0) < 10
    if tokens[at].lower != "and" or previous != "scale" or following not in NUMBER_WORDS:
        return False
    return [token.lower for token in tokens[at + 2 : at + 3]] != [tokens[at - 1].lower]  # "a hundred and two hundred"


def _article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "a million", "a hundred and ten", "half a million": an article is a one where a scale word follows."""
    share, scale_at = part_of_scale(tokens, at)
    word = tokens[scale_at].lower if scale_at < len(tokens) else ""
    if word == "dozen" and share < 1.0:
        return Numeral(at, scale_at + 1, share * NUMBER_WORDS[word], in_words=True)
    if word in SCALES and word not in LETTER_SCALES and not word.endswith("s"):
        last, scale = _scale(tokens, scale_at)
        if share < 1.0:
            return Numeral(at, last, share * scale, scale, in_words=True)
        numeral = _in_words(tokens, scale_at, "ones")
        return replace(numeral, scale=max(scale, numeral.scale))
    return None
