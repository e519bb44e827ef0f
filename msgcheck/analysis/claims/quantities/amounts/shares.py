"""Shares and multiples written in words: one in three, two thirds, half of, half the time, doubled, tenfold."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.ratios import (
    Share,
    read_every,
    read_fraction,
    read_one_of,
    read_ratio,
    rounded,
)
from msgcheck.analysis.claims.quantities.around.bounds import bound_before
from msgcheck.analysis.claims.quantities.around.denominators import read_per
from msgcheck.analysis.claims.quantities.counting.label_nouns import is_label
from msgcheck.analysis.claims.quantities.tokens.asides import is_before_noun
from msgcheck.analysis.claims.quantities.tokens.comparisons import is_compared, is_likened
from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    DETERMINERS,
    FOLDS,
    FOREIGN_HALVES,
    FOREIGN_PARTS,
    FREQUENCIES,
    MULTIPLE_ADJECTIVES,
    MULTIPLE_VERBS,
    MULTIPLES_OF,
    PARTS,
    SCALED_TIMES,
    SCALES,
    SIGNS,
    TIME_UNITS,
)
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_PEOPLE = word_set("our their your all its these those")
_COMPARED = word_set(
    """less fewer more lower higher off faster slower cheaper quicker shorter longer smaller larger greater lighter
    better"""
)
_AFTER_A_PART = word_set(
    "without within across since compared versus vs year annually thanks already overnight globally"
)
"""Words after "by a third" that are not what is divided: "by a third party"."""
_CHANGED_BY = word_set("by save saves saved saving")
"""Words before "a third" that make it what is gained."""
_DIVIDED = word_set("cost costs price size weight time effort power energy staff space footprint length rate")
"""What is set against the whole after "a third the": a multiple, as "half the price" is."""
_WILL = word_set("will would can could may might must should to we they")
_AFTER_DOUBLE = word_set("to by from in within every over again")
"""Words after "will double", which "double as" is not."""
_MOST_NINES = 12
_LARGEST_MAGNITUDE = 12
"""Orders of magnitude that a claim may name; more are a figure of speech."""


def read_share(tokens: Tokens, at: int) -> Share | None:
    """Return the share that starts at token ``at``, or ``None``."""
    share = _share(tokens, at)
    if share is None or share.unit != "ratio":
        return share
    unit = _divided_unit(tokens, share.last + 2)
    if tokens.word(share.last) == "of" and tokens.word(share.last + 1) in ("a", "an") and unit is not None:
        # "three quarters of an hour", "a quarter of a percent"
        return replace(share, unit=unit[0], last=unit[1], value=share.value * unit[2])
    return replace(share, unit="multiple") if _is_divided(tokens, share.last) else share


def _share(tokens: Tokens, at: int) -> Share | None:
    if tokens.word(at) == "half":
        return _half(tokens, at)
    for read in (
        _times_before,
        _multiple,
        _foreign_half,
        _foreign_parts,
        _magnitude,
        read_every,
        read_one_of,
        _one_part,
        _factor,
    ):
        found = read(tokens, at)
        if found is not None:
            return found
    numeral = tokens.numeral(at)
    if numeral is None or numeral.scale != 1.0 or is_label(tokens, at):
        return None  # no label: "part 2 of 3"
    for read_of in (_nines, _parts, _sign, read_fraction, read_ratio):
        found = read_of(tokens, numeral)
        if found is not None:
            return found
    return None


def _is_divided(tokens: Tokens, at: int) -> bool:
    """Tell "a third the cost", "½ the price" and "a third that of disk" at token ``at`` from a share of a whole."""
    is_whole = tokens.word(at) == "the" and tokens.word(at + 1) in _DIVIDED
    return is_whole or is_likened(tokens, at) or tokens.word(at) == "price"


def _divided_unit(tokens: Tokens, at: int) -> tuple[str, int, float] | None:
    """Return the unit at token ``at`` that a share may be of, the token after it, and how many units its word names:
    "half a percentage point", "a quarter of a century".
    """
    word = tokens.word(at)
    if word == "percentage" and tokens.word(at + 1) == "point":
        return "percentage_point", at + 2, 1.0
    unit = "percent" if word in ("percent", "%") else TIME_UNITS.get(word)
    unit, factor = (unit, 1.0) if unit else SCALED_TIMES.get(word, ("", 0.0))
    return (unit, at + 1, factor) if unit else None


def _times_before(tokens: Tokens, at: int) -> Share | None:
    """Read "x10 growth" and "×3 productivity"; x86 and x64 are names."""
    text, number = tokens.at(at).text, tokens.at(at + 1)
    if text == "×" and number.kind == "number" and tokens.adjoins(at + 1) and tokens.at(at - 1).kind != "number":
        numeral = tokens.numeral(at + 1)
        return None if numeral is None else Share(at, numeral.last, "multiple", numeral.value)
    is_times = text[:1] == "x" and text[1:].isdecimal() and len(text) < 4 and text not in ("x32", "x64", "x86")
    is_apart = tokens.at(at - 1).kind != "number" or not tokens.adjoins(at)  # not 4x4
    return Share(at, at + 1, "multiple", float(text[1:])) if is_times and is_apart else None


def _foreign_half(tokens: Tokens, at: int) -> Share | None:
    """Read "la mitad de los clientes", and "en la mitad de tiempo", "halb so teuer" as "in half the time"."""
    if (tokens.word(at), tokens.word(at + 1)) == ("halb", "so"):
        return Share(at, at + 1, "multiple", 0.5)
    if tokens.word(at) not in FOREIGN_HALVES:
        return None
    is_reached = not {tokens.word(at - 1), tokens.word(at - 2)}.isdisjoint(("in", "en", "a", "à"))
    return Share(at, at + 1, "multiple" if is_reached else "ratio", 0.5)


def _foreign_parts(tokens: Tokens, at: int) -> Share | None:
    """Read "deux tiers des clients" and "dos tercios"."""
    value = FOREIGN_PARTS.get((tokens.word(at), tokens.word(at + 1)))
    return None if value is None else Share(at, at + 2, "ratio", rounded(value))


def _factor(tokens: Tokens, at: int) -> Share | None:
    """Read "a factor of ten"."""
    numeral = tokens.numeral(at + 2) if (tokens.word(at), tokens.word(at + 1)) == ("factor", "of") else None
    return None if numeral is None else Share(at, numeral.last, "multiple", numeral.value)


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
    if following == "a" and (after in SCALES or after == "dozen"):
        return None  # half a million is a number
    unit = _divided_unit(tokens, at + 2)
    if following in ("a", "an", "-") and unit is not None and (following, after) != ("-", "year"):
        return Share(at, unit[1], unit[0], 0.5 * unit[2])
    if following == "of" or following in _PEOPLE or is_likened(tokens, at + 1):
        return Share(at, at + 1, "ratio", 0.5)
    if before in ("in", "by") or following in ("the", "as", "price") or (following, after) == ("-", "price"):
        return Share(at, at + 1, "multiple", 0.5)
    return Share(at, at + 1, "ratio", 0.5) if before == "to" or bound_before(tokens, at, 0) is not None else None


def _multiple(tokens: Tokens, at: int) -> Share | None:
    word, following = tokens.word(at), tokens.word(at + 1)
    if word in MULTIPLE_VERBS and following != "down":
        return Share(at, at + 1, "multiple", MULTIPLE_VERBS[word])
    if word in MULTIPLE_ADJECTIVES and _multiplies(tokens, at):
        return Share(at, at + 1, "multiple", MULTIPLE_ADJECTIVES[word])
    if word in MULTIPLES_OF and tokens.word(at - 1) in ("el", "il", "le") and following in ("de", "di", "d"):
        return Share(at, at + 1, "multiple", MULTIPLES_OF[word])
    if word in FREQUENCIES and (word != "once" or read_per(tokens, at + 1) is not None):
        return Share(at, at + 1, "multiple" if is_compared(tokens, at + 1) else "count", FREQUENCIES[word])
    if word.endswith("fold") and word.removesuffix("fold") in FOLDS:
        return Share(at, at + 1, "multiple", FOLDS[word.removesuffix("fold")])
    return None


def _multiplies(tokens: Tokens, at: int) -> bool:
    """Tell "double the output", "will double to 40" and "double that of diesel" from "a double bed" and "double as"."""
    following = tokens.word(at + 1)
    if tokens.at(at + 1).kind != "word":
        return following != "-" and not is_before_noun(tokens, at + 1)
    is_verb = tokens.word(at - 1) in _WILL and following in _AFTER_DOUBLE
    return is_verb or following in DETERMINERS - {"as"} or is_likened(tokens, at + 1)


def _one_part(tokens: Tokens, at: int) -> Share | None:
    """Read "a third of", "one-tenth of", "by a third", "a third less", "over a third"; else it is a third party."""
    if tokens.word(at) not in ("a", "one"):
        return None
    part_at = at + 1 + (tokens.word(at + 1) == "-")
    part, following = tokens.word(part_at), tokens.word(part_at + 1)
    if part not in PARTS or part.endswith("s"):
        return None
    if following == "of" and tokens.word(part_at + 2) == "a" and tokens.word(part_at + 3) in SCALES:
        return None  # a quarter of a million is a number
    ends = (tokens.at(part_at + 1).kind != "word" and following != "-") or following in FUNCTION_WORDS | _AFTER_A_PART
    bound = bound_before(tokens, at, 0)
    is_changed_by = tokens.word((bound[0] if bound else at) - 1) in _CHANGED_BY
    is_share = following == "of" or following in _COMPARED or (is_changed_by and ends)
    is_share = is_share or _is_divided(tokens, part_at + 1)
    if ends and part != "quarter":  # "over a quarter" may be three months
        is_share = is_share or bound is not None
    first = at if tokens.word(at) == "one" else part_at
    return Share(first, part_at + 1, "ratio", rounded(1 / PARTS[part])) if is_share else None


def _nines(tokens: Tokens, numeral: Numeral) -> Share | None:
    """Read "five nines" and "five 9s": 99.999 %."""
    at = numeral.last + (tokens.word(numeral.last) == "-")
    is_digit = (tokens.at(at).text, tokens.word(at + 1)) == ("9", "s") and tokens.adjoins(at + 1)
    if not (tokens.word(at) == "nines" or is_digit) or not 1 < numeral.value <= _MOST_NINES:
        return None
    return Share(numeral.first, at + 1 + is_digit, "percent", round(100 - 10 ** (2 - numeral.value), 10))


def _parts(tokens: Tokens, numeral: Numeral) -> Share | None:
    at = numeral.last + (tokens.word(numeral.last) == "-")
    part = tokens.word(at)
    if part not in PARTS or not part.endswith(("s", "tel")) or not 1 < numeral.value < PARTS[part]:
        return None
    if [tokens.word(at + step) for step in (1, 2)] == ["of", "a"] and tokens.word(at + 3) in SCALES:
        return None  # three quarters of a million is a number
    if part == "quarters" and tokens.word(at + 1) != "of" and tokens.word(numeral.first - 1) != "by":
        return None
    return Share(numeral.first, at + 1, "ratio", rounded(numeral.value / PARTS[part]))


def _sign(tokens: Tokens, numeral: Numeral) -> Share | None:
    is_sign = tokens.word(numeral.first) in SIGNS and numeral.last == numeral.first + 1
    following = tokens.word(numeral.last)
    if not is_sign or following in TIME_UNITS or following in ("%", "x"):
        return None
    return Share(numeral.first, numeral.last, "ratio", rounded(numeral.value))
