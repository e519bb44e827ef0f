"""Words of a PDF page, with their boxes, become lines. Points; y grows downwards from the top of the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left."""

SOFT_HYPHEN = "\u00ad"
"""Ends a word that goes on in the next line; whether the hyphen is part of it is decided when lines are joined."""

BULLET = re.compile(r"(?:[•‣▪▫◦●○■□◆◇►▶➢➤✓✔\uf0b7\uf0a7·–—*-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])(?=\s|$)")

_MARKER = re.compile(rf"{BULLET.pattern}|\d{{1,2}}")
"""What may stand far in front of its text: a bullet, or the number of a step."""

_MARKER_GAP = 4.0
_SPACED_LETTERS = 5
"""Letters one after another, and less than a fifth of other words, that are taken for a word set wide."""

_COLUMN_GAP = 1.2
"""Heights of a line. Wider gaps part columns and cells: word spaces of justified text in the test corpora stay
below 0.9, gutters and cell gaps above 1.3."""


class Word(NamedTuple):
    """One word as drawn; ``box`` is as high as its font, not as its letters.

    ``turns`` says how often the page is to be turned a quarter to the left until the word stands upright; ``box`` is
    that of the turned page, so that text running up or down a margin is made of lines like any other. A named tuple,
    since there are ten thousand of them in a document.
    """

    text: str
    box: Box
    is_bold: bool
    turns: int = 0
    is_hidden: bool = False


class Line(NamedTuple):
    """Words side by side. ``size`` is the height of most of it; ``first_width`` is the width of its first word."""

    text: str
    box: Box
    size: float
    is_bold: bool
    first_width: float


class Stratum(NamedTuple):
    """Lines of a page that run one way, all of them seen or all hidden. ``turns`` as in :class:`Word`."""

    turns: int
    is_hidden: bool
    lines: tuple[Line, ...]


def strata_of(words: Iterable[Word]) -> Iterator[Stratum]:
    """Part the words of a page into what is seen and what is hidden, each by the way it runs, and make lines."""
    parts: dict[tuple[bool, int], list[Word]] = {}
    for word in words:
        parts.setdefault((word.is_hidden, word.turns), []).append(word)
    for (is_hidden, turns), part in sorted(parts.items()):
        lines = lines_of(part)
        # The order PDFium gives turned lines in is sometimes from the last to the first.
        ordered = tuple(lines if turns == 0 else sorted(lines, key=lambda line: line.box[3]))
        yield Stratum(turns, is_hidden, ordered)


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
    last_left, last_top, last_right, last_bottom = last.box
    left, top, right, bottom = word.box
    height, last_height = bottom - top, last_bottom - last_top
    lower, higher = (height, last_height) if height < last_height else (last_height, height)
    shared = (bottom if bottom < last_bottom else last_bottom) - (top if top > last_top else last_top)
    if shared < 0.5 * lower:
        return False
    gap = left - last_right if left - last_right > last_left - right else last_left - right
    if -higher < gap < _COLUMN_GAP * higher:
        return True
    is_marker = len(current) == 1 and _MARKER.fullmatch(last.text)
    return bool(is_marker) and -higher < gap < _MARKER_GAP * higher


def _line(words: list[Word]) -> Line:
    first = words[0]
    if len(words) == 1:
        is_bold = first.is_bold or bool(BULLET.fullmatch(first.text))
        return Line(first.text, first.box, first.box[3] - first.box[1], is_bold, first.box[2] - first.box[0])
    return Line(
        _text(words),
        union([word.box for word in words]),
        _usual_height(words),
        all(word.is_bold or BULLET.fullmatch(word.text) for word in words),
        first.box[2] - first.box[0],
    )


def _usual_height(words: list[Word]) -> float:
    """Return the height of the word in the middle, by height, counting letters."""
    heights = sorted([(word.box[3] - word.box[1], len(word.text)) for word in words])
    if heights[0][0] == heights[-1][0]:
        return heights[0][0]
    middle = sum([length for _, length in heights]) / 2
    for height, length in heights:
        middle -= length
        if middle <= 0:
            return height
    return heights[-1][0]


def _text(words: list[Word]) -> str:
    """Join words by a space; letters that are spaced out by themselves become words again."""
    texts = [word.text for word in words]
    singles = sum([len(text) == 1 and text.isalpha() for text in texts]) if len(texts) >= _SPACED_LETTERS else 0
    if singles < _SPACED_LETTERS or singles < 0.8 * len(texts):
        return " ".join(texts)
    gaps = [right.box[0] - left.box[2] for left, right in pairwise(words)]
    # A space between words adds a letter's width to the gap between letters.
    limit = median(gaps) + 0.15 * median(word.box[3] - word.box[1] for word in words)
    text = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        text += (" " if gap > limit else "") + word.text
    return text
