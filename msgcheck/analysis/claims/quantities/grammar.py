"""The grammar of marketing quantities: pieces, shares, amounts, ranges, bounds, denominators and windows.

One pass over the tokens; every rule looks at a bounded number of them, so the time is linear in the text whatever it
holds. What the grammar is not sure of is no quantity: a number read wrongly makes a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.amounts import read_amount
from msgcheck.analysis.claims.quantities.amounts.pieces import Piece, find_pieces
from msgcheck.analysis.claims.quantities.amounts.ranges import read_pair
from msgcheck.analysis.claims.quantities.amounts.ranks import read_rank
from msgcheck.analysis.claims.quantities.amounts.ratios import EVERY, EVERY_NTH, ONE_OF, Share
from msgcheck.analysis.claims.quantities.amounts.shares import read_share
from msgcheck.analysis.claims.quantities.amounts.single_times import read_single_time
from msgcheck.analysis.claims.quantities.amounts.suspended import with_suspended_unit
from msgcheck.analysis.claims.quantities.amounts.units import Amount, after_plus
from msgcheck.analysis.claims.quantities.around.bounds import bound_before
from msgcheck.analysis.claims.quantities.around.contrasts import read_contrast, read_earlier
from msgcheck.analysis.claims.quantities.around.denominator_forms import TIMES
from msgcheck.analysis.claims.quantities.around.leading_denominators import with_leading_denominators
from msgcheck.analysis.claims.quantities.around.windows import with_windows
from msgcheck.analysis.claims.quantities.counting.counts import is_count, noun_of_members
from msgcheck.analysis.claims.quantities.counting.label_nouns import noun_before
from msgcheck.analysis.claims.quantities.counting.label_units import with_label_unit
from msgcheck.analysis.claims.quantities.counting.nouns import counted_noun
from msgcheck.analysis.claims.quantities.counting.points import with_points_of_share
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.reading import Reading, finished, read_last_version, with_version_bound
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.tokens import Token, has_decimal_comma, tokenise
from msgcheck.analysis.claims.quantities.tokens.vocabulary import (
    CURRENCIES_BEFORE,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLARS,
    FOREIGN_HALVES,
    FOREIGN_PARTS,
    FREQUENCIES,
    ISO_PERIODS,
    LETTER_SCALES,
    MULTIPLE_ADJECTIVES,
    MULTIPLE_VERBS,
    MULTIPLES_OF,
    NUMBER_WORDS,
    ORDINALS,
    PARTS,
    PER,
    SCALED_TIMES,
    SCALES,
    SIGNS,
)
from msgcheck.analysis.lexicon import word_set

_DIGIT = re.compile(f"[0-9{''.join(SIGNS)}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER_LIKE = (
    frozenset(NUMBER_WORDS) | frozenset(PARTS | ORDINALS) | frozenset(MULTIPLE_VERBS) | frozenset(MULTIPLE_ADJECTIVES)
)
_LONGEST_SIGN = 2
"""Letters of "h", "wk" and of "an", which are words of other languages."""
_HINTS = (
    _NUMBER_LIKE
    | {"magnitude"}
    | frozenset(EVERY_NTH)
    | frozenset(FREQUENCIES)
    | frozenset(MULTIPLES_OF)
    | FOREIGN_HALVES
    | frozenset(part for _, part in FOREIGN_PARTS)
    | frozenset(SCALES) - LETTER_SCALES
    | frozenset(ISO_PERIODS)
    | frozenset(SCALED_TIMES)
    | frozenset(time for time in TIMES if len(time) > _LONGEST_SIGN)
)
_STARTS = (
    _NUMBER_LIKE
    | frozenset(FREQUENCIES)
    | frozenset(MULTIPLES_OF)
    | FOREIGN_HALVES
    | frozenset(DOLLARS)
    | EVERY
    | ONE_OF
    | word_set("a an top no nr number factor dos due tre ein einem einen")
)
_CURRENCIES = CURRENCY_CODES | CURRENCIES_BEFORE.keys()
_START_SIGNS = frozenset(CURRENCY_SIGNS) | frozenset(SIGNS) | {"#", "×"}


def find_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap.

    ``language`` (ISO 639-1) says how 1.200 is read where the text itself does not: 1,200 in German.
    """
    if not _may_hold_a_quantity(text):
        return ()
    decimal_comma = has_decimal_comma(text, language)
    pieces = find_pieces(text, decimal_comma=decimal_comma)
    items = tokenise(text, tuple((piece.start, piece.end) for piece in pieces))
    tokens = Tokens(items, decimal_comma)
    readings = with_leading_denominators(_readings(tokens, {piece.start: piece for piece in pieces}), tokens)
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
            new = _piece(tokens, at, pieces[token.start], found)
            at = new[-1].last if new else at + 1
        elif _may_start(token) and not _is_in_denominator(tokens, at, found):
            new = _read(tokens, at, found)
            at = new[-1].last if new else _next(tokens, at)
        else:
            at += 1
            continue
        found.extend(new)
    return found


