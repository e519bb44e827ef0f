"""The words around a quote, and whether two quotes stand in the same ones although their paragraph was edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from msgcheck.engine.fingerprint import plain_spelling
from msgcheck.model.finding import Finding
from msgcheck.model.known_finding import KnownFinding

_AROUND = 40
"""Characters of the passage on either side of a quote: five to eight words, which hardly stand twice around one."""
_REACH = 160
"""Characters in which those words may stand after an edit: room for three sentences put between."""
_SHARED = 2 / 3
"""How many of the words must be there still. On 40 real decks, 4 of 1,000 pairs of different passages with the same
term share as much, and 98 of 100 places are known with a word changed on each side of them; measure again when
``_AROUND`` or ``_REACH`` change."""
_FEWEST = 2
"""One word alone, such as "policy", stands near the same term in too many places."""
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
"""In scripts without spaces a character stands for a word."""


def around(finding: Finding) -> tuple[str, str]:
    """Return the plain words before and behind the quote, as a baseline keeps them."""
    return _plain(_near_before(finding)), _plain(_near_behind(finding))


def _near_before(finding: Finding) -> str:
    """Return what stands before the quote; a piece of a word at the cut is dropped."""
    text = finding.passage[: finding.start]
    cut = text[-_AROUND:]
    return cut.partition(" ")[2] or cut if len(text) > _AROUND else text


def _near_behind(finding: Finding) -> str:
    text = finding.passage[finding.end :]
    cut = text[:_AROUND]
    return cut.rpartition(" ")[0] or cut if len(text) > _AROUND else text


def _plain(text: str) -> str:
    return " ".join(plain_spelling(text).split())


@dataclass(frozen=True)
class KnownSurroundings:
    """The words around the quote of a line of the baseline."""

    line: KnownFinding

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words before the quote; the quote's own words, said again, are left out."""
        return words_without(self.line.before, self.line.quote)

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The words behind the quote."""
        return words_without(self.line.after, self.line.quote)


@dataclass(frozen=True)
class FoundSurroundings:
    """The words around the quote of a finding: ``before`` and ``after`` as in a baseline, the others from farther."""

    finding: Finding
    before: str
    after: str

    @cached_property
    def far_before(self) -> tuple[str, ...]:
        """The words before the quote within reach of an edit."""
        text = self.finding.passage[: self.finding.start]
        return words_without(_plain(text[-_REACH:]), self.finding.quote)

    @cached_property
    def far_after(self) -> tuple[str, ...]:
        """The words behind the quote within reach of an edit."""
        text = self.finding.passage[self.finding.end :]
        return words_without(_plain(text[:_REACH]), self.finding.quote)


def words_without(text: str, quote: str) -> tuple[str, ...]:
    """Return the words of the plain ``text`` without those of ``quote``: to say a term again changes none of them."""
    words, own = _WORD.findall(text), _WORD.findall(plain_spelling(quote))
    left: list[str] = []
    for word in words:
        left.append(word)
        if own and left[-len(own) :] == own:
            del left[-len(own) :]
    return tuple(left)


def likeness(found: FoundSurroundings, known: KnownSurroundings) -> float:
    """Return how surely both are the same place: 0 where they are not, else 1 and the share of the known words.

    The same place is where one side reads the same as far as one of them goes, or where two thirds of the known words
    stand on their sides still, in their order, whatever was put between.
    """
    line = known.line
    size = len(known.before) + len(known.after)
    shared = common_words(known.before, found.far_before) + common_words(known.after, found.far_after)
    is_bare = size == len(found.far_before) == len(found.far_after) == 0
    if not (is_bare or shared >= max(_FEWEST, size * _SHARED) or _is_side_same(found, line)):
        return 0
    beside = shared_beside(found.before.split()[::-1], line.before.split()[::-1])
    beside += shared_beside(found.after.split(), line.after.split())
    # Of several places with as many words, as where a term is said twice in a row, those directly beside it decide.
    return 1 + (shared / size if size else 1) + beside / 1000


def _is_side_same(found: FoundSurroundings, line: KnownFinding) -> bool:
    before, after = sorted((found.before, line.before), key=len), sorted((found.after, line.after), key=len)
    is_before_same = bool(before[0]) and before[1].endswith(before[0])
    return is_before_same or (bool(after[0].strip(".,;:!?")) and after[1].startswith(after[0]))


def shared_beside(one: list[str], other: list[str]) -> int:
    """Return how many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def common_words(few: tuple[str, ...], many: tuple[str, ...]) -> int:
    """Return the length of the longest common subsequence, by whole rows of bits (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for bit, word in enumerate(few):
        places[word] = places.get(word, 0) | 1 << bit
    full = (1 << len(few)) - 1
    row = full
    for word in many:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & full
    return len(few) - row.bit_count()
