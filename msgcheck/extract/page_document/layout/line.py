"""A line of a PDF page as a value."""

from __future__ import annotations

from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left."""


class Line(NamedTuple):
    """Words side by side. ``size`` is the height of most of it; ``first_width`` is the width of its first word."""

    text: str
    box: Box
    size: float
    is_bold: bool
    first_width: float
