"""Texts of charts and diagrams (SmartArt), for slides and documents alike."""

from __future__ import annotations

from lxml import etree

from msgcheck.extract.drawing.chart import CHARTS, read_chart, read_chart_unseen
from msgcheck.extract.drawing.diagram import DIAGRAM, read_diagram, read_diagram_unseen
from msgcheck.extract.drawing.graphic_text import GraphicText, UnseenText
from msgcheck.extract.drawing.text import R

__all__ = ["CHARTS", "DIAGRAM", "GraphicText", "UnseenText", "graphic_relationship_id", "read_graphic", "read_unseen"]


def graphic_relationship_id(graphic: etree._Element) -> str:
    """Return the id of the relationship that leads from a ``CHARTS`` or ``DIAGRAM`` element to its text."""
    return graphic.get(R + "dm" if graphic.tag == DIAGRAM else R + "id", "")


def read_graphic(graphic: etree._Element, root: etree._Element) -> list[GraphicText]:
    """Return the texts of the chart or diagram part under ``root`` that ``graphic`` shows, in file order.

    Of a chart: titles (captions), then what data labels, series and categories are called (labels), each wording
    once, because every series repeats its categories. Of a diagram: the paragraphs of its data model.
    """
    return read_diagram(root) if graphic.tag == DIAGRAM else read_chart(root)


def read_unseen(graphic: etree._Element, root: etree._Element) -> list[UnseenText]:
    """Return the texts of the same part that nobody sees in the chart or diagram, each with its layer.

    Of a chart: series and categories that a filter leaves out, headers for printing, the pivot table it comes from.
    Of a diagram: the alternative texts of its shapes.
    """
    return read_diagram_unseen(root) if graphic.tag == DIAGRAM else read_chart_unseen(root)
