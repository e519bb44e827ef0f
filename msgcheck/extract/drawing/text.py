"""Text of DrawingML, the part of the format that slides, charts and diagrams share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing.equation import EQUATION, M, linear_text
from msgcheck.extract.raised import may_be_raised, raised

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PARAGRAPH = A + "p"
LINKS = (A + "hlinkClick", A + "hlinkHover", A + "hlinkMouseOver")
MATH_TEXT = M + "t"

_TEXT = A + "t"
_FIELD = A + "fld"
_STAND_IN = re.compile(r"[‹<].{1,4}[›>]|\[[^\]]*\]")
"""What stands for a text that only the program knows: the number of the slide on layouts and masters (``‹#›``,
``‹Nr.›``, ``‹N°›``), the value of a point in a data label (``[CELLRANGE]``, ``[SERIES NAME]``).
"""

_BREAK = A + "br"
_BULLETS = {A + "buChar": True, A + "buAutoNum": True, A + "buBlip": True, A + "buNone": False}
_WRITTEN: dict[str, Callable[[etree._Element], str]] = {_BREAK: lambda _: "\n", EQUATION: linear_text}
_TAGS = (PARAGRAPH, _TEXT, *_WRITTEN, *_BULLETS)


class Paragraph(NamedTuple):
    """One ``a:p`` with text: which one of its body, from 0, and whether it says of itself that it has a bullet."""

    ordinal: int
    text: str
    has_bullet: bool | None


def children(element: etree._Element) -> list[etree._Element]:
    """Return the children of an element as a list.

    On the few children that a shape has, iterators and searches of lxml cost three to ten times as much, and a large
    deck has thousands of shapes.
    """
    return element[:]  # type: ignore[index, return-value]  # its stubs know no slices


class Survey(NamedTuple):
    """What one pass over a tree finds: the paragraphs of each body of text, and the ``others`` it was asked for."""

    bodies: dict[etree._Element, list[Paragraph]]
    others: list[etree._Element]


def read_paragraphs(body: etree._Element) -> list[Paragraph]:
    r"""Return the paragraphs below ``body`` that hold more than white space.

    Runs and fields are joined, a line break is ``\n``, an equation is written in a line, what stands for a slide
    number or a value is left out. One pass over the body: a pass per paragraph costs twice the time on real decks.
    """
    found = Survey({body: []}, [])
    _read(body.iter(*_TAGS), found, found.bodies[body])
    return found.bodies[body]


def survey(root: etree._Element, bodies: Collection[str], others: Collection[str]) -> Survey:
    """Read the paragraphs of every element of the tags ``bodies`` below ``root``; find the elements of ``others``.

    A paragraph belongs to the body that began last. A slide has many small bodies: a pass for each costs three times
    as much as one over all.
    """
    found = Survey({}, [])
    _read(root.iter(*_TAGS, *bodies, *others), found, [], frozenset(bodies))
    return found


def _read(
    elements: Iterable[etree._Element],
    found: Survey,
    paragraphs: list[Paragraph],
    bodies: Collection[str] = (),
) -> None:
    """Sort ``elements`` into ``found``; the paragraphs before the first body go to ``paragraphs``."""
    ordinal = -1
    parts: list[str] = []
    has_bullet: bool | None = None
    for element in elements:
        tag = element.tag
        if tag == _TEXT:
            piece = element.text
            if piece and not (piece[0] in "‹<[" and _is_stand_in(element, piece)):
                is_figure = parts and not piece[0].isalpha() and may_be_raised(piece, parts[-1])
                parts.append(raised(piece) if is_figure and _is_raised(element) else piece)
        elif tag in _WRITTEN:
            parts.append(_WRITTEN[tag](element))
        elif tag in _BULLETS:
            has_bullet = _BULLETS[tag]
        elif tag == PARAGRAPH or tag in bodies:
            if parts and not (text := "".join(parts)).isspace():
                paragraphs.append(Paragraph(ordinal, text, has_bullet))
            parts = []
            has_bullet = None
            if tag == PARAGRAPH:
                ordinal += 1
            else:
                paragraphs = found.bodies[element] = []
                ordinal = -1
        else:
            found.others.append(element)
    if parts and not (text := "".join(parts)).isspace():
        paragraphs.append(Paragraph(ordinal, text, has_bullet))


def _is_raised(element: etree._Element) -> bool:
    """Tell whether the run of a text stands above the line (``baseline``, in thousandths of a percent)."""
    properties = element.getprevious()
    return properties is not None and properties.get("baseline", "0")[:1] not in "-0"


def _is_stand_in(element: etree._Element, text: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _FIELD and _STAND_IN.fullmatch(text) is not None
