"""Two amounts that belong together: the range 10-15 %, and before and after, "from 6 weeks to 3 days"."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.amounts import read_amount
from msgcheck.analysis.claims.quantities.amounts.shares import read_share
from msgcheck.analysis.claims.quantities.amounts.suspended import hangs
from msgcheck.analysis.claims.quantities.amounts.units import Amount, signed
from msgcheck.analysis.claims.quantities.counting.label_nouns import is_label, noun_before
from msgcheck.analysis.claims.quantities.counting.nouns import counted_noun
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity, convert
from msgcheck.analysis.claims.quantities.reading import Reading, finished
from msgcheck.analysis.claims.quantities.tokens.numerals import Numeral
from msgcheck.analysis.claims.quantities.tokens.token_view import SENTENCE_ENDS, Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    AND,
    CHANGE_VERBS,
    CURRENCY_CODES,
    GLUED_NOUNS,
    MEASURES,
    MULTIPLE_VERBS,
    TIME_UNITS,
)

_JOINTS = frozenset({"-", "to", "and", "or", "bis", "à", "a", "et", "und", "y", "→", "…", "auf", "naar"})
_CHANGES = frozenset({("from", "to"), ("von", "auf"), ("de", "à"), ("de", "a"), ("da", "a"), ("van", "naar")})
"""What stands before and between the two ends of a change."""
_INTO = frozenset({"auf", "naar"})
"""What stands between them, and in no range."""
_OPENINGS = frozenset({"between", "from", "zwischen", "von", "entre", "de"})
_BETWEEN = frozenset({"between", "zwischen", "entre"})
_NEAR = 10.0
"""How many times the other number one may be that shares its scale word: "from 900 to 1.2 million" shares none."""


def read_pair(tokens: Tokens, first: Amount, floor: int) -> list[Reading]:
    """Read two amounts that belong together: a range, or a change "from 6 weeks to 3 days" or "14 → 2 days"."""
    is_hanging = hangs(tokens, first.last)
    joint_at = first.last + (_has_own_unit(tokens, first) or is_hanging)
    joint = tokens.word(joint_at)
    second = _second(tokens, joint_at + 1 + _is_hyphenated(tokens, joint_at)) if joint in _JOINTS else None
    if second is not None and second.of:
        first = signed(tokens, first)
    opening = tokens.word(first.first - 1)
    if second is None or "rating" in (first.unit, second.unit) or _ends_a_time(tokens, first):
        return []
    if not _are_joined(tokens, first, joint, second):
        return []
    if second.unit == "" and first.unit in CURRENCY_CODES:
        first, second = replace(first, unit=""), replace(second, unit=first.unit)
    low, high, unit = _ends(first, second)
    is_changed = _is_change(tokens, first.first) or _is_growth(tokens, first, second)
    is_change = joint == "→" or joint in _INTO or (joint == "to" and is_changed)
    if not _are_alike(first, second) or low >= high or is_change:
        return _change(tokens, first, second) if joint == "→" or (opening, joint) in _CHANGES else []
    of = second.of or _of(tokens, second, unit) or ("" if unit else noun_before(tokens, first.first, second.last))
    if unit == "" and (is_label(tokens, first.first) or (not of and (joint == "-" or is_hanging))):
        return []
    start = first.first - (opening in _OPENINGS)
    quantity = Quantity(0, 0, unit or "count", low=low, high=high, bound=Bound.RANGE, of=of)
    return [finished(tokens, Reading(start, second.last, quantity), floor)]


def _ends_a_time(tokens: Tokens, amount: Amount) -> bool:
    """Tell the minutes of "4 h 20 min to 55 min", which begin no range."""
    is_after_time = tokens.word(amount.first - 1) in TIME_UNITS and tokens.at(amount.first - 2).kind == "number"
    return is_after_time and amount.unit in SECONDS


def _has_own_unit(tokens: Tokens, first: Amount) -> bool:
    """Tell whether the first number has the unit of the second: "5 kg to 10 kg"."""
    unit, second = tokens.word(first.last), tokens.at(first.last + 2)
    is_unit = not first.unit and (unit in GLUED_NOUNS or unit in MEASURES or counted_noun(tokens, first.last) == unit)
    return is_unit and unit != "" and second.kind == "number" and tokens.word(first.last + 3) == unit


def _is_hyphenated(tokens: Tokens, at: int) -> bool:
    """Tell whether the "to" at token ``at`` stands between hyphens: "a two-to-three-week pilot"."""
    return [tokens.word(at + step) for step in (-1, 0, 1)] == ["-", "to", "-"] and tokens.adjoins(at)


def _second(tokens: Tokens, at: int) -> Amount | None:
    """Return the second amount, whose own sign may stand at token ``at``: "-20…+60 °C", "-40 to -10 °C"."""
    is_signed = tokens.word(at) in ("+", "-") and tokens.adjoins(at + 1)
    second = read_amount(tokens, at + is_signed) or _fold(tokens, at)
    return second if second is None or second.of or not is_signed else None


def _fold(tokens: Tokens, at: int) -> Amount | None:
    """Return the "threefold" at token ``at`` as an amount: "two- to threefold"."""
    share = read_share(tokens, at) if tokens.word(at).endswith("fold") else None
    if share is None:
        return None
    return Amount(at, share.last, Numeral(at, share.last, share.value, in_words=True), share.unit)


def _are_joined(tokens: Tokens, first: Amount, joint: str, second: Amount) -> bool:
    """Tell whether the word between two amounts makes a range of them."""
    if joint == "-":
        is_one_style = first.numeral.in_words == second.numeral.in_words  # not "7-Eleven"
        return second.of != "" or (tokens.word(first.first - 1) != "-" and is_one_style)
    if joint == "or":  # "two or three clicks" is a range, "2 or 4 cores" a choice
        return not first.unit and second.numeral.value - first.numeral.value == 1
    if joint == "a":  # "de 5 a 10", and not "5 a day"
        return tokens.word(first.first - 1) in ("de", "da", "entre")
    if joint in _INTO:
        return (tokens.word(first.first - 1), joint) in _CHANGES
    return joint not in AND or tokens.word(first.first - 1) in _BETWEEN


def _are_alike(first: Amount, second: Amount) -> bool:
    return first.unit in ("", second.unit) or (first.unit in SECONDS and second.unit in SECONDS)


def _ends(first: Amount, second: Amount) -> tuple[float, float, str]:
    """Return both ends in the second's unit and scale: "$2-3 million", "30 minutes to 1 hour"."""
    low, high = first.value, second.value
    if first.unit == "":
        low *= abs(second.factor)  # its sign is its own
        if first.numeral.scale == 1.0 and second.numeral.scale > 1.0 and low < high / second.numeral.scale * 10:
            low *= second.numeral.scale
    elif first.unit in CURRENCY_CODES and first.numeral.scale == 1.0 and low * second.numeral.scale < high:
        low *= second.numeral.scale
    return convert(low, first.unit or second.unit, second.unit), high, second.unit


