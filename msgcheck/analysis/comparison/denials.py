"""What a passage denies of a wording that it tells."""

from __future__ import annotations

import re

from msgcheck.analysis.comparison.text_profile import TextProfile
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import stem

_OF_ALL = re.compile(
    r"(?:\S+\s+){1,3}?(?:all|every|each|(?:many|most|some|much) of)\b(?!\s+(?:of\s+)?(?:the\s+|our\s+)?\d)",
    re.IGNORECASE,
)
"""What is denied of a whole, read from the negation on: "does not cover all regions"; of "all 40 regions" it is not."""
_WHOLE = frozenset(("all", "every", "each", "any"))


def denied_within(passage: TextProfile, alignment: Alignment) -> frozenset[str]:
    """Return what is denied where the wording stands: a sentence before or after it may deny anything.

    Nor does an order deny it that forbids to do something else: "Do not use the name of our clinics". And who does not
    have all regions may have the 40 that a wording counts.
    """
    stretch = passage.content[alignment.first : alignment.last]
    if not passage.denied or not stretch:
        return frozenset()
    start, end = stretch[0].start, stretch[-1].end
    there = [each for each in find_negations(passage.text) if each.start < end and start < each.scope_end]
    if _counts_some(alignment.wording):
        there = [each for each in there if not _OF_ALL.match(passage.text, each.start, each.scope_end)]
    return frozenset(
        stem(form)
        for each in there
        if each.forbids is None or stem(each.forbids) in alignment.wording.stems
        for form in each.reach
    )


def _counts_some(wording: TextProfile) -> bool:
    """Tell whether a wording says how many there are, and not that these are all."""
    return any(each.unit == "count" for each in wording.quantities) and _WHOLE.isdisjoint(wording.forms)
