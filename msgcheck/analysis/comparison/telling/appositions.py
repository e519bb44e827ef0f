"""What a wording says of its subject, told apart from it: further on, or before it as in "As a guild, Acme ..."."""

from __future__ import annotations

import re

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import (
    FEWEST_SAID,
    align_with,
    is_said_further_on,
    subject_length,
)
from msgcheck.late_pattern import late_pattern

_IS_A = late_pattern(r"\b(?:is|are|was|were)\s+(?:an?|the)\s+\Z", re.IGNORECASE)
_AS_A = late_pattern(r"(?:\A\W{0,20}|[.!?;:,•|\n]\s{0,20}|\b(?:and|but)\s+)as\s+(?:an?|the)\s+\Z", re.IGNORECASE)
_LONGEST_ADDITION = 60
"""Code points that may stand between what the subject is and the comma: "a guild of bakers with 40 ovens, Acme ..."."""


def is_said_apart(passage: TextProfile, wording: TextProfile, names: frozenset[str]) -> bool:
    """Tell whether the passage says all that a wording says of its subject, further on in the sentence or before it.

    ``names`` are the stems of words that may be a name.
    """
    return is_said_further_on(passage, wording, names) or is_said_before_name(passage, wording, names)


def is_said_before_name(passage: TextProfile, wording: TextProfile, names: frozenset[str]) -> bool:
    """Tell whether the passage says with "as a ..." all that a wording says its subject is, and names that after it.

    ``names`` are the stems of words that may be a name.
    """
    first = subject_length(wording, names)
    what = wording.content[first:]
    if first == 0 or len(what) < FEWEST_SAID or not _IS_A.search(wording.text[: what[0].start]):
        return False
    places = [here for there, here in align_with(passage, wording).places.items() if there >= first]
    if len(places) < len(what) or places[-1] - places[0] >= len(what):
        return False
    said = passage.content[places[0] : places[-1] + 1]
    subject = re.escape(wording.text[: wording.content[first - 1].end].removeprefix("The "))
    follows = rf"[^.;:!?,\n]{{0,{_LONGEST_ADDITION}}},\s+(?:the\s+)?{subject}(?![\w-])"
    is_named = re.compile(follows, re.IGNORECASE).match(passage.text, said[-1].end) is not None
    return is_named and _AS_A.search(passage.text[: said[0].start]) is not None
