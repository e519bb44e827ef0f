"""The paragraph of a place: the way that the reader of documents counts, gone back (see ``extract.word_document``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.word_document.blocks import PARAGRAPHS, PROPERTIES, grid_columns
from msgcheck.extract.word_document.control import CONTENT, CONTROL
from msgcheck.extract.word_document.styles import W

_BODY, _PARAGRAPH, _TABLE, _ROW, _CELL = W + "body", W + "p", W + "tbl", W + "tr", W + "tc"
_CELL_STEP = re.compile(r"r(\d{1,6})c(\d{1,6})")
_BEFORE, _SPAN = f"{W}trPr/{W}gridBefore", f"{W}tcPr/{W}gridSpan"


def paragraph_of(root: etree._Element, path: str) -> etree._Element | None:
    """Return the paragraph of the body that a place's ``path`` (``body/table 2/r1c3/0``) leads to, or near to.

    Of a table or content control as a whole it is the first paragraph. ``None`` where the path leads elsewhere.
    """
    first, *steps = path.split("/")
    at = root.find(_BODY) if first == "body" else None
    for step in steps:
        if at is None or at.tag in PARAGRAPHS:
            break
        below = _below(at, step)
        if below is None:
            break
        at = below
    if at is None or at.tag == _BODY:
        return None
    return next(at.iter(_PARAGRAPH), None)


def _below(parent: etree._Element, step: str) -> etree._Element | None:
    """Return the element that one step of a path leads to."""
    name, _, number = step.partition(" ")
    cell = _CELL_STEP.fullmatch(step)
    if cell is not None:
        row = _nth((each for each in _blocks(parent) if each.tag == _ROW), int(cell[1]))
        return None if row is None else _cell(row, int(cell[2]))
    if name.isdecimal() and len(name) < 10:
        return _nth((each for each in _blocks(parent) if each.tag in PARAGRAPHS), int(name))
    tag = {"table": _TABLE, "control": CONTROL}.get(name)
    if tag is None or not number.isdecimal():
        return None
    return _nth((each for each in _blocks(parent) if each.tag == tag), int(number[:9]))


def _nth(elements: Iterator[etree._Element], number: int) -> etree._Element | None:
    return next((each for at, each in enumerate(elements) if at == number), None)


def _cell(row: etree._Element, column: int) -> etree._Element | None:
    """Return the cell at a column of the grid."""
    at = grid_columns(row.find(_BEFORE), absent=0)
    for cell in _blocks(row):
        if cell.tag == _CELL:
            if at == column:
                return cell
            at += grid_columns(cell.find(_SPAN), absent=1)
    return None


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield blocks, rows or cells as if the wrappers around them were not there; content controls are yielded too."""
    for child in parent:
        if child.tag in PARAGRAPHS or child.tag in (_TABLE, _ROW, _CELL):
            yield child
        elif child.tag == CONTROL:
            yield child
            for content in child.iterchildren(CONTENT):
                yield from _blocks(content)
        elif len(child) and child.tag not in PROPERTIES:
            yield from _blocks(child)
