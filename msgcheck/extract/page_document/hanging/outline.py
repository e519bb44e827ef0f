"""The outline of a PDF: the bookmarks of the side pane. They repeat headings in a place of their own: metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Array, Name, String

from msgcheck.extract.page_document.file.objects import Node, entry, identity, items, text, tree
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace

_MAX_ENTRIES = 50_000


def outline_passages(catalog: Node, page_numbers: Mapping[tuple[int, int], int]) -> Iterator[Passage]:
    """Yield the entries in their order, each at the page it leads to, under the entry it stands under.

    ``page_numbers``: number of an object -> number of the page it is, from 1.
    """
    names = _Destinations(catalog)
    pending = [(entry(catalog, "/Outlines", "/First"), "")]
    seen: set[tuple[int, int]] = set()
    while pending and len(seen) < _MAX_ENTRIES:
        node, context = pending.pop()
        mark = identity(node)
        if mark is None or mark in seen:
            continue
        seen.add(mark)
        title = text(entry(node, "/Title"))
        pending.append((entry(node, "/Next"), context))
        pending.append((entry(node, "/First"), title))
        if title:
            page = page_numbers.get(names.page_of(node) or (0, 0))
            place = PagePlace(page) if page else DocumentPlace("outline")
            yield Passage(title, Layer.METADATA, Role.HEADING, place, context)


class _Destinations:
    """The pages that entries lead to, directly or by the name of a destination."""

    def __init__(self, catalog: Node) -> None:
        self._catalog = catalog
        self._named: dict[bytes, Node] | None = None

    def page_of(self, node: Node) -> tuple[int, int] | None:
        """Return the number of the page object that an entry leads to."""
        target = entry(node, "/Dest")
        if target is None:
            target = entry(node, "/A", "/D")
        if isinstance(target, String | Name):
            target = self._by_name(target)
        if not isinstance(target, Array):
            target = entry(target, "/D")
        return next((identity(each) for each in items(target)), None)

    def _by_name(self, target: Node) -> Node:
        if isinstance(target, Name):
            return entry(self._catalog, "/Dests", str(target))
        if self._named is None:
            found = tree(entry(self._catalog, "/Names", "/Dests"), "/Names")
            self._named = {bytes(key): value for key, value in found if isinstance(key, String)}
        return self._named.get(bytes(target))
