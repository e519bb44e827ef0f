"""Text units of OpenDocument parts, found by the names of elements alone, for the proof of what was read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.drawing.vector import VECTOR_ART_SUFFIX
from msgcheck.extract.open_document.names import (
    ANNOTATED,
    ANNOTATIONS,
    CHART,
    CLASS,
    DC,
    DRAW,
    MASTER_PAGE,
    META,
    OFFICE,
    PARAGRAPHS,
    PRESENTATION,
    RUNNING,
    SCRIPT,
    SVG,
    TABLE,
    TEXT,
    shows_prompt,
)

_WHOLES = (
    *(vocabulary + name for vocabulary in (SVG, TABLE) for name in ("title", "desc")),
    *(DC + name for name in ("title", "subject", "description")),
    *(META + name for name in ("keyword", "user-defined")),
    *(PRESENTATION + name for name in ("footer-decl", "header-decl", "date-time-decl")),
)
_MADE_BY_PROGRAM = frozenset(
    {SCRIPT, *ANNOTATED, *(TEXT + name for name in ("page-number", "page-count", "sheet-name", "note-citation"))}
)
_SPOKEN = {
    **dict.fromkeys((TEXT + "a", DRAW + "a"), OFFICE + "title"),
    TEXT + "label": TEXT + "value",
    **dict.fromkeys((TEXT + "placeholder", TEXT + "text-input"), TEXT + "description"),
}
"""Elements -> the attribute in which they say something that is read by whoever fills in or follows."""

_VECTOR_TEXTS = tuple(f"{{http://www.w3.org/2000/svg}}{name}" for name in ("text", "title", "desc"))
_PARTS = ("content.xml", "styles.xml", "meta.xml")


def is_text_bearing(part: str) -> bool:
    """Tell by its name whether a part holds text that somebody wrote."""
    return part.rpartition("/")[2] in _PARTS or part.endswith(VECTOR_ART_SUFFIX)


def open_document_units(root: etree._Element) -> Iterator[TextUnit]:
    """Yield the text units below ``root``: a paragraph without those within it, a text of a picture, a property."""
    for element in root.iter(*PARAGRAPHS):
        if not _is_left_out(element):
            yield tuple(_pieces(element))
    for element in root.iter(*_WHOLES):
        if element.text and not _is_left_out(element):
            yield (element.text,)
    for element in root.iter(*_VECTOR_TEXTS):
        yield tuple(map(str, element.itertext()))
    for element in root.iter(*_SPOKEN):
        if text := element.get(_SPOKEN[element.tag]):
            yield (text,)


def _pieces(parent: etree._Element) -> Iterator[str]:
    if parent.text:
        yield parent.text
    for child in parent:
        if child.tag not in PARAGRAPHS and child.tag not in _MADE_BY_PROGRAM and child.tag not in _WHOLES:
            yield from () if child.tag in ANNOTATIONS or shows_prompt(child) else _pieces(child)
        if child.tail:
            yield child.tail


def _is_left_out(element: etree._Element) -> bool:
    """Tell a prompt of a template, what a cell or a property shows of a number, and the cells that a chart shows."""
    if element.tag == SVG + "desc" and next(element.iterancestors(CHART + "chart"), None) is not None:
        return True
    if element.get(META + "value-type", "string") != "string":
        return True
    has_class = False
    for parent in element.iterancestors():
        has_class = has_class or parent.get(CLASS, "header") not in RUNNING
        if parent.get(PRESENTATION + "placeholder") == "true" or (has_class and parent.tag == MASTER_PAGE):
            return True
        if parent.tag == TABLE + "table-cell" and parent.get(OFFICE + "value-type", "string") != "string":
            return next(element.iterancestors(*ANNOTATIONS), None) is None
    return False
