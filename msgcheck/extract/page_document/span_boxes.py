"""From a span of a passage to its letters on the pages of a PDF, and the boxes around them.

Passages are made of lines that were joined, cut words made whole and ligatures spelled out. So a passage is laid along
the letters of its page, those in its own box first, then those of the page and of the next ones: a sentence may go on
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import overlap, union
from msgcheck.extract.page_document.page.letters import Letter, Letters, letters_of, searchable
from msgcheck.model.place import PagePlace
from msgcheck.values import dataclass

_NEXT_PAGES = 3
"""Pages that a passage may go on to: each begins a sentence that goes on in lower case."""

_KEPT_PAGES = 8
_LEAST_INSIDE, _LEAST_OUTSIDE = 3, 12
"""Letters in a row that are taken for part of the passage, within its box and elsewhere; fewer, where they are the end
of it and stand there once."""

_MAX_MISSES = 60
"""Letters that are passed over because they stand nowhere, before the rest is given up."""

_GAP = 1.5
"""Heights of a letter. Wider gaps part the boxes of one line: a span may go on in another column."""

Spot = tuple[int, Letter]
"""A page and a letter on it."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """Letters side by side; ``box`` and ``turns`` are as those of a :class:`Letter`."""

    page: int
    box: Box
    turns: int


class SpanFinder:
    """Finds spans of passages in one open document."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._count = len(document)
        self._pages: dict[int, Letters] = {}
        self._laid: tuple[tuple[PagePlace, str], list[Spot | None]] | None = None

    def boxes(self, place: PagePlace, passage: str, start: int, end: int) -> list[LineBox]:
        """Return the boxes of the span's letters, a box a line; none where some letter of it is not found."""
        spots = self._spots(place, passage)
        span = [spot for (_, at), spot in zip(searchable(passage), spots, strict=True) if start <= at < end]
        found = [spot for spot in span if spot is not None]
        return _line_boxes(found) if len(found) == len(span) else []

    def letters(self, page: int) -> Letters:
        """Return the letters of a page; those of a few pages are kept."""
        if page not in self._pages:
            if len(self._pages) >= _KEPT_PAGES:
                self._pages.clear()
            self._pages[page] = letters_of(self._document, page)
        return self._pages[page]

    def _spots(self, place: PagePlace, passage: str) -> list[Spot | None]:
        key = (place, passage)
        if self._laid is None or self._laid[0] != key:
            text = "".join(letter for letter, _ in searchable(passage))
            self._laid = (key, _laid_along(text, self._stretches(place)))
        return self._laid[1]

    def _stretches(self, place: PagePlace) -> Iterable[tuple[Letters, int]]:
        """Yield where a passage may stand, the likeliest first, each with the fewest letters to take for it."""
        if not 1 <= place.page <= self._count:
            return
        own = self.letters(place.page)
        if place.box is not None:
            yield own.within(place.box), _LEAST_INSIDE
        yield own, _LEAST_OUTSIDE
        for page in range(place.page + 1, min(place.page + _NEXT_PAGES, self._count) + 1):
            yield self.letters(page), _LEAST_OUTSIDE


def _laid_along(text: str, stretches: Iterable[tuple[Letters, int]]) -> list[Spot | None]:
    """Return for each letter of ``text`` where it stands, ``None`` where nowhere: longest common runs, one by one."""
    spots: list[Spot | None] = [None] * len(text)
    open_parts = [(0, len(text))]
    for letters, least in stretches:
        still_open: list[tuple[int, int]] = []
        for start, end in open_parts:
            at = start
            for first, found, length in _runs(text[start:end], letters.text, least):
                still_open.append((at, start + first))
                at = start + first + length
                spots[at - length : at] = [(letters.page, each) for each in letters.letters[found : found + length]]
            still_open.append((at, end))
        open_parts = [(start, end) for start, end in still_open if start < end]
        if not open_parts:
            break
    return spots


def _runs(text: str, within: str, least: int) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of ``text`` that stand in ``within``: where in the one, where in the other, how many letters."""
    at = behind = misses = 0
    while at < len(text) and misses <= _MAX_MISSES:
        rest = text[at:]
        length = _common_length(rest, within)
        if length < least and not (length == len(rest) and within.count(rest) == 1):
            at, misses = at + 1, misses + 1
            continue
        found = within.find(rest[:length], behind)
        found = within.find(rest[:length]) if found < 0 else found
        yield at, found, length
        at, behind = at + length, found + length


def _common_length(text: str, within: str) -> int:
    """Return how many letters of the beginning of ``text`` stand in a row in ``within``."""
    if text in within:
        return len(text)
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if text[:middle] in within else (low, middle)
    return low


def _line_boxes(spots: Sequence[Spot]) -> list[LineBox]:
    boxes: list[LineBox] = []
    for page, letter in spots:
        last = boxes[-1] if boxes else None
        if last and last.page == page and last.turns == letter.turns and _is_beside(last.box, letter.box, last.turns):
            boxes[-1] = LineBox(page, union((last.box, letter.box)), last.turns)
        else:
            boxes.append(LineBox(page, letter.box, letter.turns))
    return boxes


def _is_beside(first: Box, second: Box, turns: int) -> bool:
    """Tell whether a letter stands in the same line, near the letters before it."""
    along, across = (1, 0) if turns % 2 else (0, 1)
    height = max(first[across + 2] - first[across], 0.1)
    gap = max(second[along] - first[along + 2], first[along] - second[along + 2])
    is_level = overlap((first[across], first[across + 2]), (second[across], second[across + 2])) > 0.5
    return is_level and gap < _GAP * height
