"""Where on its slide a comment stands: the shape, the characters in its text, the point on the slide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.presentation_comments.position import Point, position_of
from msgcheck.annotate.presentation_comments.text_body import TextSpan, text_span
from msgcheck.extract.drawing.text import children, read_paragraphs
from msgcheck.extract.presentation.names import P
from msgcheck.model.passage import Layer
from msgcheck.model.place import SlidePlace

_A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"
_NO_ID = "{00000000-0000-0000-0000-000000000000}"
"""What PowerPoint writes for a shape without an id of its creation."""

MONIKERS = {
    P + "sp": "spMk",
    P + "grpSp": "grpSpMk",
    P + "graphicFrame": "graphicFrameMk",
    P + "cxnSp": "cxnSpMk",
    P + "pic": "picMk",
}
"""Element of a slide -> the element that names it in an anchor ([MS-ODRAWXML] 5.27)."""

_TEXT_LAYERS = frozenset({Layer.BODY, Layer.HIDDEN, Layer.FURNITURE})
_NAME_LENGTH = 255

NOTES = "It stands in the speaker notes:"
COMMENT = "It stands in a comment:"
OUTSIDE = "It stands outside the slides, in a layout, a master or the properties of the file:"
NO_SHAPE = "It stands on no shape of the slide, but in its layout or on the slide as a whole:"
WHOLE = "It is about the presentation as a whole."


class Moniker(NamedTuple):
    """How an anchor names a shape: element, id, and id of its creation."""

    tag: str
    id: str
    creation_id: str


class Anchor(NamedTuple):
    """Where a comment goes. ``shapes`` are the groups around the shape and the shape, none for the slide as a whole.

    ``reason`` says why it is not the shape or span of the finding, ``None`` where it is. ``point`` is on the slide.
    """

    shapes: tuple[Moniker, ...] = ()
    span: TextSpan | None = None
    point: Point = Point(0, 0)
    reason: str | None = None


def anchor_of(comment: Comment, slide: etree._Element | None, layouts: tuple[etree._Element, ...]) -> Anchor:
    """Return where ``comment`` goes on the slide of its place, whose root is ``slide``; ``None`` where it has none."""
    if comment.place is None:
        return Anchor(reason=WHOLE)
    if not isinstance(comment.place, SlidePlace) or slide is None:
        return Anchor(reason=OUTSIDE)
    if comment.layer in (Layer.NOTES, Layer.COMMENT):
        return Anchor(reason=NOTES if comment.layer == Layer.NOTES else COMMENT)
    shape = _find_shape(slide, comment.place, comment)
    if shape is None:
        return Anchor(reason=NO_SHAPE)
    groups = list(shape.iterancestors(P + "grpSp"))[::-1]
    chain = tuple(_moniker(each) for each in (*groups, shape))
    return Anchor(chain, _span(shape, comment.place, comment), position_of(shape, groups, layouts))


def _find_shape(slide: etree._Element, place: SlidePlace, comment: Comment) -> etree._Element | None:
    """Return the shape of a place: by id and name, and by its text where the place is of a paragraph of it.

    Shapes of the layout, which the slide shows too, may have the same id and name.
    """
    for shape in _shapes(slide):
        properties = _properties(shape)
        if properties is None or properties.get("id") != str(place.shape_id):
            continue
        if (properties.get("name", "")[:_NAME_LENGTH] or None) == place.shape and _may_hold(shape, place, comment):
            return shape
    return None


def _shapes(slide: etree._Element) -> Iterator[etree._Element]:
    for shape in slide.iterfind(f"{P}cSld//*"):
        if shape.tag in MONIKERS:
            yield shape


def _properties(shape: etree._Element) -> etree._Element | None:
    return next((each for part in children(shape)[:1] for each in part if each.tag == P + "cNvPr"), None)


def _may_hold(shape: etree._Element, place: SlidePlace, comment: Comment) -> bool:
    body = shape.find(P + "txBody")
    if body is None or place.paragraph is None or place.row is not None or comment.layer not in _TEXT_LAYERS:
        return True
    return any(each.text == comment.passage for each in read_paragraphs(body))


def _span(shape: etree._Element, place: SlidePlace, comment: Comment) -> TextSpan | None:
    """Return the characters of a finding in the text of its shape; ``None`` where they are none of it, or not sure."""
    body = shape.find(P + "txBody")
    if body is None or place.paragraph is None or comment.layer not in _TEXT_LAYERS:
        return None
    return text_span(body, place.paragraph, comment)


def _moniker(shape: etree._Element) -> Moniker:
    properties = _properties(shape)
    found = None if properties is None else next(properties.iter(_A16 + "creationId"), None)
    shape_id = "0" if properties is None else properties.get("id", "0")
    return Moniker(MONIKERS[shape.tag], shape_id, _NO_ID if found is None else found.get("id", _NO_ID))
