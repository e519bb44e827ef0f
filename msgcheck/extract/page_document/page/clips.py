"""What the texts of a PDF page are clipped to."""

from __future__ import annotations

from ctypes import addressof, c_float
from itertools import repeat

from msgcheck.extract.page_document.page import pdfium_calls as calls

Bounds = tuple[float, float, float, float]
"""left, bottom, right, top in points of the page, y upwards."""

_MAX_PATHS = 20
_MAX_SEGMENTS = 50


class Clips:
    """Measures the clips of texts of one open page, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Bounds | None] = {}
        self._point = (c_float * 2)()
        self._at_x = addressof(self._point)
        self._at_y = self._at_x + 4

    def bounds(self, text_object: int) -> Bounds | None:
        """Return the bounds of what a text, given by its address, is clipped to, or ``None`` where it is not.

        They are in points of the page or form that holds the text.
        """
        clip = calls.clip_path(text_object)
        count = min(calls.clip_path_count(clip), _MAX_PATHS) if clip else 0
        # Texts that were written within one clip share its paths, and with them the first segment of each.
        key = tuple(map(calls.clip_segment, repeat(clip, count), range(count), repeat(0)))
        if key not in self._known:
            self._known[key] = self._shared_bounds(clip, count)
        return self._known[key]

    def _shared_bounds(self, clip: int, count: int) -> Bounds | None:
        """Return the bounds of what all of so many paths hold."""
        found = filter(None, (self._path_bounds(clip, index) for index in range(count)))
        sides = list(zip(*found, strict=True))
        if not sides:
            return None
        lefts, bottoms, rights, tops = sides
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _path_bounds(self, clip: int, index: int) -> Bounds | None:
        """Return the bounds of one path; of a rectangle, two corners tell them."""
        segments = calls.clip_segment_count(clip, index)
        if not 0 < segments <= _MAX_SEGMENTS:
            return None
        points = []
        for each in (0, 2) if 4 <= segments <= 5 else range(segments):
            segment = calls.clip_segment(clip, index, each)
            if segment and calls.segment_point(segment, self._at_x, self._at_y):
                points.append(self._point[:])
        if not points:
            return None
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
