"""What a wording says that we do ourselves, told of others: "partner workshops mend ..." for "our own tailors mend"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.alignment import sentence_start
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_parts import is_told_around
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import words
from msgcheck.late_pattern import late_pattern

_OURSELVES = late_pattern(
    r"\b(?:our\s(?:very\s)?own\s[\w-]+|in-house(?:\s[\w-]+)?|ourself|ourselves)\b|"
    r"\b(?P<its>its\s(?:very\s)?own\s[\w-]+|(?<!by\s)itself)\b",
    re.IGNORECASE,
)
_OF_A_THING = FUNCTION_WORDS | word_set("every no")
"""What opens a sentence that has no name in front: "itself" is what the noun behind it does."""
_THOSE = r"partners|third\sparties|(?:sub)?contractors|freelancers"
_OF_THOSE = r"partner|third[\s-]party|external|outside|outsourced|subcontracted|subcontractor|freelance"
_ARE = r"(?:is|are|was|were|be|been|being|gets?|got)\b"
_OTHERS = late_pattern(
    r"(?:(?P<by>\b(?:by|through|via)\s)|\bwe\s(?:have|let|ask|pay|hire)\s|"
    r"(?:^|[.,;:!?–—•\n]|\b(?:and|that|where|when|while|because|as|but|so)\s)\s{0,2})"
    rf"(?P<who>(?:(?:the|our)\s)?(?:{_THOSE})\b(?:[’']\s[\w-]+)?|"
    rf"(?:(?:an?|our)\s)?(?:{_OF_THOSE})\b(?:[’']s)?(?:\s(?!{_ARE})[\w-]+)?)",
    re.IGNORECASE,
)
"""Others as those who do something: where a clause opens, or behind "by". "The outside valve" is a part of a thing."""
_NAMED = late_pattern(rf"\b(?:{_THOSE}|{_OF_THOSE})\b", re.IGNORECASE)
_DONE = late_pattern(rf"\b(?:{_ARE}|\w{{2,}}ed\b)", re.IGNORECASE)
_DONE_TO_THEM = late_pattern(rf"\s(?:(?:has|have|had|will|can|may|must)\s)?{_ARE}(?!\s\w+ing\b)", re.IGNORECASE)
_OURS_AS_WELL = late_pattern(
    r"n[’']t\b|\b(?:own|in-house|itself|ourself|ourselves|not|never|nor|without|instead|unlike|rather|than|nobody|"
    r"we|our|no(?!\smatter\b))\b",
    re.IGNORECASE,
)
"""What says that we do it, too, or that others do not."""


def others_for_us(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield who does in the passage what we do ourselves in every approved wording, where the rest is told."""
    theirs = _OTHERS.search(passage.text)
    if theirs is None or _is_ours_as_well(theirs) or not _do_it(theirs, passage, alignment.wording):
        return
    texts = [wording.text for wording in message.wordings]
    ours = _ourselves(alignment.wording.text)
    if ours is None or not all(map(_ourselves, texts)) or any(map(_NAMED.search, texts)):
        return
    span = (theirs.start("by") if theirs["by"] else theirs.start("who"), theirs.end())
    one, other = Mark(*ours.span(), "ourselves"), Mark(*span, "others")
    if is_told_around((one, other), passage, message, alignment):
        yield Difference(Reason.NEGATION, alignment.wording.text, ours.group(), passage.text[slice(*span)])


def _ourselves(text: str) -> re.Match[str] | None:
    """Return what says that the company does it itself: the valve of "The valve closes itself" is none."""
    ours = _OURSELVES.search(text)
    if ours is None or not ours["its"]:
        return ours
    first = next(iter(words(text[sentence_start(text, ours.start()) :])))
    return ours if first.lower not in _OF_A_THING else None


def _is_ours_as_well(theirs: re.Match[str]) -> bool:
    text = theirs.string
    return any(_OURS_AS_WELL.search(part) for part in (text[: theirs.start()], text[theirs.end() :]))


def _do_it(theirs: re.Match[str], passage: TextProfile, wording: TextProfile) -> bool:
    """Tell whether those named do what the wording says: it is done "by" them, or the word behind them is the same.
    "Partners praise how we mend" has another one, and "external parts are mended" has nobody who does it.
    """
    if theirs["by"]:
        return _DONE.search(passage.text, 0, theirs.start()) is not None
    if _DONE_TO_THEM.match(passage.text, theirs.end()):
        return False
    behind = next((word.stem for word in passage.content if word.start >= theirs.end()), None)
    return behind in wording.stems
