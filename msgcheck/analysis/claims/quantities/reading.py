"""A quantity while it is read: what stands around its number is added to it."""

from __future__ import annotations

import re
from dataclasses import replace

from msgcheck.analysis.claims.quantities.amounts.units import after_plus
from msgcheck.analysis.claims.quantities.around.bounds import (
    bound_after,
    bound_before,
    bounded,
    offered_from,
    price_from,
)
from msgcheck.analysis.claims.quantities.around.denominator_forms import is_time
from msgcheck.analysis.claims.quantities.around.denominators import read_distant_per, read_per, read_per_before
from msgcheck.analysis.claims.quantities.counting.nouns import counted_noun, measured_noun, noun_of_measure
from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.values import dataclass

_VERSION = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")
_SHARES = frozenset({"percent", "ratio"})
"""Units whose ``of`` is what is measured, not what is counted."""
_LEAST = frozenset({"at", "minimum", "min", "≥", ">"})
"""The words that begin a bound of a version: others say another thing before one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity being read: its tokens ``first`` to ``last`` (half-open, with its bound) and what is known of it."""

    first: int
    last: int
    quantity: Quantity


def finished(tokens: Tokens, reading: Reading, floor: int) -> Reading:
    """Add to a reading its bound, its denominator and what it is of; ``floor`` as in :func:`bound_before`."""
    reading, after = _with_bound_after(tokens, reading)
    reading = _with_per(tokens, reading)
    first, quantity = reading.first, reading.quantity
    before = bound_before(tokens, first, floor)
    if before is None and quantity.unit in CURRENCY_CODES:
        before = price_from(tokens, first, floor)
    if before is None and quantity.unit not in CURRENCY_CODES:
        before = offered_from(tokens, first, floor, reading.last, is_rate=quantity.unit == "percent")
    if before is None and quantity.unit == "percent" and tokens.word(first - 1) == "top":  # "in the top 5 %"
        before = first - 1, Bound.AT_MOST
    first = before[0] if before else first
    if quantity.per is None and (quantity.unit in SECONDS or quantity.unit in CURRENCY_CODES):
        quantity = replace(quantity, per=read_per_before(tokens, first))
    quantity = _with_measured_noun(tokens, first, reading.last, quantity)
    return Reading(first, reading.last, bounded(quantity, after or (before[1] if before else None)))


def with_version_bound(tokens: Tokens, reading: Reading, floor: int) -> Reading:
    """Add to a version the bound after it ("or later") or before it ("at least"); one "under Apache 2.0" has none.

    ``floor`` as in :func:`bound_before`.
    """
    last = after_plus(tokens, reading.last)
    found = (last, Bound.AT_LEAST) if last > reading.last else bound_after(tokens, last)
    if found is not None:
        return Reading(reading.first, found[0], bounded(reading.quantity, found[1]))
    before = bound_before(tokens, reading.first, floor)
    if before is None or tokens.word(before[0]) not in _LEAST:
        return reading
    return Reading(before[0], reading.last, bounded(reading.quantity, before[1]))


def read_last_version(tokens: Tokens, first: Reading) -> Reading | None:
    """Return the version that ends the span begun by ``first``: "Python 3.9–3.13", "from version 3 to 4"."""
    at = first.last + 1
    is_tight = tokens.word(first.last) == "-" and tokens.adjoins(first.last) and tokens.adjoins(at)
    name, following = tokens.at(at).text, tokens.at(at + 1)
    is_alone = following.kind != "word" or following.lower in FUNCTION_WORDS
    if not (is_tight or tokens.word(first.last) == "to") or not (_VERSION.fullmatch(name) and is_alone):
        return None
    return Reading(at, at + 1, replace(first.quantity, value=float(name), name=name))


def _with_bound_after(tokens: Tokens, reading: Reading) -> tuple[Reading, Bound | None]:
    """Take in a plus within or after the number ("20+ years", "50%+"), "or more", or that after the noun it counts."""
    last, quantity = after_plus(tokens, reading.last), reading.quantity
    if last > reading.last or any(tokens.word(at) in ("+", "plus") for at in range(reading.first + 1, reading.last)):
        return replace(reading, last=last), Bound.AT_LEAST
    is_counted = quantity.unit == "count" and quantity.of != "" and quantity.of == tokens.word(last)
    found = bound_after(tokens, last + is_counted)
    if found is None:
        return reading, None
    last, bound = found
    if quantity.unit == "count" and not quantity.of:
        quantity = replace(quantity, of=counted_noun(tokens, last))
    return Reading(reading.first, last, quantity), bound


def is_spread(quantity: Quantity) -> bool:
    """Tell whether an amount may fall to each time or thing whatever it is of: a count, a length of time, money."""
    return quantity.unit == "count" or quantity.unit in SECONDS or quantity.unit in CURRENCY_CODES


def _with_per(tokens: Tokens, reading: Reading) -> Reading:
    quantity, last = reading.quantity, reading.last
    if quantity.per is not None:
        return reading
    per = read_per(tokens, last, wide=quantity.unit in CURRENCY_CODES)
    if per is not None:
        return replace(reading, last=per[1], quantity=replace(quantity, per=per[0]))
    takes_any = is_spread(quantity) or quantity.of
    if not (takes_any or quantity.unit == "percent"):
        return reading
    distant = read_distant_per(tokens, last, wide=quantity.unit in CURRENCY_CODES)
    if distant is None or not (takes_any or is_time(distant)):
        return reading
    return replace(reading, quantity=replace(quantity, per=distant))


def _with_measured_noun(tokens: Tokens, first: int, last: int, quantity: Quantity) -> Quantity:
    if quantity.unit in _SHARES:
        return replace(quantity, of=measured_noun(tokens, first, last))
    if quantity.unit in SECONDS or quantity.unit in CURRENCY_CODES or quantity.unit == "multiple":
        return replace(quantity, of=noun_of_measure(tokens, first, last, quantity.unit))
    return quantity
