"""What a passage denies of a wording that it tells."""

from __future__ import annotations

import re
from dataclasses import replace

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align_with
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.negation import Negation, find_negations
from msgcheck.analysis.words import stem

_OF_ALL = re.compile(
    r"(?:\S+\s+){1,3}?(?:all|every|each|(?:many|most|some|much) of)\s+(?:of\s+)?(?:(?:the|our|its|their)\s+)?(?!\d)"
    r"(?P<of>[\w-]+(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)
"""What is denied of a whole, read from the negation on, with the two words that say what of: "does not cover all
cold regions"; of "all 40 regions" it is not."""
_NO_OTHER = re.compile(
    r"(?:no|none\s+of\s+the|not\s+any|never\s+any)\s+others?\b|(?:nobody|no[\s-]one|none|nothing|nowhere)\s+else\b",
    re.IGNORECASE,
)
_ALONE = word_set("only sole alone unique")
_WHOLE = frozenset(("all", "every", "each", "any"))


def denied_within(passage: TextProfile, alignment: Alignment) -> frozenset[str]:
    """Return what is denied where the wording stands: a sentence before or after it may deny anything.

    Nor does an order deny it that forbids to do something else: "Do not use the name of our clinics". And who does not
    have all regions may have the 40 that a wording counts; "not all data" is another matter. What no other does is done
    by the only one: "no other mill mills rye" for "the only mill that mills rye".
    """
    stretch = passage.content[alignment.first : alignment.last]
    if not passage.denied or not stretch:
        return frozenset()
    start, end = stretch[0].start, stretch[-1].end
    there = [each for each in find_negations(passage.text) if each.start < end and start < each.scope_end]
    counted = _counted_of_more(alignment.wording)
    there = [each for each in there if not (counted and _is_of_all(passage.text, each, counted))]
    is_alone = not _ALONE.isdisjoint(alignment.wording.forms)
    there = [each for each in there if not (is_alone and _NO_OTHER.match(passage.text, each.start))]
    return frozenset(
        stem(form)
        for each in there
        if each.forbids is None or stem(each.forbids) in alignment.wording.stems
        for form in each.reach
    )


def only_denied(wording: TextProfile) -> frozenset[str]:
    """Return what a wording denies and nowhere affirms: "every gate is open; there is no open fire" denies the fire."""
    negations = find_negations(wording.text)
    affirmed = {
        word.stem
        for word in wording.content
        if not any(each.start <= word.start < each.scope_end for each in negations)
    }
    return wording.denied - affirmed


def is_told_beside_denial(passage: TextProfile, alignment: Alignment, shares: tuple[float, float]) -> bool:
    """Tell whether the passage without what it denies says as much of the wording: "It opens at the hub, not in single
    towns. So you are connected to all towns" says all of "It opens at the hub, and connects you to all towns".
    """
    denials = find_negations(passage.text)
    kept = (word for word in passage.content if not any(each.start <= word.start < each.scope_end for each in denials))
    rest = align_with(replace(passage, content=tuple(kept)), alignment.wording)
    return rest.recall >= alignment.recall and rest.shares(*shares)


def _counted_of_more(wording: TextProfile) -> frozenset[str]:
    """Return the stems of what a wording says how many there are of; none where it says that these are all."""
    if not _WHOLE.isdisjoint(wording.forms):
        return frozenset()
    return frozenset(stem(each.of) for each in wording.quantities if each.unit == "count" and each.of)


def _is_of_all(text: str, negation: Negation, counted: frozenset[str]) -> bool:
    """Tell whether what a negation denies is denied of all of what is ``counted``."""
    found = _OF_ALL.match(text, negation.start, negation.scope_end)
    return found is not None and not counted.isdisjoint(map(stem, found["of"].lower().split()))
