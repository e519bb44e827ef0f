"""What stands in the frames of a slide: tables, charts, diagrams, objects and ink; and alternative texts of shapes."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.diagram import drawing_relationship_id, read_drawing
from msgcheck.extract.drawing.graphics import CHARTS, DIAGRAM, graphic_relationship_id, read_graphic, read_unseen
from msgcheck.extract.drawing.ink import recognised_words
from msgcheck.extract.drawing.text import A, read_paragraphs
from msgcheck.extract.presentation.embedded import read_embedded_part, read_links_of
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.sheet import Shape, Sheet
from msgcheck.model.passage import Layer, Role

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_CHART_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"

PROPERTIES = frozenset({P + "cNvPr", _P14 + "cNvPr"})
INK = (_P14 + "contentPart", P + "contentPart")

_PICTURE = P + "pic"
_TABLE, _ROW, _CELL, _CELL_BODY = A + "tbl", A + "tr", A + "tc", A + "txBody"
_CANVAS_TEXT = A + "txSp"
_DESCRIBED = (A + "cNvPr", "{http://schemas.microsoft.com/office/powerpoint/2016/summaryzoom}summaryZmObj")
"""What carries titles and alternative texts of its own: shapes of a canvas, the sections that a summary leads to."""

GRAPHICS = (_TABLE, *CHARTS, DIAGRAM, _PICTURE, _CANVAS_TEXT, *_DESCRIBED)
_NAME_LENGTH = 255
"""Characters of a shape's name in a place; every passage of the shape repeats it."""


def describe(
    sheet: Sheet,
    properties: etree._Element | None,
    placeholder: str | None = None,
    *,
    is_hidden: bool,
    is_prompt: bool = False,
) -> Shape:
    """Return id, name and visibility of a shape by its ``cNvPr``; its alternative text and title become passages.

    What stands in the prompt of a template (``is_prompt``) is none.
    """
    if properties is None:
        return Shape(None, None, placeholder, is_hidden)
    get = properties.get
    is_off = get("hidden") in ("1", "true")
    is_hidden = is_hidden or is_off
    shape = Shape(_number(get("id")), get("name", "")[:_NAME_LENGTH] or None, placeholder, is_hidden, is_off)
    if not is_prompt:
        _add_alternative_texts(sheet, properties, shape)
    return shape


def _add_alternative_texts(sheet: Sheet, properties: etree._Element | None, shape: Shape) -> None:
    texts = () if properties is None else (properties.get("title"), properties.get("descr"))
    for text in texts:
        if text:
            layer = sheet.layer_of(Layer.ALT, is_hidden=shape.is_hidden)
            sheet.add(text, layer, Role.CAPTION, sheet.place(shape))


def _number(text: str | None) -> int | None:
    """Return a shape id; ``None`` for what is no 32-bit number (Python refuses to convert thousands of digits)."""
    return int(text) if text and len(text) <= 10 and text.isdecimal() else None


def read_graphics(sheet: Sheet, frame: etree._Element, shape: Shape) -> None:
    """Read the table, chart or diagram of a frame, or the picture that stands for an embedded object."""
    for graphic in frame.iter(*GRAPHICS):
        if graphic.tag == _TABLE:
            _read_table(sheet, graphic, shape)
        elif graphic.tag == _PICTURE:
            _add_alternative_texts(sheet, next(graphic.iter(*PROPERTIES), None), shape)
        elif graphic.tag == _CANVAS_TEXT:
            _read_canvas_text(sheet, graphic, shape)
        elif graphic.tag in _DESCRIBED:
            _add_alternative_texts(sheet, graphic, shape)
        else:
            _read_graphic(sheet, graphic, shape)


def _read_table(sheet: Sheet, table: etree._Element, shape: Shape) -> None:
    """Read one passage per paragraph of a cell, so that the bullets of a crowded cell stay apart.

    Merged cells keep their place in the file, so columns are those of the grid; text left in a cell that another
    one covers is hidden.
    """
    role = sheet.role or Role.CELL
    for row, cells in enumerate(table.iterchildren(_ROW)):
        for column, cell in enumerate(cells.iterchildren(_CELL)):
            body = cell.find(_CELL_BODY)
            paragraphs = [] if body is None else sheet.paragraphs(body)
            is_hidden = shape.is_hidden or (bool(paragraphs) and _is_covered(cell))
            layer = sheet.layer_of(sheet.layer, is_hidden=is_hidden)
            for index, text, _ in paragraphs:
                sheet.add(text, layer, role, sheet.place(shape, index, row, column))


