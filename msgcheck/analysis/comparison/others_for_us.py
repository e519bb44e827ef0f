"""What a wording says that we do ourselves, told of others: "partner workshops mend ..." for "our own tailors mend"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.told_parts import is_told_around
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.late_pattern import late_pattern

_OURSELVES = late_pattern(
    r"\b(?:(?:our|its)\s(?:very\s)?own\s[\w-]+|in-house(?:\s[\w-]+)?|itself|ourself|ourselves)\b", re.IGNORECASE
)
_THOSE = r"partners|third\sparties|(?:sub)?contractors|freelancers"
_OF_THOSE = r"partner|third[\s-]party|external|outside|outsourced|subcontracted|subcontractor|freelance"
_OTHERS = late_pattern(
    rf"(?P<by>\b(?:by|through|via)\s)?\b(?:(?:an?|the|our)\s)?(?:(?:{_THOSE})\b(?:[’']\s[\w-]+)?|(?:{_OF_THOSE})\b(?:[’']s)?(?:\s[\w-]+)?)",
    re.IGNORECASE,
)
_OURS_AS_WELL = late_pattern(
    r"n[’']t\b|\b(?:own|in-house|itself|ourself|ourselves|not|no|never|nor|without|instead|unlike|rather|than|nobody)\b|"
    rf"\b(?:we|our)\b(?!\s(?:{_THOSE}|{_OF_THOSE})\b)",
    re.IGNORECASE,
)
"""What says that we do it, too, or that others do not."""


def others_for_us(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield who does in the passage what we do ourselves in every approved wording, where the rest is told."""
    theirs = _OTHERS.search(passage.text)
    if theirs is None or _OURS_AS_WELL.search(passage.text) or not _do_it(theirs, passage, alignment.wording):
        return
    texts = [wording.text for wording in message.wordings]
    ours = _OURSELVES.search(alignment.wording.text)
    if ours is None or not all(map(_OURSELVES.search, texts)) or any(map(_OTHERS.search, texts)):
        return
    one, other = Mark(*ours.span(), "ourselves"), Mark(*theirs.span(), "others")
    if is_told_around((one, other), passage, message, alignment):
        yield Difference(Reason.NEGATION, alignment.wording.text, ours.group(), theirs.group())


def _do_it(theirs: re.Match[str], passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether those named do what the wording says: it is done "by" them, or the word behind them is the same.
    "Partners praise how we mend" has another one.
    """
    behind = next((word.stem for word in passage.content if word.start >= theirs.end()), None)
    return theirs["by"] is not None or behind in wording.stems
