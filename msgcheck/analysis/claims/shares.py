"""Shares and multiples written in words: one in three, two thirds, half of, half the time, doubled, tenfold."""

from __future__ import annotations

from msgcheck.analysis.claims.bounds import bound_before
from msgcheck.analysis.claims.counts import is_label
from msgcheck.analysis.claims.numerals import Numeral
from msgcheck.analysis.claims.token_view import Tokens
from msgcheck.analysis.claims.units import is_comparison
from msgcheck.analysis.claims.vocabulary import (
    FOLDS,
    FREQUENCIES,
    MULTIPLE_ADJECTIVES,
    MULTIPLE_VERBS,
    PARTS,
    SCALES,
    SIGNS,
    TIME_UNITS,
)
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.values import dataclass

_DETERMINERS = word_set("the your our their its his her a as your")
_PEOPLE = word_set("our their your all its these those")
_COMPARED = word_set(
    """less fewer more lower higher off faster slower cheaper quicker shorter longer smaller larger greater lighter
    better"""
)
_LARGEST_MAGNITUDE = 12
"""Orders of magnitude that a claim may name; more are a figure of speech."""


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio, multiple, count or duration in words at the tokens ``first`` to ``last``."""

    first: int
    last: int
    unit: str
    value: float


def read_share(tokens: Tokens, at: int) -> Share | None:
    """Return the share that starts at token ``at``, or ``None``."""
    word = tokens.word(at)
    if word == "half":
        return _half(tokens, at)
    found = _multiple(tokens, at) or _magnitude(tokens, at)
    if found is not None:
        return found
    if word in ("a", "one") and (part := _one_part(tokens, at)) is not None:
        return part
    if (word, tokens.word(at + 1)) == ("factor", "of") and (factor := tokens.numeral(at + 2)) is not None:
        return Share(at, factor.last, "multiple", factor.value)
    numeral = tokens.numeral(at)
    if numeral is None or numeral.scale != 1.0 or is_label(tokens, at):
        return None  # no label: "part 2 of 3"
    return _nines(tokens, numeral) or _parts(tokens, numeral) or _sign(tokens, numeral) or _ratio(tokens, numeral)


def _magnitude(tokens: Tokens, at: int) -> Share | None:
    """Read "an order of magnitude", "an order-of-magnitude gain", "two orders of magnitude"."""
    if not any(tokens.word(at + step).startswith("order") for step in (1, 2, 3)):
        return None
    is_one = tokens.word(at) in ("a", "an")
    numeral = None if is_one else tokens.numeral(at)
    following = [tokens.word(step) for step in range((at + 1) if numeral is None else numeral.last, at + 12)]
    words = [word for word in following if word != "-"][:3]
    if words not in (["order", "of", "magnitude"], ["orders", "of", "magnitude"]):
        return None
    count = 1.0 if is_one or numeral is None else numeral.value
    last = next(step for step in range(at, at + 13) if tokens.word(step) == "magnitude") + 1
    return Share(at, last, "multiple", 10.0**count) if 0 < count <= _LARGEST_MAGNITUDE else None


def _half(tokens: Tokens, at: int) -> Share | None:
    before, following, after = tokens.word(at - 1), tokens.word(at + 1), tokens.word(at + 2)
    if following == "a" and after in SCALES:
        return None  # half a million is a number
    if following in ("a", "an", "-") and after in TIME_UNITS and (following, after) != ("-", "year"):
        return Share(at, at + 3, TIME_UNITS[after], 0.5)
    if following == "of" or following in _PEOPLE:
        return Share(at, at + 1, "ratio", 0.5)
    if before in ("in", "by") or following in ("the", "as", "price") or (following, after) == ("-", "price"):
        return Share(at, at + 1, "multiple", 0.5)
    return Share(at, at + 1, "ratio", 0.5) if before == "to" or bound_before(tokens, at, 0) is not None else None


def _multiple(tokens: Tokens, at: int) -> Share | None:
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in MULTIPLE_VERBS and following != "down":
        return Share(at, at + 1, "multiple", MULTIPLE_VERBS[word])
    if (
        word in MULTIPLE_ADJECTIVES
        and (following in _DETERMINERS or tokens.at(at + 1).kind != "word")
        and following != "-"
    ):
        return Share(at, at + 1, "multiple", MULTIPLE_ADJECTIVES[word])
    if word in FREQUENCIES:
        return Share(at, at + 1, "multiple" if is_comparison(following) else "count", FREQUENCIES[word])
    if word.endswith("fold") and word.removesuffix("fold") in FOLDS:
        return Share(at, at + 1, "multiple", FOLDS[word.removesuffix("fold")])
    return None


def _one_part(tokens: Tokens, at: int) -> Share | None:
    """Read "a third of", "one-tenth of", "by a third", "a third less", "over a third"; else it is a third party."""
    part_at = at + 1 + (tokens.word(at + 1) == "-")
    part, following = tokens.word(part_at), tokens.word(part_at + 1)
    if part not in PARTS or part.endswith("s"):
        return None
    ends = (tokens.at(part_at + 1).kind != "word" and following != "-") or following in FUNCTION_WORDS
    is_share = following == "of" or following in _COMPARED or (tokens.word(at - 1) == "by" and ends)
    if ends and part != "quarter":  # "over a quarter" may be three months
        is_share = is_share or bound_before(tokens, at, 0) is not None
    first = at if tokens.word(at) == "one" else part_at
    return Share(first, part_at + 1, "ratio", round(1 / PARTS[part], 4)) if is_share else None


def _nines(tokens: Tokens, numeral: Numeral) -> Share | None:
    """Read "five nines" and "five 9s": 99.999 %."""
    at = numeral.last + (tokens.word(numeral.last) == "-")
    is_digit = (tokens.at(at).text, tokens.word(at + 1)) == ("9", "s") and tokens.adjoins(at + 1)
    if not (tokens.word(at) == "nines" or is_digit) or not 1 < numeral.value < 10:
        return None
    return Share(numeral.first, at + 1 + is_digit, "percent", round(100 - 10 ** (2 - numeral.value), 8))


def _parts(tokens: Tokens, numeral: Numeral) -> Share | None:
    at = numeral.last + (tokens.word(numeral.last) == "-")
    part = tokens.word(at)
    if part not in PARTS or not part.endswith("s") or not 1 < numeral.value < PARTS[part]:
        return None
    if part == "quarters" and tokens.word(at + 1) != "of":
        return None
    return Share(numeral.first, at + 1, "ratio", round(numeral.value / PARTS[part], 4))


def _sign(tokens: Tokens, numeral: Numeral) -> Share | None:
    is_sign = tokens.word(numeral.first) in SIGNS and numeral.last == numeral.first + 1
    following = tokens.word(numeral.last)
    if not is_sign or following in TIME_UNITS or following in ("%", "x"):
        return None
    return Share(numeral.first, numeral.last, "ratio", round(numeral.value, 4))


def _ratio(tokens: Tokens, whole: Numeral) -> Share | None:
    """Read "one in three", "9 of 10", "4 of the top 5", "4/5 customers"."""
    at = whole.last
    is_hyphenated = tokens.word(at) == "-" and tokens.word(at + 2) == "-" and tokens.adjoins(at)
    at += is_hyphenated
    joint = tokens.word(at)
    if joint == "out" and tokens.word(at + 1) == "of":
        at += 2
    elif joint in ("in", "of", "/"):
        at += 1 + is_hyphenated
    else:
        return None
    if tokens.word(at) in ("the", "our", "all", "its", "every") or (
        tokens.word(at + 1) == "top" and tokens.at(at).kind == "word"
    ):
        at += 1
    if tokens.word(at + 1) == "'" and tokens.word(at + 2) == "s" and tokens.adjoins(at + 1):
        at += 3  # "of the world's ten largest banks"
    is_ranked = tokens.word(at) in ("top", "largest", "biggest")
    is_member = joint == "of" and whole.value == 1 and tokens.word(whole.last) == "of"
    if is_member and tokens.at(whole.last + 1).kind == "word" and tokens.word(whole.last + 1) in _DETERMINERS | {"top"}:
        return None  # "one of the top 5", "one of our 12 offices": no share
    at += is_ranked
    base = tokens.numeral(at)
    if base is None or base.scale != 1.0 or not 0 < whole.value < base.value or whole.is_decimal:
        return None
    if joint in ("/", "in") and (base.value > 100 or tokens.word(base.last) == "/"):
        return None
    following = tokens.word(base.last + (tokens.word(base.last) == "-"))
    if (
        following in TIME_UNITS
        or following in ("%", "percent", "per", "x")
        or (tokens.adjoins(base.last + 0) and following.isalpha())
    ):
        return None
    return Share(whole.first, base.last, "ratio", round(whole.value / base.value, 4))
