"""Words by which a passage claims more than is approved: an absolute, a rank held alone, all in place of a share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.analysis.lexicon import ABSOLUTES
from msgcheck.analysis.words import stem

_RANK = r"(?P<rank>best|top|leading|foremost|premier|largest|biggest|(?!latest|honest|modest|interest)[a-z]{3,}est)\b"
_SHARED_RANK = re.compile(rf"\b(?:one of (?:the|our)|among (?:the|our)|an?)\s+{_RANK}", re.IGNORECASE)
_SOLE_RANK = re.compile(rf"(?<!\bof )(?<!\bamong )\bthe\s+(?:[\w]+[’']s\s+)?{_RANK}", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:(?:almost|nearly|virtually|practically)\s+)?(?:all|every|each|any)\s+(?:of\s+)?"
    r"(?:(?:the|our|your|its|their)\s+)?(?P<what>[^\W_]+)",
    re.IGNORECASE,
)
_WITHOUT_EXCEPTION = frozenset({"always", "never"})
"""Where the one is approved, the other says no more: "never leaves", "always stays"."""

_SHARES = frozenset({"percent", "ratio", "multiple"})


def strengthened(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield what claims more, within the repeated claim, than any approved wording does."""
    wording = alignment.wording
    stretch = passage.content[alignment.first : alignment.last]
    known = message.forms | (_WITHOUT_EXCEPTION if message.forms & _WITHOUT_EXCEPTION else frozenset())
    added = [word.lower for word in stretch if word.lower in ABSOLUTES and word.lower not in known]
    if added:
        yield Difference(Reason.STRONGER, wording.text, "", ", ".join(added))
    for approved, found in (_rank_held_alone(passage, message, wording), _all_for_a_share(passage, wording)):
        if found:
            yield Difference(Reason.STRONGER, wording.text, approved, found)


def _rank_held_alone(passage: TextProfile, message: MessageProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "one of the fastest" and "the fastest", where only the former is approved."""
    shared, sole = _SHARED_RANK.search(wording.text), _SOLE_RANK.search(passage.text)
    if shared is None or sole is None or shared["rank"].lower() != sole["rank"].lower():
        return "", ""
    is_known = any(_SOLE_RANK.search(other.text) for other in message.wordings)
    return ("", "") if is_known else (shared.group(), sole.group())


def _all_for_a_share(passage: TextProfile, wording: TextProfile) -> tuple[str, str]:
    """Return "half" and "every invoice", where half of the invoices is approved and no share is said."""
    if any(quantity.unit in _SHARES for quantity in passage.quantities):
        return "", ""
    for found in _ALL.finditer(passage.text):
        what = stem(found["what"].lower())
        for share in (quantity for quantity in wording.quantities if quantity.unit in _SHARES):
            following = next((word for word in wording.content if word.start >= share.end), None)
            if following is not None and following.stem == what:
                return wording.text[share.start : share.end], found.group()
    return "", ""
