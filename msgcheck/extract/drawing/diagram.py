"""Diagrams (SmartArt): the paragraphs of their data model, and of the drawing that stands for it in older programs."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from msgcheck.extract.drawing.graphic_text import GraphicText, UnseenText
from msgcheck.extract.drawing.text import LINKS, read_paragraphs
from msgcheck.model.passage import Layer, Role

_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"

DIAGRAM = _DGM + "relIds"

_POINT, _PROPERTIES, _POINT_TEXT = _DGM + "pt", _DGM + "prSet", _DGM + "t"
_DRAWING_LINK = _DSP + "dataModelExt"
_DESCRIPTIONS = ("{http://schemas.microsoft.com/office/drawing/2010/diagram}cNvPr", _DSP + "cNvPr")


def read_diagram(root: etree._Element) -> list[GraphicText]:
    """Return the paragraphs of a data model point by point, without the prompts of unfilled shapes."""
    texts: list[str] = []
    for point in root.iter(_POINT):
        prompts = _prompts(point)
        for body in point.iterchildren(_POINT_TEXT):
            texts += [paragraph.text for paragraph in read_paragraphs(body) if not _is_prompt(paragraph.text, prompts)]
    return [GraphicText(ordinal, text, Role.PARAGRAPH) for ordinal, text in enumerate(texts)]


def read_diagram_unseen(root: etree._Element) -> list[UnseenText]:
    """Return the titles and alternative texts of the shapes of a diagram, and the tips of its links."""
    elements = root.iter(*_DESCRIPTIONS, *LINKS)
    texts = (element.get(name) for element in elements for name in ("title", "descr", "tooltip"))
    return [UnseenText(text, Layer.ALT, Role.CAPTION) for text in dict.fromkeys(texts) if text and not text.isspace()]


def drawing_relationship_id(root: etree._Element) -> str:
    """Return the id of the sheet's relationship to the drawing that a data model names; empty where it names none."""
    link = next(root.iter(_DRAWING_LINK), None)
    return "" if link is None else link.get("relId", "")


def read_drawing(root: etree._Element, known: Collection[str]) -> list[str]:
    """Return the paragraphs of a diagram's drawing but those ``known`` from its data model, white space aside."""
    squeezed = {_squeezed(text) for text in known}
    return [each.text for each in read_paragraphs(root) if _squeezed(each.text) not in squeezed]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _prompts(point: etree._Element) -> tuple[str, ...] | None:
    """Return the wordings of the prompt that an unfilled point shows; ``None`` for a point that somebody filled."""
    properties = point.find(_PROPERTIES)
    if properties is None or properties.get("phldr") not in ("1", "true"):
        return None
    return ("[Text]", properties.get("phldrT", ""))


def _is_prompt(text: str, prompts: tuple[str, ...] | None) -> bool:
    return prompts is not None and (text in prompts or (text.startswith("[") and text.endswith("]")))
