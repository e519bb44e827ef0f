"""Another release that a passage only names: of one release a message says something, of the others nothing."""

from __future__ import annotations

from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.words import has_capital


def only_names_release(passage: TextProfile, message: MessageProfile, change: ClaimDifference) -> bool:
    """Tell whether ``change`` is a release that the passage names and says nothing of: "Loom v1.4 (full kit)" where
    "Loom v1.8 kits arrive half assembled" is approved.

    A message speaks of a release where nothing but names stands before it, and more than the kind of thing behind. What
    has a word of that, or another figure, tells the message: "Loom v1.4, half assembled".
    """
    if change.change is not ClaimChange.VERSION or change.approved_span is None or len(passage.quantities) != 1:
        return False
    wording = next(each for each in message.wordings if each.text == change.wording)
    start, end = change.approved_span
    before = (word for word in wording.content if word.start < start)
    behind = [word for word in wording.content if word.start >= end and not has_capital(wording.text, word)]
    is_kind = bool(behind) and not wording.text[end : behind[0].start].strip()
    said = {word.stem for word in behind[is_kind:]}
    is_of_release = bool(said) and all(has_capital(wording.text, word) for word in before)
    return is_of_release and said.isdisjoint(passage.stems)