def _is_covered(cell: etree._Element) -> bool:
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))


def _read_canvas_text(sheet: Sheet, text: etree._Element, shape: Shape) -> None:
    layer = sheet.layer_of(sheet.layer, is_hidden=shape.is_hidden)
    for index, wording, _ in read_paragraphs(text):
        sheet.add(wording, layer, sheet.role or Role.PARAGRAPH, sheet.place(shape, index))


def _read_graphic(sheet: Sheet, graphic: etree._Element, shape: Shape) -> None:
    """Read the part of a chart or diagram, then what is in it and not seen, then the parts it leads to."""
    part = sheet.target(graphic_relationship_id(graphic))
    root = None if part is None else sheet.deck.package.optional(part)
    own_layer = Layer.DIAGRAM if graphic.tag == DIAGRAM else Layer.CHART
    layer = sheet.layer_of(own_layer, is_hidden=shape.is_hidden)
    texts = [] if root is None else read_graphic(graphic, root)
    for index, text, role in texts:
        sheet.add(text, layer, role, sheet.place(shape, index))
    known = [each.text for each in texts]
    if graphic.tag == DIAGRAM:
        _read_drawing(sheet, "" if root is None else drawing_relationship_id(root), shape, known)
    if root is not None and part is not None:
        for unseen in read_unseen(graphic, root):
            unseen_layer = sheet.layer_of(unseen.layer, is_hidden=shape.is_hidden and unseen.layer is Layer.ALT)
            sheet.add(unseen.text, unseen_layer, unseen.role, sheet.place(shape))
        _read_related(sheet, part, shape, known)


def _read_drawing(sheet: Sheet, relationship_id: str, shape: Shape, known: list[str]) -> None:
    """Read what the drawing of a diagram tells beyond its data model: all of it where that is missing."""
    drawings = [key for key, each in sheet.relationships.items() if each.kind == "diagramDrawing"]
    free = [key for key in drawings if key not in sheet.used]
    part = sheet.target(relationship_id if relationship_id in drawings else free[0]) if free else None
    root = None if part is None else sheet.deck.package.optional(part)
    layer = sheet.layer_of(Layer.DIAGRAM, is_hidden=shape.is_hidden)
    for index, text in enumerate([] if root is None else read_drawing(root, known), start=len(known)):
        sheet.add(text, layer, Role.PARAGRAPH, sheet.place(shape, index))


def _read_related(sheet: Sheet, part: str, shape: Shape, known: list[str]) -> None:
    """Read shapes drawn onto a chart, the workbook behind it, and the addresses that a chart or diagram leads to."""
    for relationship in sheet.deck.package.relationships(part).values():
        target = sheet.deck.package.target(part, relationship)
        if target is None:
            read_links_of(sheet, relationship, shape)
        elif relationship.kind == "chartUserShapes":
            _read_user_shapes(sheet, target, shape)
        else:
            _read_workbook(sheet, relationship, target, shape, known)


def _read_workbook(sheet: Sheet, relationship: Relationship, target: str, shape: Shape, known: list[str]) -> None:
    if relationship.kind in ("package", "oleObject"):
        read_embedded_part(sheet, target, shape, known)


def _read_user_shapes(sheet: Sheet, part: str, shape: Shape) -> None:
    root = sheet.deck.package.optional(part)
    if root is None:
        return
    layer = sheet.layer_of(Layer.CHART, is_hidden=shape.is_hidden)
    for index, text, _ in read_paragraphs(root):
        sheet.add(text, layer, Role.LABEL, sheet.place(shape, index))
    for properties in root.iter(_CHART_DRAWING + "cNvPr"):
        for alternative in (properties.get("title"), properties.get("descr")):
            sheet.add(
                alternative, sheet.layer_of(Layer.ALT, is_hidden=shape.is_hidden), Role.CAPTION, sheet.place(shape)
            )


def read_ink(sheet: Sheet, relationship_id: str, shape: Shape) -> None:
    """Read the words that a program recognised in a drawing by pen."""
    part = sheet.target(relationship_id)
    root = None if part is None else sheet.deck.package.optional(part)
    for words in () if root is None else recognised_words(root):
        layer = sheet.layer_of(Layer.ALT, is_hidden=shape.is_hidden)
        sheet.add(words, layer, Role.CAPTION, sheet.place(shape))
