"""Several where one is approved: "takes three trips" for "takes a single trip"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.change import ClaimChange, told
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_parts import is_told_around
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.words import stem
from msgcheck.late_pattern import late_pattern

_ONE = late_pattern(
    r"\b(?<!no )(?:(?:(?:just|only)\s+)?one(?:\s+single)?|a\s+single)\s+(?P<what>[^\W\d_]+)", re.IGNORECASE
)
_ONE_AS_WELL = frozenset({"one", "once", "single", "instead", "not", "no", "never", "without", "unlike", "than"})
"""Forms by which the passage tells of one, too, or sets several apart from what it tells."""


def more_than_one(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield several of a thing of which the wording has one, where the passage says the rest of it or of its clause and
    hardly more.
    """
    wording = alignment.wording
    if not passage.forms.isdisjoint(_ONE_AS_WELL):
        return
    for one in _ONE.finditer(wording.text):
        several = next((each for each in passage.quantities if _counts(each, one["what"])), None)
        if several is None:
            continue
        approved, found = Mark(*one.span(), "one"), _with_noun(passage.text, several)
        if is_told_around(
            (approved, found), passage, message, alignment, left_out=(wording.quantities, passage.quantities)
        ):
            claim = told(ClaimChange.VALUE, wording.text, approved, passage.text, found)
            yield Difference(Reason.NUMBER, wording.text, claim.approved, claim.found, claim)


def _counts(quantity: Quantity, what: str) -> bool:
    """Tell whether a figure counts two or more of the thing ``what``."""
    is_more = quantity.unit == "count" and quantity.value is not None and quantity.value > 1
    return is_more and stem(quantity.of.lower()) == stem(what.lower())


def _with_noun(text: str, quantity: Quantity) -> Mark:
    noun = re.compile(rf"\s+{re.escape(quantity.of)}\b", re.IGNORECASE).match(text, quantity.end)
    return Mark(quantity.start, noun.end() if noun else quantity.end, "several")
