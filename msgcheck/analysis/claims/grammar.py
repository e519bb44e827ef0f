"""The grammar of marketing quantities: pieces, shares, amounts, ranges, bounds, denominators and windows.

One pass over the tokens; every rule looks at a bounded number of them, so the time is linear in the text whatever it
holds. What the grammar is not sure of is no quantity: a number read wrongly makes a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.amounts import Amount, Tokens, read_amount
from msgcheck.analysis.claims.bounds import bound_after, bound_before, bounded
from msgcheck.analysis.claims.denominators import counted_noun, measured_noun, read_distant_per, read_per
from msgcheck.analysis.claims.pieces import Piece, find_pieces
from msgcheck.analysis.claims.quantity import SECONDS, Bound, Quantity, convert
from msgcheck.analysis.claims.shares import Share, read_share
from msgcheck.analysis.claims.tokens import has_decimal_comma, tokenise
from msgcheck.analysis.claims.vocabulary import (
    CHANGE_VERBS,
    CURRENCY_CODES,
    DOLLARS,
    FREQUENCIES,
    ISO_PERIODS,
    LABELS,
    LETTER_SCALES,
    MULTIPLE_ADJECTIVES,
    MULTIPLE_VERBS,
    NUMBER_WORDS,
    PARTS,
    SCALES,
    TIME_UNITS,
)
from msgcheck.analysis.claims.windows import with_windows
from msgcheck.analysis.lexicon import word_set
from msgcheck.values import dataclass

_DIGIT = re.compile(r"[0-9½¼¾⅓⅔⅕⅖⅗⅘]")
_LETTERS = re.compile(r"[a-z]+")
_NUMBER_LIKE = frozenset(NUMBER_WORDS) | frozenset(PARTS) | frozenset(MULTIPLE_VERBS) | frozenset(MULTIPLE_ADJECTIVES)
_HINTS = _NUMBER_LIKE | frozenset(FREQUENCIES) | frozenset(SCALES) - LETTER_SCALES | frozenset(ISO_PERIODS)
_STARTS = _NUMBER_LIKE | frozenset(FREQUENCIES) | frozenset(DOLLARS) | word_set("a an top no number factor")
_START_SIGNS = frozenset("$€£¥₹#½¼¾⅓⅔⅕⅖⅗⅘")

_MEASURED = frozenset({"percent", "ratio"})
"""Units whose ``of`` is what is measured, not what is counted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity being read: its tokens ``first`` to ``last`` (half-open, with its bound) and what is known of it."""

    first: int
    last: int
    quantity: Quantity


def find_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap.

    ``language`` (ISO 639-1) says how 1.200 is read where the text itself does not: 1,200 in German.
    """
    if not _may_hold_a_quantity(text):
        return ()
    pieces = find_pieces(text)
    items = tokenise(text, tuple((piece.start, piece.end) for piece in pieces))
    tokens = Tokens(items, has_decimal_comma(text, language))
    readings = _readings(tokens, {piece.start: piece for piece in pieces})
    windows = {at: piece.window for at, piece in _pieces_at(items, pieces) if piece.window}
    return tuple(_placed(reading, tokens) for reading in with_windows(readings, tokens, windows))


def _may_hold_a_quantity(text: str) -> bool:
    """Tell texts without any number apart, which are most, before they are taken apart."""
    if _DIGIT.search(text):
        return True
    lower = text.lower()
    return "fold" in lower or not _HINTS.isdisjoint(_LETTERS.findall(lower))


