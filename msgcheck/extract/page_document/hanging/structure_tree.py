"""The structure of a tagged PDF: alternative texts of its pictures, expansions, titles, summaries of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Dictionary

from msgcheck.extract.page_document.file.objects import Node, entry, identity, items, keys_of, name, number, text
from msgcheck.extract.page_document.hanging.attachments import Attachments
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace

_MAX_ELEMENTS = 300_000
_MOST_ASKED = 10
_TEXTS = {
    "/Alt": (Layer.ALT, Role.CAPTION),
    "/ActualText": (Layer.ALT, Role.CAPTION),
    "/E": (Layer.ALT, Role.LABEL),
    "/T": (Layer.METADATA, Role.PROPERTY),
}


def structure_passages(
    catalog: Node,
    page_numbers: Mapping[tuple[int, int], int],
    sheets: Mapping[int, Sheet],
    attachments: Attachments,
) -> Iterator[tuple[str, Passage]]:
    """Yield key and passage of each text of the elements of the structure tree, in their order, and of their files.

    ``page_numbers``: number of an object -> number of the page it is, from 1; ``sheets`` by number of the page.
    """
    pending: list[tuple[Node, int | None]] = [(entry(catalog, "/StructTreeRoot"), None)]
    seen: set[tuple[int, int]] = set()
    for _ in range(_MAX_ELEMENTS):
        if not pending:
            return
        element, page = pending.pop()
        mark = identity(element)
        if mark is not None:
            if mark in seen:
                continue
            seen.add(mark)
        keys = keys_of(element)
        kids = [kid for kid in items(entry(element, "/K")) if isinstance(kid, Dictionary)] if "/K" in keys else []
        page = next((page_numbers[own] for own in _own_pages(element, kids) if own in page_numbers), page)
        yield from _texts(element, keys, page, sheets)
        for file in items(entry(element, "/AF")) if "/AF" in keys else ():
            found = attachments.passages("", file, PagePlace(page) if page else None)
            yield from (("/AF", passage) for passage in found)
        pending.extend((kid, page) for kid in reversed(kids))


def _own_pages(element: Node, kids: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield the page of an element, then those of the pieces of pages that it holds: either may say it."""
    own = identity(entry(element, "/Pg"))
    if own:
        yield own
    pieces = (kid for kid in kids[:_MOST_ASKED] if name(entry(kid, "/Type")) == "MCR")
    yield from filter(None, (identity(entry(piece, "/Pg")) for piece in pieces))


def _texts(
    element: Node, keys: set[str], page: int | None, sheets: Mapping[int, Sheet]
) -> Iterator[tuple[str, Passage]]:
    for key, (layer, role) in _TEXTS.items():
        found = text(entry(element, key)) if key in keys else ""
        if found:
            yield key, Passage(found, layer, role, _place(element, page, sheets))
    for attributes in items(entry(element, "/A")) if "/A" in keys else ():
        said = keys_of(attributes)
        for key in ("/Summary", "/Desc"):
            found = text(entry(attributes, key)) if key in said else ""
            if found:
                yield key, Passage(found, Layer.ALT, Role.CAPTION, _place(element, page, sheets))


def _place(element: Node, page: int | None, sheets: Mapping[int, Sheet]) -> PagePlace | DocumentPlace:
    if page is None:
        return DocumentPlace("structure")
    for attributes in items(entry(element, "/A")):
        corners = [number(each) for each in items(entry(attributes, "/BBox"))]
        if len(corners) == 4 and page in sheets:
            left, bottom, right, top = corners
            x0, y0, x1, y1 = (round(side, 1) for side in sheets[page].shown(left, bottom, right, top))
            return PagePlace(page, (x0, y0, x1, y1))
    return PagePlace(page)
