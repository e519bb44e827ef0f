"""Where a near-copy of a wording that must stand word for word differs from it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.words import plain_words, quote, words

_EXACT_SHARE = 0.6
"""Share of the wording's words, function words included, that a near-copy has; found as those of named_differences."""
_PHRASE_SHARE, _LONGEST_PHRASE = 0.7, 4
"""Share of the wording's words, and words, up to which one unbroken piece of it is a phrase that anything may hold."""


def changed_words(passage: TextProfile, message: MessageProfile, wording: str) -> Iterator[Difference]:
    """Yield where a near-copy of the fixed ``wording`` differs from it, function words included."""
    theirs, ours = words(wording), words(passage.text)
    forms = [word.lower for word in theirs], [word.lower for word in ours]
    operations = SequenceMatcher(None, *forms, autojunk=False).get_opcodes()
    equal = [operation for operation in operations if operation[0] == "equal"]
    shared = sum(operation[2] - operation[1] for operation in equal)
    if len(ours) > 1.5 * len(theirs) + 2 or shared < max(2, _EXACT_SHARE * len(theirs)):
        return
    opens_both = equal[0][1] == equal[0][3] == 0
    if len(equal) == 1 and not opens_both and _is_phrase(shared, len(theirs), len(ours)):
        return
    said = plain_words(passage.text)
    if any(plain_words(text) in said for text in message.message.wordings):
        return
    first, last = max(0, equal[0][3] - equal[0][1]), min(len(ours), equal[-1][4] + len(theirs) - equal[-1][2])
    if shared < _EXACT_SHARE * (last - first):
        return
    changes = [change for change in operations if change[0] != "equal"]
    approved = [quote(wording, theirs[i1:i2]) for _, i1, i2, _, _ in changes]
    found = [quote(passage.text, ours[max(j1, first) : min(j2, last)]) for _, _, _, j1, j2 in changes]
    yield Difference(Reason.WORDING, wording, "; ".join(filter(None, approved)), "; ".join(filter(None, found)))


def _is_phrase(shared: int, approved: int, found: int) -> bool:
    """Tell whether one unbroken piece of the wording stands in words of its own, by the words in each: "Wake up to
    honest coffee beans" is no telling of "Honest coffee beans for everyone". What opens both is one with another end.
    """
    is_short = shared < _PHRASE_SHARE * approved and shared <= _LONGEST_PHRASE
    return is_short and found - shared >= approved - shared