def _pieces_at(items: Sequence[object], pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
    places = [index for index, token in enumerate(items) if getattr(token, "kind", "") == "piece"]
    return list(zip(places, pieces, strict=True))


def _placed(reading: Reading, tokens: Tokens) -> Quantity:
    """Give a quantity the span of its tokens."""
    start, end = tokens.at(reading.first).start, tokens.at(reading.last - 1).end
    return replace(reading.quantity, start=start, end=end)


def _readings(tokens: Tokens, pieces: dict[int, Piece]) -> list[Reading]:
    found: list[Reading] = []
    at = 0
    while at < len(tokens.items):
        token = tokens.items[at]
        if token.kind == "piece":
            quantity = pieces[token.start].quantity
            new = [Reading(at, at + 1, quantity)] if quantity else []
            at += 1
        else:
            new = _read(tokens, at, found[-1].last if found else 0)
            at = new[-1].last if new else _next(tokens, at)
        found.extend(new)
    return found


def _next(tokens: Tokens, at: int) -> int:
    """Step over a number that is no quantity as a whole, so that no part of it becomes one."""
    if not _may_start(tokens, at):
        return at + 1
    numeral = tokens.numeral(at)
    return numeral.last if numeral is not None else at + 1


def _read(tokens: Tokens, at: int, floor: int) -> list[Reading]:
    """Return what starts at token ``at``; ``floor`` is the first token that no quantity holds yet."""
    if not _may_start(tokens, at):
        return []
    rank = _rank(tokens, at)
    if rank is not None:
        return [rank]
    share = read_share(tokens, at)
    amount = read_amount(tokens, at) if share is None or share.unit == "ratio" else None
    if amount is not None and amount.unit == "rating":
        return [_single(tokens, amount, floor)]
    if share is not None:
        return [_share(tokens, share, floor)]
    if amount is None:
        return _article(tokens, at, floor)
    return _pair(tokens, amount, floor) or _one(tokens, amount, floor)


def _may_start(tokens: Tokens, at: int) -> bool:
    token = tokens.at(at)
    if token.kind == "number":
        return True
    if token.kind == "word":
        return token.lower in _STARTS or token.text in CURRENCY_CODES or token.lower.endswith("fold")
    return token.text in _START_SIGNS


def _rank(tokens: Tokens, at: int) -> Reading | None:
    """Read "#1", "No. 1", "number one", "top 10"."""
    word = tokens.word(at)
    number_at = at + 1 + (word == "no" and tokens.word(at + 1) == ".")
    numeral = tokens.numeral(number_at)
    if numeral is None or numeral.value % 1 or not 0 < numeral.value <= 1000 or numeral.scale != 1:
        return None
    if word == "top":
        if read_amount(tokens, number_at) is None or tokens.word(numeral.last) in ("%", "percent"):
            return None
        value = numeral.value
        return Reading(at, numeral.last, Quantity(0, 0, "rank", value, high=value, bound=Bound.AT_MOST))
    is_rank = word == "#" or (word == "no" and tokens.word(at + 1) == ".") or (word == "number" and numeral.value < 10)
    return Reading(at, numeral.last, Quantity(0, 0, "rank", numeral.value)) if is_rank else None


def _share(tokens: Tokens, share: Share, floor: int) -> Reading:
    quantity = Quantity(0, 0, share.unit, share.value, of="times" if share.unit == "count" else "")
    return _finished(tokens, Reading(share.first, share.last, quantity), floor)


def _article(tokens: Tokens, at: int, floor: int) -> list[Reading]:
    """Read "less than a week": after a bound, an article is a one."""
    unit = TIME_UNITS.get(tokens.word(at + 1))
    if tokens.word(at) not in ("a", "an") or unit is None or bound_before(tokens, at, floor) is None:
        return []
    return [_finished(tokens, Reading(at, at + 2, Quantity(0, 0, unit, 1.0)), floor)]


def _pair(tokens: Tokens, first: Amount, floor: int) -> list[Reading]:
    """Read two amounts that belong together: a range, or a change "from 6 weeks to 3 days"."""
    joint = tokens.word(first.last)
    if joint not in ("-", "to", "and", "bis", "à") or (joint == "-" and tokens.word(first.first - 1) == "-"):
        return []
    second = read_amount(tokens, first.last + 1)
    if second is None or second.unit == "rating" or first.unit == "rating":
        return []
    opening = tokens.word(first.first - 1)
    if joint == "and" and opening not in ("between", "zwischen"):
        return []
    if second.unit == "" and first.unit in CURRENCY_CODES:
        second = replace(second, unit=first.unit)
        first = replace(first, unit="")
    low, high, unit = _ends(first, second)
    if not _are_alike(first, second) or low >= high or (joint == "to" and _is_change(tokens, first.first)):
        return _change(tokens, first, second) if opening == "from" and joint == "to" else []
    start = first.first - (opening in ("between", "from", "zwischen", "von"))
    of, last = _of(tokens, second, unit), second.last
    if unit == "" and (_is_label(tokens, first.first) or (not of and joint == "-")):
        return []
    quantity = Quantity(0, 0, unit or "count", low=low, high=high, bound=Bound.RANGE, of=of)
    return [_finished(tokens, Reading(start, last, quantity), floor)]


def _are_alike(first: Amount, second: Amount) -> bool:
    return first.unit in ("", second.unit) or (first.unit in SECONDS and second.unit in SECONDS)


def _ends(first: Amount, second: Amount) -> tuple[float, float, str]:
    """Return both ends in the second's unit and scale: "$2-3 million", "30 minutes to 1 hour"."""
    low, high = first.value, second.value
    if first.unit == "":
        low *= second.factor
        if first.numeral.scale == 1.0 and second.numeral.scale > 1.0 and low < high / second.numeral.scale * 10:
            low *= second.numeral.scale
    return convert(low, first.unit or second.unit, second.unit), high, second.unit


def _is_change(tokens: Tokens, at: int) -> bool:
    """Tell whether "from X to Y" says before and after: a verb of change stands shortly before it."""
    if tokens.word(at - 1) != "from":
        return False
    return any(tokens.word(at - back) in CHANGE_VERBS for back in range(2, 6))


def _change(tokens: Tokens, first: Amount, second: Amount) -> list[Reading]:
    before = replace(first, unit=first.unit or second.unit, factor=second.factor if not first.unit else first.factor)
    of = _of(tokens, second, second.unit)
    one = Reading(first.first, first.last, Quantity(0, 0, before.unit or "count", before.value, of=of))
    other = Reading(second.first, second.last, Quantity(0, 0, second.unit or "count", second.value, of=of))
    return [one, _finished(tokens, other, second.first)]


def _one(tokens: Tokens, amount: Amount, floor: int) -> list[Reading]:
    if amount.unit:
        return [_single(tokens, amount, floor)]
    if not _counts(tokens, amount, floor):
        return []
    of = counted_noun(tokens, amount.last + (tokens.word(amount.last) == "+"))
    return [_finished(tokens, Reading(amount.first, amount.last, Quantity(0, 0, "count", amount.value, of=of)), floor)]


def _single(tokens: Tokens, amount: Amount, floor: int) -> Reading:
    of = _of(tokens, amount, amount.unit)
    quantity = Quantity(0, 0, amount.unit, amount.value, per=amount.per, of=of)
    return _finished(tokens, Reading(amount.first, amount.last, quantity), floor)


def _of(tokens: Tokens, amount: Amount, unit: str) -> str:
    return "" if unit else counted_noun(tokens, amount.last)


def _counts(tokens: Tokens, amount: Amount, floor: int) -> bool:
    """Tell whether a number without a unit counts something, rather than being a name, a label or an article."""
    numeral = amount.numeral
    word = tokens.word(amount.first)
    if (word in ("one", "zero") and numeral.value in (0, 1)) or _is_label(tokens, amount.first):
        return False
    is_marked = tokens.word(amount.last) == "+" or numeral.scale > 1 or numeral.is_grouped
    is_marked = is_marked or bound_before(tokens, amount.first, floor) is not None
    hyphenated = tokens.word(amount.last) == "-" and tokens.adjoins(amount.last) and tokens.adjoins(amount.last + 1)
    if hyphenated and (numeral.in_words or numeral.value < 10):
        return False
    noun = counted_noun(tokens, amount.last + (tokens.word(amount.last) == "+"))
    if _is_after_a_name(tokens, amount) and not is_marked:
        return False
    return bool(noun) or is_marked or bound_after(tokens, amount.last) is not None


def _is_label(tokens: Tokens, at: int) -> bool:
    before = tokens.at(at - 1)
    return before.lower in LABELS or (before.text == "#") or (before.text == "." and tokens.word(at - 2) in LABELS)


def _is_after_a_name(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether capitals stand before the number and not after it: SAP 4, the headline SAVE 40 HOURS apart."""
    before, following = tokens.at(amount.first - 1), tokens.at(amount.last)
    if before.kind != "word" or not before.text.isupper() or len(before.text) < 2 or before.text in CURRENCY_CODES:
        return False
    return not following.text.isupper()


def _finished(tokens: Tokens, reading: Reading, floor: int) -> Reading:
    """Add to a reading what stands around it: plus sign, denominator, bound."""
    first, last, quantity = reading.first, reading.last, reading.quantity
    bound = Bound.AT_LEAST if tokens.word(last) == "+" and tokens.adjoins(last) else None
    last += bound is not None
    after = bound_after(tokens, last) if bound is None else None
    if after is not None:
        bound, last = after, last + 2
        if quantity.unit == "count" and not quantity.of:
            quantity = replace(quantity, of=counted_noun(tokens, last))
    if quantity.per is None:
        per = read_per(tokens, last, wide=quantity.unit in CURRENCY_CODES)
        if per is not None:
            quantity, last = replace(quantity, per=per[0]), per[1]
        elif quantity.unit == "count" or quantity.unit in SECONDS or quantity.unit in CURRENCY_CODES or quantity.of:
            quantity = replace(quantity, per=read_distant_per(tokens, last))
        elif quantity.unit == "percent":
            per_time = read_distant_per(tokens, last)
            quantity = replace(quantity, per=per_time if per_time in SECONDS else None)
    before = bound_before(tokens, first, floor)
    if before is not None:
        first, bound = before[0], bound or before[1]
    if quantity.unit in _MEASURED:
        quantity = replace(quantity, of=measured_noun(tokens, first, last))
    return Reading(first, last, bounded(quantity, bound))
