"""Scales of grades that differ from the approved one: "from A to E" where it goes from A+ to F."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.shared_words import shared_words
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.analysis.words import has_capital
from msgcheck.late_pattern import late_pattern

_SCALE = late_pattern(
    r"(?<![\w+.-])(?P<best>A{1,3}\+{0,3})\s{0,3}(?:to|through|until|–|—|-)\s{0,3}(?P<worst>[C-H]{1,3}[+-]?)(?![\w+.-]\w|\w)"
)
"""Two grades and what joins them; "from A to B" is a way."""
_SHARES = (0.5, 0.4)


def changed_grades(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield the scale of a passage that tells the message, names included, and gives no scale that is approved."""
    wording = alignment.wording
    approved = [scale.group() for scale in _SCALE.finditer(wording.text)]
    found = [scale.group() for scale in _SCALE.finditer(passage.text)]
    if len(approved) != 1 or len(found) != 1 or _ends(found[0]) in _scales(message):
        return
    names = {word.stem for word in wording.content if has_capital(wording.text, word)} - _letters(approved[0])
    if names <= passage.stems and shared_words(passage, wording).reach(*_SHARES):
        yield Difference(Reason.NUMBER, wording.text, approved[0], found[0])


def _scales(message: MessageProfile) -> frozenset[tuple[str, str]]:
    """Return the ends of every scale in the approved wordings."""
    return frozenset(_ends(each.group()) for wording in message.wordings for each in _SCALE.finditer(wording.text))


def _ends(scale: str) -> tuple[str, str]:
    found = _SCALE.search(scale)
    return (found["best"], found["worst"]) if found else ("", "")


def _letters(scale: str) -> frozenset[str]:
    return frozenset(end.strip("+-").lower() for end in _ends(scale))
