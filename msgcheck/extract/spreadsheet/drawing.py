"""The drawing of a sheet: text boxes, charts, diagrams and alternative texts."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.drawing.graphics import CHARTS, DIAGRAM, graphic_relationship_id, read_graphic, read_unseen
from msgcheck.extract.drawing.text import A, R, read_paragraphs
from msgcheck.extract.drawing.vector import VECTOR_ART, read_vector_art
from msgcheck.extract.spreadsheet.collecting import Sheet
from msgcheck.model.passage import Layer, Role

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_BODY, _PROPERTIES, _LINK = _XDR + "txBody", _XDR + "cNvPr", A + "hlinkClick"
_CHART_BODY = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}txBody"
_CONTROL = "{http://schemas.microsoft.com/office/drawing/2010/main}compatExt"
_ON = ("1", "true")


def read_drawing(sheet: Sheet, root: etree._Element, part: str) -> None:
    """Read the drawing ``part`` under ``root``, shape by shape in the order of the file."""
    where = "drawing"
    seen = sheet
    for element in root.iter(_PROPERTIES, _BODY, _CHART_BODY, _LINK, VECTOR_ART, *CHARTS, DIAGRAM):
        tag = element.tag
        if tag == _PROPERTIES:
            seen = sheet.hidden() if element.get("hidden") in _ON and not _is_control(element) else sheet
            where = element.get("name") or "drawing"
            for name in ("title", "descr"):
                seen.add(element.get(name), where, Role.CAPTION, Layer.ALT)
        elif tag in (_BODY, _CHART_BODY):
            for paragraph in read_paragraphs(element):
                seen.add(paragraph.text, where, Role.PARAGRAPH)
        elif tag == _LINK:
            _read_link(seen, element, part, where)
        elif tag == VECTOR_ART:
            _read_vector_art(seen, element, part, where)
        else:
            _read_graphic(seen, element, part, where)


def _is_control(properties: etree._Element) -> bool:
    """Tell whether a shape is the other form of a control in a drawing of the old kind, which alone hides it."""
    return next(properties.iter(_CONTROL), None) is not None


def _read_link(sheet: Sheet, element: etree._Element, part: str, where: str) -> None:
    relationship = sheet.reading.package.relationships(part).get(element.get(R + "id", ""))
    if relationship is not None and relationship.is_external:
        sheet.add(relationship.target, where, Role.LINK, Layer.METADATA)
    sheet.add(element.get("tooltip"), where, Role.CAPTION, Layer.ALT)


def _read_vector_art(sheet: Sheet, element: etree._Element, part: str, where: str) -> None:
    """Read the words of a picture that is a drawing (SVG): its texts are seen, its title and description are not."""
    package = sheet.reading.package
    target = package.target(part, package.relationships(part).get(element.get(R + "embed", "")))
    root = None if target is None else package.optional(target)
    for text, is_shown in () if root is None else read_vector_art(root):
        sheet.add(text, where, Role.LABEL if is_shown else Role.CAPTION, None if is_shown else Layer.ALT)


def _read_graphic(sheet: Sheet, graphic: etree._Element, part: str, where: str) -> None:
    """Read a chart or diagram, then what is drawn upon a chart."""
    package = sheet.reading.package
    target = package.target(part, package.relationships(part).get(graphic_relationship_id(graphic)))
    root = None if target is None else package.optional(target)
    if target is None or root is None:
        return
    layer = Layer.DIAGRAM if graphic.tag == DIAGRAM else Layer.CHART
    for text in read_graphic(graphic, root):
        sheet.add(text.text, where, text.role, layer)
    for unseen in read_unseen(graphic, root):
        sheet.add(unseen.text, where, unseen.role, unseen.layer)
    for relationship in package.relationships(target).values():
        drawn = package.target(target, relationship) if relationship.kind == "chartUserShapes" else None
        shapes = None if drawn is None else package.optional(drawn)
        if drawn is not None and shapes is not None:
            read_drawing(sheet, shapes, drawn)
