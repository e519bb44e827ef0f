"""Where a shape stands on its slide, through the groups around it: is it off the slide, where nobody sees it?"""

from __future__ import annotations

import math
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing.text import A, children

_FRAME_POSITION = "{http://schemas.openxmlformats.org/presentationml/2006/main}xfrm"
_OFFSET, _EXTENT, _CHILD_OFFSET, _CHILD_EXTENT = A + "off", A + "ext", A + "chOff", A + "chExt"
_DEGREE = 60_000
"""Rotations are written in sixty thousandths of a degree, clockwise."""

_MAX_DIGITS = 15
"""Digits of a length in EMU (914,400 an inch); what is longer is no length, and slow to convert."""


class SlideSize(NamedTuple):
    """Width and height of the slides, in EMU."""

    width: int = 9_144_000
    height: int = 6_858_000


class Transform(NamedTuple):
    """An affine map: (x, y) becomes (a x + c y + e, b x + d y + f)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Return the image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Transform) -> Transform:
        """Return the map that does ``first`` and then this one."""
        a, b = self.apply(first.a, first.b)
        c, d = self.apply(first.c, first.d)
        e, f = self.apply(first.e, first.f)
        return Transform(a - self.e, b - self.f, c - self.e, d - self.f, e, f)


class Box(NamedTuple):
    """Where a shape stands and how large it is, in EMU, before any rotation."""

    x: int
    y: int
    width: int
    height: int

    def grown(self, margin: int) -> Box:
        """Return the box with a margin around it."""
        return Box(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes have a point in common."""
        across = self.x <= other.x + other.width and other.x <= self.x + self.width
        return across and self.y <= other.y + other.height and other.y <= self.y + self.height


def box_of(shape: etree._Element) -> Box | None:
    """Return the box of a shape, picture, frame or group of a slide; ``None`` where it is turned or says none."""
    position = next(shape.iter(A + "xfrm", _FRAME_POSITION), None)
    if position is None or position.get("rot", "0") != "0":
        return None
    return _box(position, _OFFSET, _EXTENT)


def slide_size(element: etree._Element | None) -> SlideSize:
    """Return the size that ``p:sldSz`` says, or that of a new presentation of old."""
    width, height = (None, None) if element is None else (_length(element.get(name)) for name in ("cx", "cy"))
    return SlideSize(width, height) if width and height else SlideSize()


def group_transform(position: etree._Element | None, outer: Transform | None) -> Transform | None:
    """Return the map from coordinates within a group, whose ``a:xfrm`` is ``position``, to those of the slide."""
    box = _box(position, _OFFSET, _EXTENT)
    inner = _box(position, _CHILD_OFFSET, _CHILD_EXTENT)
    if position is None or box is None or inner is None:
        return outer
    across = box.width / inner.width if box.width and inner.width else 1.0
    down = box.height / inner.height if box.height and inner.height else 1.0
    scaled = Transform(across, 0, 0, down, box.x - inner.x * across, box.y - inner.y * down)
    placed = _turn(position, box).after(scaled)
    return placed if outer is None else outer.after(placed)


def is_outside(position: etree._Element | None, outer: Transform | None, size: SlideSize) -> bool:
    """Tell whether a shape with this ``a:xfrm`` lies off the slide with all of its box; not where it has none."""
    if position is None or (outer is None and _starts_inside(position, size)):
        return False
    box = _box(position, _OFFSET, _EXTENT)
    if box is None:
        return False
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if outer is None and position.get("rot", "0") == "0":
        return _is_off(left, top, right, bottom, size)
    turn = _turn(position, box)
    place = turn if outer is None else outer.after(turn)
    points = [place.apply(x, y) for x in (left, right) for y in (top, bottom)]
    across, down = zip(*points, strict=True)
    return _is_off(round(min(across)), round(min(down)), round(max(across)), round(max(down)), size)


def _starts_inside(position: etree._Element, size: SlideSize) -> bool:
    """Tell at once of most shapes that they are on the slide: upright, with their left upper corner there."""
    if not len(position) or position.get("rot", "0") != "0":
        return False
    corner = position[0]  # stands first; where it does not, it has no x and y
    x, y = _length(corner.get("x")), _length(corner.get("y"))
    return x is not None and y is not None and 0 <= x < size.width and 0 <= y < size.height


def _is_off(left: int, top: int, right: int, bottom: int, size: SlideSize) -> bool:
    """A box without width at the left edge is not off: its text runs over onto the slide."""
    return left >= size.width or top >= size.height or right <= 0 > left or bottom <= 0 > top


def _turn(position: etree._Element, box: Box) -> Transform:
    """Return the rotation and mirroring of a box about its centre."""
    angle = math.radians((_length(position.get("rot")) or 0) / _DEGREE)
    cos, sin = math.cos(angle), math.sin(angle)
    across = -1 if position.get("flipH") in ("1", "true") else 1
    down = -1 if position.get("flipV") in ("1", "true") else 1
    turned = Transform(cos * across, sin * across, -sin * down, cos * down)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    moved_x, moved_y = turned.apply(x, y)
    return turned._replace(e=x - moved_x, f=y - moved_y)


def _box(position: etree._Element | None, offset: str, extent: str) -> Box | None:
    """Return the box that two children of ``a:xfrm`` give; ``None`` where one is missing or no length."""
    corner = size = None
    for child in () if position is None else children(position):
        if child.tag == offset:
            corner = child
        elif child.tag == extent:
            size = child
    if corner is None or size is None:
        return None
    texts = (corner.get("x", ""), corner.get("y", ""), size.get("cx", ""), size.get("cy", ""))
    if max(map(len, texts)) > _MAX_DIGITS:
        return None
    try:
        return Box(*map(int, texts))
    except ValueError:
        return None


def _length(text: str | None) -> int | None:
    """Return a number of EMU or of parts of a degree; ``None`` for what is none."""
    if not text or len(text) > _MAX_DIGITS:
        return None
    try:
        return int(text)
    except ValueError:
        return None
