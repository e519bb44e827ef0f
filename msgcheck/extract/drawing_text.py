"""Text of DrawingML, the part of the format that slides, charts and diagrams share."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PARAGRAPH = A + "p"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_TEXT = A + "t"
_FIELD = A + "fld"
_SLIDE_NUMBER = re.compile(r"[‹<].{1,4}[›>]")
"""What stands for the number of the slide where there is none, on layouts and masters: ``‹#›``, ``‹Nr.›``, ``‹N°›``."""

_TEXTS = frozenset({_TEXT, MATH_TEXT})
_BREAK = A + "br"
_BULLETS = {A + "buChar": True, A + "buAutoNum": True, A + "buBlip": True, A + "buNone": False}
_TAGS = (PARAGRAPH, _TEXT, _BREAK, MATH_TEXT, *_BULLETS)


class Paragraph(NamedTuple):
    """One ``a:p`` with text: which one of its body, from 0, and whether it says of itself that it has a bullet."""

    ordinal: int
    text: str
    has_bullet: bool | None


def read_paragraphs(body: etree._Element) -> list[Paragraph]:
    r"""Return the paragraphs below ``body`` that hold more than white space.

    Runs and fields are joined, a line break is ``\n``, what stands for a slide number is left out. One pass over the
    body: a pass per paragraph costs twice the time on real decks.
    """
    paragraphs = []
    ordinal = -1
    parts: list[str] = []
    has_bullet: bool | None = None
    for element in body.iter(*_TAGS):
        tag = element.tag
        if tag in _TEXTS:
            piece = element.text
            if piece and not (piece[0] in "‹<" and _is_slide_number(element, piece)):
                parts.append(piece)
        elif tag == PARAGRAPH:
            if parts and not (text := "".join(parts)).isspace():
                paragraphs.append(Paragraph(ordinal, text, has_bullet))
            ordinal += 1
            parts = []
            has_bullet = None
        elif tag == _BREAK:
            parts.append("\n")
        else:
            has_bullet = _BULLETS[tag]
    if parts and not (text := "".join(parts)).isspace():
        paragraphs.append(Paragraph(ordinal, text, has_bullet))
    return paragraphs


def _is_slide_number(element: etree._Element, text: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _FIELD and _SLIDE_NUMBER.fullmatch(text) is not None
