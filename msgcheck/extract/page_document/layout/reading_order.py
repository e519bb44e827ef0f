"""The order in which blocks of one page are read: that of the file, or the one of their places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import overlap

EDGE = 0.12
"""Share of a page's height, at the top and at the bottom, where headers and footers stand."""

_ORDERED_BLOCKS = 150
"""Blocks of one page that are put in order by their place: the work grows with their cube."""


def reading_order(boxes: Sequence[Box], height: float) -> list[int]:
    """Keep the order of the file as long as it never goes back up within a column; else order by place.

    Slides draw what stands at their foot first: that alone is no going back, and comes last. By place is Breuel's
    order (High Performance Document Layout Analysis, 2003): above before below within a column, and a column before
    the one to its right unless something that spans both stands between.
    """
    order = list(range(len(boxes)))
    if len(boxes) > _ORDERED_BLOCKS or not _goes_back(boxes):
        return order
    feet = _leading_feet(boxes, height)
    order = order[feet:] + order[:feet]
    return _sorted_by_place(boxes) if _goes_back([boxes[index] for index in order]) else order


def _leading_feet(boxes: Sequence[Box], height: float) -> int:
    """Count the first boxes of the file that stand at the bottom of the page, below all that is drawn after them."""
    at_foot = takewhile(lambda box: (box[1] + box[3]) / 2 > (1 - EDGE) * height, boxes)
    for count in range(min(len(list(at_foot)), len(boxes) - 1), 0, -1):
        if min(box[1] for box in boxes[:count]) >= max(box[3] for box in boxes[count:]):
            return count
    return 0


def _goes_back(boxes: Sequence[Box]) -> bool:
    """Tell whether some block stands above an earlier one of the same column."""
    lowest = float("-inf")
    for index, (x0, y0, x1, y1) in enumerate(boxes):
        if y1 <= lowest + 1 and any(
            y1 <= earlier[1] + 1 and overlap((x0, x1), (earlier[0], earlier[2])) > 0.3 for earlier in boxes[:index]
        ):
            return True
        lowest = max(lowest, y0)
    return False


def _sorted_by_place(boxes: Sequence[Box]) -> list[int]:
    """Sort topologically; where boxes stand in a circle, the topmost goes first."""
    waiting = set(range(len(boxes)))
    before = _predecessors(boxes)
    order: list[int] = []
    while waiting:
        free = [index for index in waiting if before[index].isdisjoint(waiting)] or list(waiting)
        chosen = min(free, key=lambda index: (boxes[index][1], boxes[index][0]))
        waiting.remove(chosen)
        order.append(chosen)
    return order


def _predecessors(boxes: Sequence[Box]) -> list[set[int]]:
    """Return for each box the boxes that come before it."""
    before: list[set[int]] = [set() for _ in boxes]
    for index, first in enumerate(boxes):
        # Only what begins left of a box's right side and ends beyond it can stand between it and one to its right.
        wide = [(top, right) for left, top, right, _ in boxes if left < first[2] < right]
        for other, second in enumerate(boxes):
            if _precedes(first, second, wide) and first != second:
                before[other].add(index)
    return before


def _precedes(first: Box, second: Box, wide: list[tuple[float, float]]) -> bool:
    left, upper, right, lower = first
    other_left, other_upper, other_right, other_lower = second
    if left < other_right and other_left < right:
        return (upper, lower) < (other_upper, other_lower)
    if left >= other_left:
        return False
    top, bottom = (upper, other_upper) if upper < other_upper else (other_upper, upper)
    for each, end in wide:  # noqa: SIM110 - any() takes twice the time, in the innermost of three loops
        if top < each < bottom and other_left < end:
            return False
    return True
