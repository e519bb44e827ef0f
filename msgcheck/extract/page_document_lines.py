"""Words of a PDF page, with their boxes, become lines. Points; y grows downwards from the top of the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left."""

SOFT_HYPHEN = "\u00ad"
"""Ends a word that goes on in the next line; whether the hyphen is part of it is decided when lines are joined."""

BULLET = re.compile(r"(?:[•‣▪▫◦●○■□◆◇►▶➢➤✓✔\uf0b7\uf0a7·–—*-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])(?=\s|$)")

_MARKER = re.compile(rf"{BULLET.pattern}|\d{{1,2}}")
"""What may stand far in front of its text: a bullet, or the number of a step."""

_COLUMN_GAP = 1.2
"""Heights of a line. Wider gaps part columns and cells: word spaces of justified text in the test corpora stay
below 0.9, gutters and cell gaps above 1.3."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as drawn; ``box`` is as high as its font, not as its letters.

    ``turns`` says how often the page is to be turned a quarter to the left until the word stands upright; ``box`` is
    that of the turned page, so that text running up or down a margin is made of lines like any other.
    """

    text: str
    box: Box
    is_bold: bool
    turns: int = 0

    @property
    def height(self) -> float:
        """Height of the font's box."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side. ``size`` is the height of most of it; ``first_width`` is the width of its first word."""

    text: str
    box: Box
    size: float
    is_bold: bool
    first_width: float


def lines_by_direction(words: Iterable[Word]) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """Yield for each direction text runs in on a page: the quarter turns that set it upright, and its lines."""
    directions: dict[int, list[Word]] = {}
    for word in words:
        directions.setdefault(word.turns, []).append(word)
    for turns, upright in sorted(directions.items()):
        lines = lines_of(upright)
        # The order PDFium gives turned lines in is sometimes from the last to the first.
        yield turns, tuple(lines if turns == 0 else sorted(lines, key=lambda line: line.box[3]))


def lines_of(words: Iterable[Word]) -> Iterator[Line]:
    """Group words, in the order the file draws them, into lines that end where a column or a table cell ends."""
    current: list[Word] = []
    for word in words:
        if current and not _goes_on(current, word):
            yield _line(current)
            current = []
        current.append(word)
    if current:
        yield _line(current)


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


def _goes_on(current: list[Word], word: Word) -> bool:
    """Tell whether ``word`` stands beside the last word of a line, on either side (scripts run both ways)."""
    last = current[-1]
    if overlap((last.box[1], last.box[3]), (word.box[1], word.box[3])) < 0.5:
        return False
    height = max(last.height, word.height)
    gap = max(word.box[0] - last.box[2], last.box[0] - word.box[2])
    is_marker = len(current) == 1 and _MARKER.fullmatch(last.text)
    return -height < gap < (4 if is_marker else _COLUMN_GAP) * height


def _line(words: list[Word]) -> Line:
    return Line(
        _text(words),
        union(word.box for word in words),
        median(word.height for word in words for _ in word.text),
        all(word.is_bold for word in words if not BULLET.fullmatch(word.text)),
        words[0].box[2] - words[0].box[0],
    )


def _text(words: list[Word]) -> str:
    """Join words by a space; letters that are spaced out by themselves become words again."""
    singles = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    if singles < 5 or singles < 0.8 * len(words):
        return " ".join(word.text for word in words)
    gaps = [right.box[0] - left.box[2] for left, right in pairwise(words)]
    # A space between words adds a letter's width to the gap between letters.
    limit = median(gaps) + 0.15 * median(word.height for word in words)
    text = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        text += (" " if gap > limit else "") + word.text
    return text
