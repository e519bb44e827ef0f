"""Words of a PDF page, with their boxes, become lines. Points; y grows downwards from the top of the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from statistics import median
from typing import NamedTuple

from msgcheck.extract.page_document.layout.columns import by_columns
from msgcheck.extract.page_document.layout.line import Box, Line

SOFT_HYPHEN = "\u00ad"
"""Ends a word that goes on in the next line; whether the hyphen is part of it is decided when lines are joined."""

BULLET = re.compile(r"(?:[•‣▪▫◦●○■□◆◇►▶➢➤✓✔\uf0b7\uf0a7·–—*-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])(?=\s|$)")

_MARKER = re.compile(rf"{BULLET.pattern}|\d{{1,2}}")
"""What may stand far in front of its text: a bullet, or the number of a step."""

_MARKER_GAP = 4.0
_SPACED_LETTERS = 5
"""Letters one after another, and less than a fifth of other words, that are taken for a word set wide."""

_DROP_CAP = 1.8
_DROP_CAP_GAP = 0.2
"""Heights of the line behind a drop cap: a space is wider than that."""

_LONE_GAP = 0.8
"""The same behind a letter that is no word of itself."""

_COLUMN_GAP = 1.2
"""Heights of a line. Wider gaps part columns and cells: word spaces of justified text in the test corpora stay
below 0.9, gutters and cell gaps above 1.3."""


SLANTED = 4
"""The turns of words that stand aslant: their boxes are those on the page, and they are parted from upright ones."""


class Words(NamedTuple):
    """Words in the order of the file, a column for each of their properties: there are ten thousand in a document.

    ``lefts``, ``tops``, ``rights`` and ``bottoms`` are the sides of their boxes, as high as their fonts, not as their
    letters. ``turns`` says how often the page is to be turned a quarter to the left until a word stands upright; its
    box is that on the turned page, so that text running up or down a margin is made of lines like any other.
    """

    texts: Sequence[str] = ()
    lefts: Sequence[float] = ()
    tops: Sequence[float] = ()
    rights: Sequence[float] = ()
    bottoms: Sequence[float] = ()
    are_bold: Sequence[bool] = ()
    turns: Sequence[int] = ()
    are_hidden: Sequence[bool] = ()

    def at(self, indexes: Sequence[int]) -> Words:
        """Return some of the words."""
        return Words._make([column[index] for index in indexes] for column in self)


class Stratum(NamedTuple):
    """Lines of a page that run one way, all of them seen or all hidden. ``turns`` as in :class:`Words`."""

    turns: int
    is_hidden: bool
    lines: tuple[Line, ...]


def strata_of(words: Words) -> Iterator[Stratum]:
    """Part the words of a page into what is seen and what is hidden, each by the way it runs, and make lines."""
    kinds = list(zip(words.are_hidden, words.turns, strict=True))
    for kind in sorted(set(kinds)):
        is_hidden, turns = kind
        are_all = kinds.count(kind) == len(kinds)
        lines = list(lines_of(words if are_all else words.at([at for at, each in enumerate(kinds) if each == kind])))
        if turns:  # the order PDFium gives turned lines in is sometimes from the last to the first
            lines.sort(key=lambda line: line.box[3])
        yield Stratum(turns, is_hidden, tuple(by_columns(lines)))


def lines_of(words: Words) -> Iterator[Line]:
    """Group words, in the order the file draws them, into lines that end where a column or a table cell ends."""
    start, heights = 0, list(map(sub, words.bottoms, words.tops))
    for at, may_follow_marker in _gaps(words, heights):
        if may_follow_marker and at == start + 1 and _MARKER.fullmatch(words.texts[start]):
            continue
        yield _line(words, heights, start, at)
        start = at
    if heights:
        yield _line(words, heights, start, len(heights))


def turned(box: Box, turns: int) -> Box:
    """Return a box after so many quarter turns to the left around the top left corner; four are none."""
    x0, y0, x1, y1 = box
    for _ in range(turns % 4):
        x0, y0, x1, y1 = y0, -x1, y1, -x0
    return x0, y0, x1, y1


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all boxes."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def overlap(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return how much of the shorter interval lies in the other: 0 to 1."""
    shorter = min(first[1] - first[0], second[1] - second[0])
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return max(0.0, shared / shorter) if shorter > 0 else float(shared >= 0)