def _is_change(tokens: Tokens, at: int) -> bool:
    """Tell whether "from X to Y" says before and after: a verb of change stands shortly before it in its sentence."""
    if tokens.word(at - 1) != "from":
        return False
    before = [tokens.word(at - back) for back in range(2, 9)]
    end = next((back for back, word in enumerate(before) if word in SENTENCE_ENDS), len(before))
    return not (CHANGE_VERBS | MULTIPLE_VERBS.keys()).isdisjoint(before[:end])


def _is_growth(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """Tell "grew by 210 to 3,940" from "grew by 20 to 30 people"."""
    is_bare = not second.unit and not counted_noun(tokens, second.last)
    return tokens.word(first.first - 1) == "by" and is_bare and second.value > 2 * first.value


def _change(tokens: Tokens, first: Amount, second: Amount) -> list[Reading]:
    factor = (first.factor if first.unit else second.factor) * _shared_scale(first, second)
    before = replace(first, unit=first.unit or second.unit, factor=factor)
    if not second.unit and second.numeral.scale == 1.0 and not counted_noun(tokens, second.last):  # "from 14 days to 2"
        second = replace(second, unit=first.unit, factor=first.factor)
    of = _of(tokens, second, second.unit)
    one = Reading(first.first, first.last, Quantity(0, 0, before.unit or "count", before.value, of=of))
    other = Reading(second.first, second.last, Quantity(0, 0, second.unit or "count", second.value, of=of))
    return [one, finished(tokens, other, second.first)]


def _shared_scale(first: Amount, second: Amount) -> float:
    """Return the scale word of the second number that the first shares, 1 for none: "from $1.2 to $1.9 million"."""
    may_share = first.numeral.scale == 1.0 and first.unit in ("", second.unit)
    scale = second.numeral.scale if may_share else 1.0
    written = second.numeral.value / second.numeral.scale
    return scale if written / _NEAR < first.numeral.value < written * _NEAR else 1.0


def _of(tokens: Tokens, amount: Amount, unit: str) -> str:
    return "" if unit else counted_noun(tokens, amount.last)