def _piece(tokens: Tokens, at: int, piece: Piece, found: Sequence[Reading]) -> list[Reading]:
    """Return the quantity of the fixed piece at token ``at``; a numbered version has a bound: "TLS 1.2 or later"."""
    quantity = piece.quantity
    if quantity is None:
        return []
    if quantity.unit != "version" or quantity.value is None:
        return [Reading(at, at + 1, quantity)]
    version = with_version_bound(tokens, Reading(at, at + 1, quantity), found[-1].last if found else 0)
    last = read_last_version(tokens, version)
    return [version] if last is None else [version, last]


def _is_in_denominator(tokens: Tokens, at: int, found: Sequence[Reading]) -> bool:
    """Tell whether the number at token ``at`` was read with the quantity before it: "3.5 litres per 100 km"."""
    per = found[-1].quantity.per if found and tokens.word(at - 1) in PER | {"/"} else None
    return per is not None and per[:1].isdigit() and tokens.at(at).kind == "number"


def _next(tokens: Tokens, at: int) -> int:
    """Step over a number that is no quantity as a whole, so that no part of it becomes one."""
    numeral = tokens.numeral(at)
    return numeral.last if numeral is not None else at + 1


def _read(tokens: Tokens, at: int, found: Sequence[Reading]) -> list[Reading]:
    """Return what starts at token ``at``, after the readings ``found`` so far."""
    floor = found[-1].last if found else 0
    rank = read_rank(tokens, at)
    if rank is not None:
        return [Reading(rank.first, rank.last, rank.quantity)]
    share = read_share(tokens, at)
    amount = read_amount(tokens, at) if share is None or share.unit == "ratio" else None
    if amount is not None and amount.unit == "rating":
        return [_single(tokens, amount, floor)]
    if share is not None:
        return [_share(tokens, share, floor)]
    if amount is None:
        return read_single_time(tokens, at, floor)
    amount = with_points_of_share(tokens, with_label_unit(tokens, amount), found)
    like = _like_before(tokens, amount, found)
    if like is not None:
        return [like]
    return read_pair(tokens, amount, floor) or _one(tokens, with_suspended_unit(tokens, amount), floor)


def _like_before(tokens: Tokens, amount: Amount, found: Sequence[Reading]) -> Reading | None:
    """Return a bare number that shares the unit of the one before it: "95 %, up from 71", "512 people (2023: 471)"."""
    if not found or amount.unit:
        return None
    return read_contrast(tokens, amount, found[-1]) or read_earlier(tokens, amount, found)


def _may_start(token: Token) -> bool:
    if token.kind == "number":
        return True
    if token.kind == "word":
        return (
            token.lower in _STARTS or token.text[:1] == "x" or token.text in _CURRENCIES or token.lower.endswith("fold")
        )
    return token.text in _START_SIGNS


def _share(tokens: Tokens, share: Share, floor: int) -> Reading:
    quantity = Quantity(0, 0, share.unit, share.value, of="times" if share.unit == "count" else "")
    return finished(tokens, Reading(share.first, share.last, quantity), floor)


def _one(tokens: Tokens, amount: Amount, floor: int) -> list[Reading]:
    if amount.unit:
        return [_single(tokens, amount, floor)]
    if not is_count(tokens, amount, floor):
        return []
    bound = bound_before(tokens, amount.first, floor)
    of = (
        counted_noun(tokens, after_plus(tokens, amount.last))
        or noun_of_members(tokens, amount)
        or noun_before(tokens, bound[0] if bound else amount.first, amount.last)
    )
    return [finished(tokens, Reading(amount.first, amount.last, Quantity(0, 0, "count", amount.value, of=of)), floor)]


def _single(tokens: Tokens, amount: Amount, floor: int) -> Reading:
    quantity = Quantity(0, 0, amount.unit, amount.value, per=amount.per, of=amount.of)
    return finished(tokens, Reading(amount.first, amount.last, quantity), floor)