def _gaps(words: Words, heights: Sequence[float]) -> Iterator[tuple[int, bool]]:
    """Yield the words that do not stand close beside the word before them, on either side (scripts run both ways).

    Of each its index, and whether it is still near enough to follow the marker of a list.
    """
    boxes = zip(words.lefts, words.tops, words.rights, words.bottoms, heights, strict=True)
    last_left, last_top, last_right, last_bottom, last_height = next(boxes, (0.0,) * 5)
    for at, (left, top, right, bottom, height) in enumerate(boxes, 1):
        lower, higher = (height, last_height) if height < last_height else (last_height, height)
        shared = (bottom if bottom < last_bottom else last_bottom) - (top if top > last_top else last_top)
        gap = left - last_right if left - last_right > last_left - right else last_left - right
        if shared < 0.5 * lower or not -higher < gap < _COLUMN_GAP * higher:
            yield at, not shared < 0.5 * lower and -higher < gap < _MARKER_GAP * higher
        last_left, last_top, last_right, last_bottom, last_height = left, top, right, bottom, height


def _line(words: Words, heights: Sequence[float], start: int, end: int) -> Line:
    """Make a line of the words from ``start`` to ``end``."""
    lefts, rights, heights = words.lefts[start:end], words.rights[start:end], heights[start:end]
    texts, are_bold = words.texts[start:end], words.are_bold[start:end]
    return Line(
        _text(texts, lefts, rights, heights),
        (min(lefts), min(words.tops[start:end]), max(rights), max(words.bottoms[start:end])),
        heights[0] if min(heights) == max(heights) else _usual_height(heights, texts),
        all(is_bold or BULLET.fullmatch(text) for text, is_bold in zip(texts, are_bold, strict=True)),
        rights[0] - lefts[0],
    )


def _usual_height(heights: Sequence[float], texts: Sequence[str]) -> float:
    """Return the height of the word in the middle, by height, counting letters."""
    sizes = sorted(zip(heights, map(len, texts), strict=True))
    middle = sum(map(len, texts)) / 2
    for height, length in sizes:
        middle -= length
        if middle <= 0:
            return height
    return sizes[-1][0]


def _text(texts: Sequence[str], lefts: Sequence[float], rights: Sequence[float], heights: Sequence[float]) -> str:
    """Join words by a space; a drop cap begins the word behind it, letters that are spaced out become words again."""
    if len(texts[0]) == 1 and len(texts) > 1 and _is_drop_cap(texts, lefts[1] - rights[0], heights):
        return " ".join((texts[0] + texts[1], *texts[2:]))
    singles = sum([len(text) == 1 and text.isalpha() for text in texts]) if len(texts) >= _SPACED_LETTERS else 0
    if singles < _SPACED_LETTERS or singles < 0.8 * len(texts):
        return " ".join(texts)
    gaps = list(map(sub, lefts[1:], rights))
    # A space between words adds a letter's width to the gap between letters.
    limit = median(gaps) + 0.15 * median(heights)
    joined = texts[0]
    for gap, text in zip(gaps, texts[1:], strict=True):
        joined += (" " if gap > limit else "") + text
    return joined


def _is_drop_cap(texts: Sequence[str], gap: float, heights: Sequence[float]) -> bool:
    """Tell a capital, much larger than the rest of its word, that stands in front of it without a space.

    Vowels may be words of their own, and need stand closer.
    """
    is_cut = texts[0].isupper() and texts[1][0].islower()
    limit = _DROP_CAP_GAP if texts[0] in "AEIOUY" else _LONE_GAP
    return is_cut and heights[0] >= _DROP_CAP * heights[1] and -heights[1] < gap < limit * heights[1]
