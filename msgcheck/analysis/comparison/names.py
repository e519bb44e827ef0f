"""Proper names of a message that stand replaced by others."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.word_alignment import Alignment
from msgcheck.analysis.lexicon import MONTHS
from msgcheck.analysis.words import Word, quote

_LONGEST_REPLACEMENT = 3
"""Words of a name on either side."""


def replaced_names(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield each proper name of the wording that stands replaced by another name."""
    for tag, i1, i2, j1, j2 in alignment.operations:
        if tag != "replace" or max(i2 - i1, j2 - j1) > _LONGEST_REPLACEMENT:
            continue
        theirs, ours = alignment.wording.content[i1:i2], passage.content[j1:j2]
        theirs_is_name = _are_name(alignment.wording.text, theirs, passage.stems)
        if theirs_is_name and _are_name(passage.text, ours, message.stems) and not _is_short_form(theirs, ours):
            approved, found = quote(alignment.wording.text, theirs), quote(passage.text, ours)
            yield Difference(Reason.NAME, alignment.wording.text, approved, found)


def _are_name(text: str, some: tuple[Word, ...], known: frozenset[str]) -> bool:
    """Tell whether words of ``text`` are one proper name of which the other side knows no word: DIS 18974."""
    capital = [word for word in some if word.start > 0 and text[word.start].isupper() and word.lower not in MONTHS]
    digits = [word for word in some if word.lower[0].isdigit()]
    return bool(capital) and len(capital) + len(digits) == len(some) and not any(word.stem in known for word in some)


def _is_short_form(some: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Tell whether one side may be the other's initials: IoT and Internet of Things."""
    if (len(some) == 1) == (len(others) == 1) or some[0].lower[0] != others[0].lower[0]:
        return False
    return min(len(some[0].lower), len(others[0].lower)) <= 5
