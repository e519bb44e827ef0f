"""Drawings that are no part of a page's own: what annotations look like, patterns, masks, pages that are templates.

PDFium gives the text of pages only. So each of these becomes a page of a document made for it, and is read as one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from msgcheck.extract.page_document.file.objects import (
    ERRORS,
    Node,
    entries,
    entry,
    identity,
    inherited,
    items,
    name,
    number,
    tree,
)
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace
from msgcheck.values import dataclass

_WITHOUT_WORDS = frozenset({
    "Text", "Link", "Popup", "Highlight", "Underline", "StrikeOut", "Squiggly", "Ink", "Caret", "FileAttachment",
    "Sound", "Movie", "PrinterMark",
})  # fmt: skip
"""Kinds of annotations whose look is an icon, a mark or a line."""

_MAX_DRAWINGS = 1_000
_MAX_RESOURCES = 20_000
_LETTERS = re.compile(r"\w+")
_PAGE_SIDE = 14_400.0


@dataclass(frozen=True, slots=True)
class LooseDrawing:
    """A drawing: its stream, the resources it uses where it has none of its own, its box, and where it is shown.

    ``known`` is what was read at that place already, and is not read again.
    """

    stream: Node
    resources: Node
    box: Node
    place: PagePlace | DocumentPlace
    layer: Layer
    known: str = ""


def look_of(annotation: Node, place: PagePlace, layer: Layer, known: Sequence[Passage]) -> Iterator[LooseDrawing]:
    """Yield what an annotation looks like, where that may hold words that were not ``known`` from its entries."""
    if name(entry(annotation, "/Subtype")) in _WITHOUT_WORDS or _is_told(annotation):
        return
    look = entry(annotation, "/AP", "/N")
    state = name(entry(annotation, "/AS"))
    looks = [look] if isinstance(look, Stream) else [each for key, each in entries(look) if key[1:] == state]
    words = "".join(passage.text for passage in known)
    for each in looks:
        if isinstance(each, Stream):
            yield LooseDrawing(each, entry(each, "/Resources"), entry(each, "/BBox"), place, layer, words)


def templates(catalog: Node) -> Iterator[LooseDrawing]:
    """Yield the pages that are templates: scripts show them, nobody else."""
    for _, page in tree(entry(catalog, "/Names", "/Templates"), "/Names"):
        for stream in items(entry(page, "/Contents")):
            yield LooseDrawing(
                stream, entry(page, "/Resources"), entry(page, "/MediaBox"), DocumentPlace("templates"), Layer.HIDDEN
            )


class Resources:
    """Finds the patterns and masks of pages, each once."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._left = _MAX_RESOURCES

    def drawings(self, page: Node, page_number: int) -> Iterator[LooseDrawing]:
        """Yield the patterns and masks that a page or a form on it may draw with."""
        pending = [inherited(page, "/Resources")]
        while pending and self._left > 0:
            self._left -= 1
            resources = pending.pop()
            for key in ("/Pattern", "/XObject", "/ExtGState"):
                for _, thing in entries(entry(resources, key)):
                    mark = identity(thing)
                    if mark is not None and mark in self._seen:
                        continue
                    self._seen |= {mark} if mark else set()
                    drawn = thing if key == "/Pattern" else entry(thing, "/SMask", "/G")
                    if isinstance(drawn, Stream) and name(entry(thing, "/Subtype")) != "Image":
                        box, own = entry(drawn, "/BBox"), entry(drawn, "/Resources")
                        yield LooseDrawing(drawn, own, box, PagePlace(page_number), Layer.BODY)
                    if own := entry(thing, "/Resources"):
                        pending.append(own)


def document_of(drawings: Sequence[LooseDrawing]) -> io.BytesIO | None:
    """Return a document with a page for each drawing, in their order; ``None`` where qpdf can make none."""
    document = pikepdf.new()
    try:
        for drawing in drawings[:_MAX_DRAWINGS]:
            _add_page(document, drawing)
        stream = io.BytesIO()
        document.save(stream)
    except (*ERRORS, pikepdf.ForeignObjectError):
        return None
    return stream


def unknown_texts(drawing: LooseDrawing, passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield what was read of a drawing at the place where it is shown, without what was known from there."""
    known = "".join(_LETTERS.findall(drawing.known))
    for passage in passages:
        if "".join(_LETTERS.findall(passage.text)) in known:
            continue
        layer = Layer.HIDDEN if passage.layer is Layer.HIDDEN else drawing.layer
        yield replace(passage, layer=layer, role=Role.LABEL, place=drawing.place, context="")


def seen_through(body: Sequence[Passage], drawn: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Return the texts of pages and of drawings, where what a page hides and its masks or patterns show is seen once.

    A browser prints letters that are cut out of a gradient as transparent ones, for those who select them, and a mask.
    """
    shown = {key for each in drawn if each.layer is Layer.BODY and (key := _on_page(each))}
    hidden = {key for each in body if each.layer is Layer.HIDDEN and (key := _on_page(each))} if shown else set()
    twice = shown & hidden
    if not twice:
        return list(body), list(drawn)
    merged: list[Passage] = []
    left = set(twice)
    for each in body:
        key = _on_page(each) if each.layer is Layer.HIDDEN else None
        if key in left:
            merged.append(replace(each, layer=Layer.BODY))
        elif key not in twice:
            merged.append(each)
        left.discard(key)
    return merged, [each for each in drawn if _on_page(each) not in twice]


def _on_page(passage: Passage) -> tuple[int, str] | None:
    """Return the page of a passage, and its letters."""
    if not isinstance(passage.place, PagePlace):
        return None
    return passage.place.page, "".join(_LETTERS.findall(passage.text))


def _is_told(widget: Node) -> bool:
    """Tell a field whose value or caption is drawn, and nothing else."""
    if name(entry(widget, "/Subtype")) != "Widget":
        return False
    kind = name(inherited(widget, "/FT"))
    return kind == "Btn" or (kind in {"Tx", "Ch"} and inherited(widget, "/V") is not None)


def _add_page(document: pikepdf.Pdf, drawing: LooseDrawing) -> None:
    left, bottom, right, top = ([number(each) for each in items(drawing.box)] + [0.0] * 4)[:4]
    left, right = sorted((left, right))
    bottom, top = sorted((bottom, top))
    if not (0 < right - left < _PAGE_SIDE and 0 < top - bottom < _PAGE_SIDE):
        right, top = left + _PAGE_SIDE, bottom + _PAGE_SIDE
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([left, bottom, right, top]),
        Contents=document.make_stream(drawing.stream.read_bytes()),
    )
    if isinstance(drawing.resources, Dictionary):
        resources = drawing.resources
        is_shared = identity(resources) is not None
        page.Resources = document.copy_foreign(resources) if is_shared else _copied(document, resources)
    document.pages.append(pikepdf.Page(document.make_indirect(page)))


def _copied(document: pikepdf.Pdf, holder: Node) -> Node:
    """Copy a dictionary that stands in the stream's own, with what it refers to."""
    copy = Dictionary()
    for key, value in entries(holder):
        if identity(value) is not None:
            copy[key] = document.copy_foreign(value)
        elif isinstance(value, Dictionary):
            copy[key] = _copied(document, value)
        elif isinstance(value, Array) and any(identity(each) for each in items(value)):
            copy[key] = Array([document.copy_foreign(each) if identity(each) else each for each in items(value)])
        else:
            copy[key] = value
    return copy
