"""Words of vector art (SVG) that stands in a document or on a slide as a picture."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

VECTOR_ART = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"

VECTOR_ART_SUFFIX = ".svg"
_SVG = "{http://www.w3.org/2000/svg}"
_TEXT = _SVG + "text"


class VectorText(NamedTuple):
    """One text of a picture: part of what is seen, or else the title or description of it or of a shape in it."""

    text: str
    is_shown: bool


def read_vector_art(root: etree._Element) -> list[VectorText]:
    """Return the texts below the root of an SVG part in file order, white space collapsed."""
    found = []
    for element in root.iter(_TEXT, _SVG + "title", _SVG + "desc"):
        text = " ".join("".join(map(str, element.itertext())).split())
        if text:
            found.append(VectorText(text, element.tag == _TEXT))
    return found
