"""Shapes of one sheet of a presentation (slide, layout, master, notes page) become passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing_graphics import CHARTS, DIAGRAM, graphic_relationship_id, read_graphic
from msgcheck.extract.drawing_text import A, R, read_paragraphs
from msgcheck.extract.office_package import OfficePackage
from msgcheck.extract.relationships import Relationship
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

_PROPERTIES = P + "cNvPr"
_PLACEHOLDER = P + "ph"
_TEXT_BODY = P + "txBody"
_PICTURE = P + "pic"
_TABLE, _ROW, _CELL, _CELL_BODY = A + "tbl", A + "tr", A + "tc", A + "txBody"
_GRAPHICS = (_TABLE, *CHARTS, DIAGRAM, _PICTURE)
_INK = ("{http://schemas.microsoft.com/office/powerpoint/2010/main}contentPart", P + "contentPart")

TITLES = frozenset({"title", "ctrTitle"})
_FIXED_ROLES = {"title": Role.TITLE, "ctrTitle": Role.TITLE, "subTitle": Role.SUBTITLE}
_CONTENT = frozenset({"body", "obj"})
_FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum"})
ALL_PLACEHOLDERS = frozenset(
    {*TITLES, *_CONTENT, *_FURNITURE, "subTitle", "chart", "tbl", "clipArt", "dgm", "media", "pic", "sldImg"}
)
_NO_TEXTS = (None, None)
_NAME_LENGTH = 255
"""Characters of a shape's name in a place; every passage of the shape repeats it."""


@dataclass(slots=True)
class Sheet:
    """One sheet while it is read; what is found is appended to ``passages``.

    ``layer`` takes the text of shapes, ``role`` (when given) every passage, ``skipped`` holds the placeholder types
    that are left out: prompts of layouts, the slide number on a notes page. ``relationships`` are read when needed.
    """

    package: OfficePackage
    part: str
    slide: int
    passages: list[Passage]
    layer: Layer = Layer.BODY
    role: Role | None = None
    skipped: frozenset[str] = frozenset()
    context: str = ""
    relationships: dict[str, Relationship] | None = None

    def target(self, relationship_id: str) -> str | None:
        """Return the part that a relationship of this sheet leads to."""
        if self.relationships is None:
            self.relationships = self.package.relationships(self.part)
        return self.package.target(self.part, self.relationships.get(relationship_id))

    def layer_of(self, layer: Layer, *, is_hidden: bool) -> Layer:
        """Return ``layer``, or hidden where the shape or the slide is hidden."""
        return Layer.HIDDEN if is_hidden or self.layer is Layer.HIDDEN else layer


class _Shape(NamedTuple):
    """What a shape says of itself. ``placeholder`` is its type (``obj`` where none is written), or ``None``."""

    id: int | None
    name: str | None
    placeholder: str | None
    is_hidden: bool


def read_title(sheet: Sheet, tree: etree._Element) -> etree._Element | None:
    """Read the title shape of a slide first, make it the sheet's context, and return it."""
    for placeholder in tree.iter(_PLACEHOLDER):
        if placeholder.get("type") not in TITLES:
            continue
        shape = next(placeholder.iterancestors(P + "sp"), None)
        if shape is not None and shape.getparent() is tree:
            before = len(sheet.passages)
            _read_text_shape(sheet, shape, is_hidden=False)
            titles = [passage.text for passage in sheet.passages[before:] if passage.role is Role.TITLE]
            sheet.context = " ".join(" ".join(titles).split())
            return shape
    return None


def read_shapes(
    sheet: Sheet, tree: etree._Element, *, is_hidden: bool = False, done: etree._Element | None = None
) -> None:
    """Read the shapes of a tree or group in file order (back to front, as PowerPoint's reading order), but ``done``."""
    for shape in tree:
        reader = _SHAPE_READERS.get(shape.tag)
        if reader is not None and shape is not done:
            reader(sheet, shape, is_hidden=is_hidden)


