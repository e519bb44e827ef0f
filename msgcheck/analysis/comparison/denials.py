"""What a passage denies of a wording that it tells."""

from __future__ import annotations

from msgcheck.analysis.comparison.text_profile import TextProfile
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import stem


def denied_within(passage: TextProfile, alignment: Alignment) -> frozenset[str]:
    """Return what is denied where the wording stands: a sentence before or after it may deny anything.

    Nor does an order deny it that forbids to do something else: "Do not use the name of our clinics".
    """
    stretch = passage.content[alignment.first : alignment.last]
    if not passage.denied or not stretch:
        return frozenset()
    start, end = stretch[0].start, stretch[-1].end
    there = [each for each in find_negations(passage.text) if each.start < end and start < each.scope_end]
    return frozenset(
        stem(form)
        for each in there
        if each.forbids is None or stem(each.forbids) in alignment.wording.stems
        for form in each.reach
    )
