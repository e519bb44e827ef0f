"""Shares of a whole that is named: one in three, 9 of 10, 4 of the top 5, 1/10th, every third customer."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.amounts.ordinals import read_ordinal
from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral
from msgcheck.analysis.claims.quantities.tokens.phrase_ends import NO_HEADS
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens, is_department
from msgcheck.analysis.claims.quantities.tokens.vocabulary import DETERMINERS, GLUED_NOUNS, ORDINALS, TIME_UNITS
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import looks_plural
from msgcheck.values import dataclass

_OF_ALL = frozenset({"in", "of", "/", "von", "sur", "su"})
_CHOSEN = word_set("top largest biggest last latest first past newest")
"""What may stand before the whole: "2 of their last 14 releases"."""
_JOINED_BY_TWO = frozenset({("out", "of"), ("de", "cada")})
_PLACES = word_set("countries cities states regions markets locations sites languages stores offices currencies")
"""What a thing may be in: "one office in 12 countries" is no share."""
ROUND_BASES = frozenset({100.0, 1e3, 1e4, 1e5, 1e6})
"""What a small share is of: "one in a thousand", "2 in 10,000"."""
ONE_OF = word_set("un une einer eine eines uno una")
EVERY = word_set("every jeder jede jedes jeden")
EVERY_NTH = {"zweite": 2.0, "dritte": 3.0, "vierte": 4.0, "fünfte": 5.0, "zehnte": 10.0} | {
    word: value for word, value in ORDINALS.items() if value > 1
}
_LEAST_PART = 2
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday weekend morning evening night time")
_ORDINAL_ENDS = word_set("th rd rds ths")


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio, multiple, count or duration in words at the tokens ``first`` to ``last``."""

    first: int
    last: int
    unit: str
    value: float


def rounded(share: float) -> float:
    """Return a share to four decimals, a small one to four digits: 0.3333, 0.0001."""
    return round(share, 4) if share >= 0.001 else float(f"{share:.4g}")


def read_ratio(tokens: Tokens, whole: Numeral) -> Share | None:
    """Read "one in three", "9 of 10", "4 of the top 5", "4/5 customers", "one in a thousand"."""
    found = _base(tokens, whole)
    if found is None:
        return None
    joint, base = found
    is_part = 0 < whole.value < base.value or (joint == "out" and whole.value == base.value)
    if not is_part or whole.is_decimal or not _is_small_enough(joint, whole, base):
        return None
    if (joint == "/" and tokens.word(base.last) == "/") or _is_measure(tokens, base.last):
        return None
    return Share(whole.first, base.last, "ratio", rounded(whole.value / base.value))


def _base(tokens: Tokens, whole: Numeral) -> tuple[str, Numeral] | None:
    """Return the number that ``whole`` is a part of, and the word between them."""
    at = whole.last + _has_noun_between(tokens, whole)
    is_hyphenated = tokens.word(at) == "-" and tokens.word(at + 2) == "-" and tokens.adjoins(at)
    at += is_hyphenated
    joint = tokens.word(at)
    if (joint, tokens.word(at + 1)) in _JOINED_BY_TWO:
        at += 2
    elif joint in _OF_ALL:
        at += 1 + is_hyphenated
    else:
        return None
    members_at = at
    if tokens.word(at) in ("the", "our", "all", "its", "their", "your", "every") or (
        tokens.word(at + 1) == "top" and tokens.at(at).kind == "word"
    ):
        at += 1
    is_whose = tokens.word(at + 1) == "'" and tokens.word(at + 2) == "s" and tokens.adjoins(at + 1)
    if joint == "of" and whole.value == 1 and (is_whose or tokens.word(members_at) in DETERMINERS | {"top"}):
        return None  # "one of the top 5", "one of our 12 offices": no share
    at += 3 * is_whose  # "of the world's ten largest banks"
    base = tokens.numeral(at + (tokens.word(at) in _CHOSEN))
    return None if base is None else (joint, base)


