"""Ranges of comments in the body of a document: edges between runs, made where a span begins or ends within one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from msgcheck.annotate.marks import MARK
from msgcheck.extract.drawing.equation import M
from msgcheck.extract.word_document.styles import W

_PARAGRAPH, _RUN, _TEXT = W + "p", W + "r", W + "t"
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = W + "rPr", W + "pPr"
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_ID = W + "id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = W + "txbxContent"
MARKERS = (_START, _END, _REFERENCE)


class Mark(NamedTuple):
    """A mark in the text of an element, or (``offset`` is ``None``) in one of its attributes."""

    element: etree._Element
    offset: int | None


def take_marks(root: etree._Element) -> dict[str, Mark]:
    """Take all marks out of the texts and attributes below ``root``; returns where each stood, in file order."""
    found: dict[str, Mark] = {}
    for element in root.iter(etree.Element):
        for name, value in element.items():
            for match in MARK.finditer(str(value)):
                found[match.group()] = Mark(element, None)
                element.set(name, MARK.sub("", str(value)))
        if element.text and MARK.search(element.text):
            for number, match in enumerate(MARK.finditer(element.text)):
                found[match.group()] = Mark(element, match.start() - number)
            element.text = MARK.sub("", element.text)
    return found


def put_edge(comment_id: str, mark: Mark, *, is_end: bool) -> None:
    """Put one end of a comment's range where ``mark`` stood; marks behind it in the file must have had their turn.

    Word shows ranges in the body alone: where a mark is in a text box, an equation or an alternative text, the range
    is around the run that holds it ([MS-OI29500] 2.1.315).
    """
    edge = _edge(mark, is_end=is_end)
    if is_end:
        range_end, reference = _markers(comment_id)
        edge.addnext(reference)
        edge.addnext(range_end)
    else:
        edge.addprevious(etree.Element(_START, {_ID: comment_id}))


def put_range_around(comment_id: str, elements: list[etree._Element]) -> None:
    """Put a comment's range around siblings."""
    range_end, reference = _markers(comment_id)
    elements[-1].addnext(reference)
    elements[-1].addnext(range_end)
    elements[0].addprevious(etree.Element(_START, {_ID: comment_id}))


def put_range_in(comment_id: str, paragraph: etree._Element) -> None:
    """Put a comment's range around all that a paragraph holds, which may be nothing."""
    content = [each for each in paragraph if each.tag != _PARAGRAPH_PROPERTIES]
    if content:
        put_range_around(comment_id, content)
    else:
        paragraph.append(etree.Element(_START, {_ID: comment_id}))
        paragraph.extend(_markers(comment_id))


def first_paragraph(root: etree._Element) -> etree._Element | None:
    """Return the first paragraph of the body, those in text boxes left out."""
    paragraphs = root.iterfind(f"{W}body//{_PARAGRAPH}")
    return next((each for each in paragraphs if next(each.iterancestors(_BOX), None) is None), None)


def note_reference(root: etree._Element, kind: str, note_id: str) -> etree._Element | None:
    """Return the run of the body that refers to a footnote or endnote."""
    for reference in root.iter(f"{W}{kind}Reference"):
        run = reference.getparent()
        if reference.get(_ID) == note_id and run is not None and run.tag == _RUN:
            return run
    return None


def take_ranges(root: etree._Element, ids: Iterable[str]) -> None:
    """Take the ranges of comments away, and the runs that held nothing but a reference to them."""
    gone = set(ids)
    for marker in list(root.iter(*MARKERS)):
        if marker.get(_ID) not in gone:
            continue
        parent = marker.getparent()
        if parent is None:
            continue
        parent.remove(marker)
        grandparent = parent.getparent()
        is_empty = parent.tag == _RUN and all(each.tag == _RUN_PROPERTIES for each in parent)
        if marker.tag == _REFERENCE and is_empty and grandparent is not None:
            grandparent.remove(parent)


def ids_in(root: etree._Element) -> Iterator[str]:
    """Yield the ids of all ranges of comments below ``root``."""
    yield from (marker.get(_ID, "") for marker in root.iter(*MARKERS))


def _markers(comment_id: str) -> tuple[etree._Element, etree._Element]:
    """Return the end of a range, and the run with the reference that stands behind it."""
    run = etree.Element(_RUN)
    etree.SubElement(run, _REFERENCE, {_ID: comment_id})
    return etree.Element(_END, {_ID: comment_id}), run


def _edge(mark: Mark, *, is_end: bool) -> etree._Element:
    """Return the element of a paragraph before which (``is_end``: behind which) a mark stands, the run split for it."""
    run = mark.element.getparent()
    top = _top(mark.element)
    if mark.offset is None or mark.element.tag != _TEXT or run is None or run is not top:
        return top
    before, behind = _split(run, mark.element, mark.offset)
    if is_end:
        return before if before is not None else run
    return behind if behind is not None else run


def _top(element: etree._Element) -> etree._Element:
    """Return the outermost run around ``element``, or equation where it is in none: what a paragraph is made of."""
    top = element
    for ancestor in element.iterancestors():
        if ancestor.tag == _RUN or (top.tag != _RUN and ancestor.tag.startswith(M)):
            top = ancestor
    return top


def _split(
    run: etree._Element, text: etree._Element, offset: int
) -> tuple[etree._Element | None, etree._Element | None]:
    """Split ``run`` at ``offset`` of ``text`` in it; returns both halves, ``None`` for one that would be empty."""
    words = text.text or ""
    content = [each for each in run if each.tag != _RUN_PROPERTIES]
    at = content.index(text)
    if at == 0 and offset == 0:
        return None, run
    if at == len(content) - 1 and offset >= len(words):
        return run, None
    second = etree.Element(run.tag, {str(name): str(value) for name, value in run.items()})
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None:
        second.append(deepcopy(properties))
    moved = content[at + 1 :] if offset else content[at:]
    if 0 < offset < len(words):
        rest = deepcopy(text)
        text.text, rest.text = words[:offset], words[offset:]
        _keep_space(text)
        _keep_space(rest)
        second.append(rest)
    second.extend(moved)
    run.addnext(second)
    return run, second


def _keep_space(text: etree._Element) -> None:
    words = text.text or ""
    if words != words.strip():
        text.set(_SPACE, "preserve")