def _describe(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> _Shape:
    """Read id, name and placeholder of a shape; its alternative text becomes a passage."""
    key = name = placeholder = None
    for child in element[0].iter(_PROPERTIES, _PLACEHOLDER) if len(element) else ():
        get = child.get
        if child.tag == _PLACEHOLDER:
            placeholder = get("type", "obj")
            continue
        key = _number(get("id"))
        name = get("name", "")[:_NAME_LENGTH] or None
        is_hidden = is_hidden or get("hidden") in ("1", "true")
        texts = (get("title"), get("descr"))
        if texts != _NO_TEXTS:
            _add_alternative_texts(sheet, texts, SlidePlace(sheet.slide, key, name), is_hidden=is_hidden)
    return _Shape(key, name, placeholder, is_hidden)


def _number(text: str | None) -> int | None:
    """Return a shape id; ``None`` for what is no 32-bit number (Python refuses to convert thousands of digits)."""
    return int(text) if text and len(text) <= 10 and text.isdecimal() else None


def _add_alternative_texts(sheet: Sheet, texts: tuple[str | None, ...], place: SlidePlace, *, is_hidden: bool) -> None:
    layer = sheet.layer_of(Layer.ALT, is_hidden=is_hidden)
    for text in texts:
        if text and not text.isspace():
            sheet.passages.append(Passage(text, layer, Role.CAPTION, place, sheet.context))


def _read_text_shape(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> None:
    shape = _describe(sheet, element, is_hidden=is_hidden)
    placeholder = shape.placeholder
    body = element.find(_TEXT_BODY)
    if body is None or placeholder in sheet.skipped:
        return
    paragraphs = read_paragraphs(body)
    if not paragraphs:
        return
    layer, role = sheet.layer, sheet.role
    if placeholder in _FURNITURE:
        layer, role = Layer.FURNITURE, Role.LABEL
    elif role is None and placeholder is not None:
        role = _FIXED_ROLES.get(placeholder)
    layer = sheet.layer_of(layer, is_hidden=shape.is_hidden)
    is_content = placeholder in _CONTENT
    for index, text, has_bullet in paragraphs:
        is_bullet = is_content if has_bullet is None else has_bullet
        sheet.passages.append(
            Passage(
                text,
                layer,
                role or (Role.BULLET if is_bullet else Role.PARAGRAPH),
                SlidePlace(sheet.slide, shape.id, shape.name, index),
                sheet.context,
            )
        )


def _read_group(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> None:
    shape = _describe(sheet, element, is_hidden=is_hidden)
    read_shapes(sheet, element, is_hidden=shape.is_hidden)


def _read_picture(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> None:
    _describe(sheet, element, is_hidden=is_hidden)


def _read_ink(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> None:
    del is_hidden
    sheet.package.note_unread(sheet.target(element.get(R + "id", "")) or sheet.part, "ink")


def _read_frame(sheet: Sheet, element: etree._Element, *, is_hidden: bool) -> None:
    """Read a frame: a table, a chart, a diagram, or the picture that stands for an embedded object."""
    shape = _describe(sheet, element, is_hidden=is_hidden)
    for graphic in element.iter(*_GRAPHICS):
        if graphic.tag == _TABLE:
            _read_table(sheet, graphic, shape)
        elif graphic.tag == _PICTURE:
            _describe(sheet, graphic, is_hidden=shape.is_hidden)
        else:
            _read_graphic(sheet, graphic, shape)


def _read_table(sheet: Sheet, table: etree._Element, shape: _Shape) -> None:
    """Read one passage per paragraph of a cell, so that the bullets of a crowded cell stay apart."""
    layer = sheet.layer_of(sheet.layer, is_hidden=shape.is_hidden)
    role = sheet.role or Role.CELL
    for row, cells in enumerate(table.iterchildren(_ROW)):
        for column, cell in enumerate(cells.iterchildren(_CELL)):
            body = cell.find(_CELL_BODY)
            for index, text, _ in () if body is None else read_paragraphs(body):
                place = SlidePlace(sheet.slide, shape.id, shape.name, index, row, column)
                sheet.passages.append(Passage(text, layer, role, place, sheet.context))


def _read_graphic(sheet: Sheet, graphic: etree._Element, shape: _Shape) -> None:
    part = sheet.target(graphic_relationship_id(graphic))
    root = None if part is None else sheet.package.optional(part)
    if root is None:
        return
    own_layer = Layer.DIAGRAM if graphic.tag == DIAGRAM else Layer.CHART
    layer = sheet.layer_of(own_layer, is_hidden=shape.is_hidden)
    for index, text, role in read_graphic(graphic, root):
        place = SlidePlace(sheet.slide, shape.id, shape.name, index)
        sheet.passages.append(Passage(text, layer, role, place, sheet.context))


_SHAPE_READERS: dict[str, Callable[..., None]] = {
    P + "sp": _read_text_shape,
    P + "grpSp": _read_group,
    P + "graphicFrame": _read_frame,
    P + "pic": _read_picture,
    P + "cxnSp": _read_picture,
    **dict.fromkeys(_INK, _read_ink),
}
