"""What stands at the edge of many pages of a PDF at one height: headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgcheck.extract.page_document.layout.line import Box, Line
from msgcheck.extract.page_document.layout.reading_order import EDGE

RunningKey = tuple[str, int]
"""What a header shares with the same header of other pages: its words and its height on the page."""


def running_key(text: str, box: Box) -> RunningKey:
    """Return the key of a text with its box; numbers may differ."""
    return re.sub(r"\d+", "#", text.lower()), round(box[1] / 20)


def is_at_edge(box: Box, height: float) -> bool:
    """Tell whether a box stands where headers and footers of a page of some height do."""
    return not EDGE * height < (box[1] + box[3]) / 2 < (1 - EDGE) * height


def pages_needed(page_count: int) -> int:
    """Return on how many of the pages a header stands at least: two in five, as left and right may differ."""
    return min(page_count, max(3, round(0.4 * page_count)))


def running_lines(pages: Iterable[tuple[float, Sequence[Line]]], page_count: int) -> frozenset[RunningKey]:
    """Return the keys of the lines that are headers or footers; each page is given by its height and its lines."""
    counts: dict[RunningKey, int] = {}
    for height, lines in pages if page_count > 1 else ():
        for key in {running_key(line.text, line.box) for line in lines if is_at_edge(line.box, height)}:
            counts[key] = counts.get(key, 0) + 1
    return frozenset(key for key, count in counts.items() if count >= pages_needed(page_count))
