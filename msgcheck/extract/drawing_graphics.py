"""Texts of charts and diagrams (SmartArt), for slides and documents alike."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing_text import PARAGRAPH, R, read_paragraphs
from msgcheck.model.passage import Role

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

CHARTS = (_C + "chart", _CX + "chart")
DIAGRAM = _DGM + "relIds"

_TITLES = (_C + "title", _CX + "title")
_CACHES = (_C + "strCache", _C + "strLit", _C + "multiLvlStrCache", _CX + "strDim")
_CACHED_TEXTS = (_C + "v", _CX + "pt")
_VALUE_IN_PLACE = _CX + "v"
_CHART_TAGS = (PARAGRAPH, _VALUE_IN_PLACE, *_CACHES)
_POINT = _DGM + "pt"
_PROPERTIES = _DGM + "prSet"
_POINT_TEXT = _DGM + "t"


class GraphicText(NamedTuple):
    """One text of a chart or diagram, with its number there, from 0."""

    ordinal: int
    text: str
    role: Role


def graphic_relationship_id(graphic: etree._Element) -> str:
    """Return the id of the relationship that leads from a ``CHARTS`` or ``DIAGRAM`` element to its text."""
    return graphic.get(R + "dm" if graphic.tag == DIAGRAM else R + "id", "")


def read_graphic(graphic: etree._Element, root: etree._Element) -> list[GraphicText]:
    """Return the texts of the chart or diagram part under ``root`` that ``graphic`` shows, in file order.

    Of a chart: titles (captions), then what data labels, series and categories are called (labels), each wording
    once, because every series repeats its categories. Of a diagram: the paragraphs of its data model.
    """
    return _read_diagram(root) if graphic.tag == DIAGRAM else _read_chart(root)


def _read_chart(root: etree._Element) -> list[GraphicText]:
    roles: dict[str, Role] = {}
    for element in root.iter(*_CHART_TAGS):
        is_title = next(element.iterancestors(*_TITLES), None) is not None
        for text in _chart_texts(element):
            roles.setdefault(text, Role.CAPTION if is_title else Role.LABEL)
    texts = ((text, role) for text, role in roles.items() if text and not text.isspace())
    return [GraphicText(ordinal, text, role) for ordinal, (text, role) in enumerate(texts)]


def _chart_texts(element: etree._Element) -> list[str]:
    """Return the texts of one paragraph, one value written in place, or one cache of values."""
    if element.tag == PARAGRAPH:
        return [paragraph.text for paragraph in read_paragraphs(element)]
    if element.tag == _VALUE_IN_PLACE:
        return [element.text or ""]
    return [value.text or "" for value in element.iter(*_CACHED_TEXTS)]


def _read_diagram(root: etree._Element) -> list[GraphicText]:
    texts: list[str] = []
    for point in root.iter(_POINT):
        properties = point.find(_PROPERTIES)
        if properties is not None and properties.get("phldr") in ("1", "true"):
            continue  # the prompt "[Text]" of an unfilled shape
        for body in point.iterchildren(_POINT_TEXT):
            texts += [paragraph.text for paragraph in read_paragraphs(body)]
    return [GraphicText(ordinal, text, Role.PARAGRAPH) for ordinal, text in enumerate(texts)]
