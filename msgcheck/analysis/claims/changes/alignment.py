"""Which quantities of two texts say or measure the same."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.counted_out import is_counted_out
from msgcheck.analysis.claims.changes.point_releases import is_release_of
from msgcheck.analysis.claims.quantities.amounts.pieces import NUMBERED_APART
from msgcheck.analysis.claims.quantities.around.denominator_forms import denominators
from msgcheck.analysis.claims.quantities.quantity import (
    NEAR,
    SECONDS,
    Bound,
    Quantity,
    agree,
    convert,
    family,
    interval,
)
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.words import stem
from msgcheck.values import dataclass

_STANDARD_NUMBER = re.compile(r"[0-9]{2,6}(?:-[0-9]+)?")
_DESIGNATION = re.compile(r"[a-z]+|[0-9]+")
_STAGES = frozenset({"dis", "fdis", "pas", "draft"})
_CLOSE_ENOUGH = 0.9
_LONGEST_LEAD = 120
"""Code points before a figure in which "from", "by" and the verb stand that lead to it."""
SENTENCE_END = re.compile(r"[.;!?](?=\s)|[\n•|]")
"""Where what is said of one figure ends."""

STATEMENT_END = re.compile(r"[.;:!?](?=\s)|[\n•|]")
"""Where a sentence ends, or a colon parts it from what it announces."""


def sentence_start(text: str, at: int, ends: re.Pattern[str] = SENTENCE_END) -> int:
    """Return where the sentence begins that code point ``at`` of ``text`` stands in: behind the last of ``ends``."""
    return max((found.end() for found in ends.finditer(text, 0, at)), default=0)


@dataclass(frozen=True, slots=True)
class Stated:
    """A text and its quantities."""

    text: str
    quantities: tuple[Quantity, ...]

    def quote(self, quantity: Quantity) -> str:
        """Return the words of one of its quantities."""
        return self.text[quantity.start : quantity.end]

    def lead_to(self, quantity: Quantity) -> str:
        """Return what stands before one of its quantities, as far as it may lead to it."""
        return self.text[max(0, quantity.start - _LONGEST_LEAD) : quantity.start]

    def sentence_of(self, quantity: Quantity) -> str:
        """Return the sentence that one of its quantities stands in."""
        after = SENTENCE_END.search(self.text, quantity.end)
        return self.text[sentence_start(self.text, quantity.start) : after.start() if after else len(self.text)]


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity of a message's wording and the one that stands for it in the passage."""

    wording: Stated
    approved: Quantity
    found: Quantity
    has_same_amount: bool


def has_same_amount(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities say one amount in whatever form: half and 50 %, $10 a month and $120 a year."""
    if "multiple" in (one.unit, other.unit) and one.unit != other.unit:
        return _are_halves(one, other)
    if not are_comparable(one, other) or (one.unit in CURRENCY_CODES and one.unit != other.unit):
        return False
    if one.unit == "version":
        return _same_version(one, other)
    return (one.unit == "percentage_point") == (other.unit == "percentage_point") and (
        agree(one, other) or is_same_rate(one, other)
    )


def _are_halves(one: Quantity, other: Quantity) -> bool:
    """Take "half the time" for 50 %: the one share that people write as a multiple."""
    share, multiple = (other, one) if one.unit == "multiple" else (one, other)
    return share.unit in ("percent", "ratio") and multiple.value == 0.5 and interval(share) == (50.0, 50.0)


def _same_version(one: Quantity, other: Quantity) -> bool:
    """Tell whether two names say one edition: ISO 5230 is ISO/IEC 5230:2020 less exactly, DIS 5230 another stage."""
    left, right = (frozenset(_DESIGNATION.findall(each.name.lower())) for each in (one, other))
    if not one.name[:1].isalpha():
        return one.name == other.name
    return left & _STAGES == right & _STAGES and (left <= right or right <= left)


def is_same_rate(one: Quantity, other: Quantity) -> bool:
    """Tell whether amounts per two units of time are one rate: $10 per user per month, $120 per user a year."""
    (shared, mine), (also, theirs) = _time_apart(one), _time_apart(other)
    if shared != also or mine == theirs or not mine or not theirs or None in (one.value, other.value):
        return False
    left = interval(one)[0] * convert(1.0, "year", mine)
    right = interval(other)[0] * convert(1.0, "year", theirs)
    return abs(left - right) <= NEAR * max(left, right)


def _time_apart(quantity: Quantity) -> tuple[frozenset[str], str]:
    """Return the denominators of an amount that are no time, and the one unit of time among them, "" for none."""
    parts = denominators(quantity)
    times = parts & SECONDS.keys()
    return parts - times, next(iter(times)) if len(times) == 1 else ""


def are_comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities measure the same sort of thing."""
    if one.unit == "version" and other.unit == "version":
        return _same_product(one, other)
    if one.unit == "count" and other.unit == "count":
        return stem(one.of.lower()) == stem(other.of.lower()) or family(one) == family(other)
    for units in (frozenset(SECONDS), CURRENCY_CODES, frozenset({"percent", "ratio", "percentage_point"})):
        if one.unit in units and other.unit in units:
            return True
    return one.unit == other.unit or _is_half_beside_a_share(one, other) or _is_half_beside_a_share(other, one)


def _is_half_beside_a_share(one: Quantity, other: Quantity) -> bool:
    """Tell "half" from other multiples: it is set against a share, "by half" against "60 % less"."""
    return one.unit == "multiple" and one.value == 0.5 and other.unit in ("percent", "ratio")


def _same_product(one: Quantity, other: Quantity) -> bool:
    left, right = one.name[:1].isalpha(), other.name[:1].isalpha()
    if left != right:
        return False
    if left:
        return _STANDARD_NUMBER.findall(one.name)[:1] == _STANDARD_NUMBER.findall(other.name)[:1]
    if not NUMBERED_APART.isdisjoint((one.of, other.of)):
        return one.of == other.of
    return one.of.lower() == other.of.lower() or not one.of or not other.of


def follows_from(approved: Quantity, found: Quantity) -> bool:
    """Tell whether the found quantity is another way to say the approved one.

    It may be careful ("over 500" of 512, "about 70 %" of 68 %), or the rest ("4 % are missed" of 96 % found), or say it
    exactly ("16,191" of "more than 16,000", 17.1.0 of version 17).
    """
    if are_complements(approved, found) or is_counted_out(approved, found) or is_release_of(found, approved):
        return True
    exact, said = approved.value, found.value
    if exact is None or said is None or approved.bound is not Bound.EXACT or approved.unit in ("version", "date"):
        return False
    said = convert(said, found.unit, approved.unit)
    if found.bound is Bound.AT_LEAST:
        return _CLOSE_ENOUGH * exact <= said <= exact
    if found.bound is Bound.AT_MOST:
        return exact <= said <= exact / _CLOSE_ENOUGH
    return found.bound is Bound.ABOUT and abs(said - exact) <= 0.05 * exact


def are_complements(one: Quantity, other: Quantity) -> bool:
    """Tell whether two shares make a whole: what is found and what is missed."""
    if not {one.unit, other.unit} <= {"percent", "ratio"} or None in (one.value, other.value):
        return False
    return abs(interval(one)[0] + interval(other)[0] - 100.0) < 0.5
