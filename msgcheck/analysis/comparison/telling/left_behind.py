"""What a passage names only as what was there before: "renamed from Old House to New House", "formerly Old House"."""

from __future__ import annotations

import re

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.late_pattern import late_pattern

_FROM = late_pattern(r"\bfrom(?:\s+[\w'’-]+){0,2}\s*\Z", re.IGNORECASE)
_TO = late_pattern(r"(?:\s+[\w'’-]+){0,2}?\s+to\b", re.IGNORECASE)
_FORMERLY = late_pattern(
    r"\b(?:formerly|previously|until recently|used to be)"
    r"(?:\s+(?:known|called|named|as|by|the))*(?:\s+[\w'’-]+)?\s*\Z",
    re.IGNORECASE,
)
_LONGEST_LEAD = 80
"""Code points before a word in which that stands."""
_MOST_BETWEEN = 2
"""Words that may stand between what is left behind and the "to" after it."""
_NEXT = 3
"""Content words after "to" among which the new one is named."""


def is_left_behind(passage: TextProfile, old: frozenset[str], new: frozenset[str]) -> bool:
    """Tell whether each word of ``passage`` whose stem is in ``old`` is told as what was before, in a step to a word
    of ``new`` or as former.
    """
    places = [at for at, word in enumerate(passage.content) if word.stem in old]
    return bool(places) and all(_is_former(passage, at, old, new) for at in places)


def _is_former(passage: TextProfile, at: int, old: frozenset[str], new: frozenset[str]) -> bool:
    text, word = passage.text, passage.content[at]
    lead = max(0, word.start - _LONGEST_LEAD)
    if _FORMERLY.search(text, lead, word.start):
        return True
    if not _FROM.search(text, lead, word.start):
        return False
    last = at
    while last + 1 < len(passage.content) and passage.content[last + 1].stem in old:
        last += 1
    step = _TO.match(text, passage.content[last].end)
    after = passage.content[last + 1 : last + 1 + _NEXT + _MOST_BETWEEN]
    said = [each.stem for each in after if step and each.start >= step.end()]
    return not new.isdisjoint(said[:_NEXT])