def _has_noun_between(tokens: Tokens, whole: Numeral) -> bool:
    """Tell "one customer in five" and "9 clients sur 10" from "2 stores in 5 cities"."""
    noun, joint_at = tokens.at(whole.last), whole.last + 1
    joint = tokens.word(joint_at)
    if joint == "sur" or joint not in ("in", "out") or noun.kind != "word" or whole.value >= 10:
        return joint == "sur"
    base = tokens.numeral(joint_at + 1 + (tokens.word(joint_at + 1) in ("of", "every", "each")))
    if noun.lower in FUNCTION_WORDS | TIME_UNITS.keys() or base is None:
        return False
    following = tokens.word(base.last)
    is_one_style = whole.in_words == base.in_words or base.value % 10 == 0  # not "one login in 3 clicks"
    is_split = whole.value > 1 or not is_one_style
    return joint == "out" or not (following in _PLACES or (is_split and looks_plural(following)))


def _is_small_enough(joint: str, whole: Numeral, base: Numeral) -> bool:
    """Tell "one in a thousand" from "5 in 2,000 stores" and "1/365"."""
    if joint == "in" and (base.value in ROUND_BASES or (whole.value == 1 and base.value % 10 == 0)):
        return whole.value < 10
    return base.scale == 1.0 and (joint not in ("/", "in") or base.value <= 100)


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Tell whether a unit follows at token ``at``: the "in 5 days" of "one in 5 days"."""
    following = tokens.word(at + (tokens.word(at) == "-"))
    is_time = following in TIME_UNITS and not is_department(tokens, at)
    is_unit = is_time or following in GLUED_NOUNS or following in ("%", "percent", "per", "x")
    return is_unit or (tokens.adjoins(at) and following.isalpha())


def read_every(tokens: Tokens, at: int) -> Share | None:
    """Read "every third customer", "every 10th order" and "jeder zweite"; no "every second counts", "every second
    lost", "every third day" or "every third party".
    """
    if tokens.word(at) not in EVERY:
        return None
    ordinal, (place, last) = tokens.word(at + 1), read_ordinal(tokens, at + 1)
    part, noun = EVERY_NTH.get(ordinal, place), tokens.word(last)
    if (
        part < _LEAST_PART
        or tokens.at(last).kind != "word"
        or noun in TIME_UNITS
        or noun in _DAYS
        or noun in FUNCTION_WORDS
        or (ordinal == "second" and (noun in NO_HEADS or noun.endswith(("s", "ed", "ing"))))
        or (part, noun) == (3.0, "party")
    ):
        return None
    return Share(at, last, "ratio", rounded(1 / part))


def read_one_of(tokens: Tokens, at: int) -> Share | None:
    """Read "un client sur trois", "einer von fünf" and "uno de cada cinco", whose "one" is an article elsewhere."""
    word, is_each = tokens.word(at), (tokens.word(at + 1), tokens.word(at + 2)) == ("de", "cada")
    joint, joint_at = ("sur", at + 2) if word in ("un", "une") else ("von", at + 1)
    joint, joint_at = ("cada", at + 2) if is_each else (joint, joint_at)
    if word not in ONE_OF or tokens.word(joint_at) != joint:
        return None
    base = tokens.numeral(joint_at + 1)
    if base is None or not 1 < base.value <= 100 or _is_measure(tokens, base.last):
        return None
    return Share(at, base.last, "ratio", rounded(1 / base.value))


def read_fraction(tokens: Tokens, numeral: Numeral) -> Share | None:
    """Read "1/10th of", "2/3rds"."""
    at = numeral.last
    base = tokens.numeral(at + 1) if tokens.word(at) == "/" else None
    is_ordinal = base is not None and tokens.word(base.last) in _ORDINAL_ENDS and tokens.adjoins(base.last)
    if base is None or not is_ordinal or not 0 < numeral.value < base.value:
        return None
    return Share(numeral.first, base.last + 1, "ratio", rounded(numeral.value / base.value))
