"""A total and what of it falls to each: three rooms on each of five floors are fifteen rooms."""

from __future__ import annotations

import re
from math import isclose

from msgcheck.analysis.claims.changes.alignment import Pair, Stated
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.words import stem, words
from msgcheck.late_pattern import late_pattern

_EACH = late_pattern(r"\b(?:each|every|per|apiece)\b", re.IGNORECASE)


def is_shared_out(pair: Pair, passage: Stated) -> bool:
    """Tell whether one text gives a count in all and the other what falls to each, and both are one fact.

    What it is shared among must be counted beside the total, or beside the share, and the two counts make the total.
    """
    if {pair.approved.unit, pair.found.unit} != {"count"}:
        return False
    return _makes_total(pair.wording, pair.approved, passage, pair.found) or _makes_total(
        passage, pair.found, pair.wording, pair.approved
    )


def _makes_total(whole: Stated, total: Quantity, part: Stated, share: Quantity) -> bool:
    said = part.sentence_of(share)
    if not _EACH.search(said) or _EACH.search(whole.sentence_of(total)):
        return False
    if total.value is None or share.value is None or {total.bound, share.bound} != {Bound.EXACT}:
        return False
    stems = {word.stem for word in words(said)}
    among = (each for each in (*whole.quantities, *part.quantities) if each is not total and each is not share)
    counts = (each.value for each in among if each.value is not None and _is_counted_in(each, stems))
    return any(isclose(count * share.value, total.value) for count in counts)


def _is_counted_in(quantity: Quantity, stems: set[str]) -> bool:
    """Tell a count of what the words with ``stems`` name."""
    nouns = quantity.of.lower().split()
    return quantity.unit == "count" and bool(nouns) and stem(nouns[-1]) in stems
