"""Whether an amount that is the same holds per something else: $10 per seat where $10 per user is approved."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated
from msgcheck.analysis.claims.quantities.around.denominator_forms import denominators, parts_of_a_day
from msgcheck.analysis.claims.quantities.quantity import SECONDS
from msgcheck.analysis.claims.quantities.tokens.vocabulary import ADVERBS_OF_TIME, TIME_UNITS

_EACH_TIME = re.compile(r"(?:/\s?|\b(?:per|an?|each|every|by the)\s+)(?P<time>[^\W\d_]+)\b(?! of\b)")
_ADDS = re.compile(
    r"\b(?:with|plus|includ(?:es|ing)|while|and(?!\s+(?:(?:is|are)\s+)?(?:billed|charged|invoiced|paid)\b))\b"
)
"""What leads to something besides the price: "$10 per user, with monthly updates"."""
_WORD = re.compile(r"[^\W\d_]+")


def is_per_something_else(pair: Pair, passage: Stated) -> bool:
    """Tell whether the found amount has other denominators; a period that its clause names apart is none: "$10 per
    user, billed monthly" is $10 per user per month.
    """
    approved, found = pair.approved, pair.found
    if not (approved.per and found.per and approved.unit == found.unit):
        return False
    one, other = denominators(approved), denominators(found)
    mine, theirs = parts_of_a_day(approved), parts_of_a_day(found)
    if mine and theirs and mine != theirs:
        return True
    if one <= other or approved.unit == "rating":
        return approved.unit == "rating" and one != other
    if other < one and one - other <= _times_named(_clause_of(pair, passage)):
        return False
    return one - SECONDS.keys() != other - SECONDS.keys() or approved.value == found.value


def _clause_of(pair: Pair, passage: Stated) -> str:
    """Return, in lower case, what stands around the found amount in its sentence before anything is added to it."""
    sentence = passage.sentence_of(pair.found).lower()
    before, _, behind = sentence.partition(passage.quote(pair.found).lower())
    return f"{_ADDS.split(before, maxsplit=1)[0]} ; {_ADDS.split(behind, maxsplit=1)[0]}"


def _times_named(clause: str) -> frozenset[str]:
    """Return the units of time at which ``clause``, in lower case, says that something comes again."""
    adverbs = (ADVERBS_OF_TIME.get(found[0]) for found in _WORD.finditer(clause))
    times = (TIME_UNITS.get(found["time"]) for found in _EACH_TIME.finditer(clause))
    return frozenset(filter(None, (*adverbs, *times)))
