"""The point of a slide at which a shape begins, through groups, layouts and masters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing.text import A
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.position import Transform, group_transform

_MAX_DIGITS = 15
_PLACEHOLDER = f"*/{P}nvPr/{P}ph"
_FAMILIES = {"ctrTitle": "title", **{kind: kind for kind in ("title", "dt", "ftr", "sldNum", "hdr")}}
"""Kinds of placeholders that masters tell apart; all others are of the body."""


class Point(NamedTuple):
    """A point on the slide, in EMU from its top left."""

    x: int
    y: int


def position_of(shape: etree._Element, groups: Sequence[etree._Element], layouts: Iterable[etree._Element]) -> Point:
    """Return the top left of ``shape``, which stands in ``groups``, the outermost first.

    A placeholder without a place has that of its ``layouts``: layout and master. (0, 0) where nothing says it.
    """
    corner = _corner(_own(shape)) or next(filter(None, map(_corner, _inherited(shape, layouts))), None)
    if corner is None:
        return Point(0, 0)
    transform: Transform | None = None
    for group in groups:
        transform = group_transform(_own(group), transform)
    if transform is not None:
        corner = Point(*map(round, transform.apply(*corner)))
    return corner


def _own(shape: etree._Element) -> etree._Element | None:
    for path in (f"{P}xfrm", f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm"):
        found = shape.find(path)
        if found is not None:
            return found
    return None


def _inherited(shape: etree._Element, layouts: Iterable[etree._Element]) -> Iterator[etree._Element | None]:
    """Yield the places that a placeholder may inherit, of the same index first."""
    own = shape.find(_PLACEHOLDER)
    if own is None:
        return
    for layout in layouts:
        others = [(other.find(_PLACEHOLDER), other) for other in layout.iterfind(f"{P}cSld/{P}spTree/*")]
        family = [(each, other) for each, other in others if each is not None and _family(each) == _family(own)]
        family.sort(key=lambda pair: pair[0].get("idx", "0") != own.get("idx", "0"))
        yield from (_own(other) for _, other in family)


def _family(placeholder: etree._Element) -> str:
    return _FAMILIES.get(placeholder.get("type", "obj"), "body")


def _corner(position: etree._Element | None) -> Point | None:
    offset = None if position is None else position.find(A + "off")
    if offset is None:
        return None
    texts = offset.get("x", ""), offset.get("y", "")
    if max(map(len, texts)) > _MAX_DIGITS:
        return None
    try:
        return Point(*map(int, texts))
    except ValueError:
        return None
