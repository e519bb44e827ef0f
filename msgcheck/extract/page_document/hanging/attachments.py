"""Files within a PDF: attached to the document, to a page or to an annotation; named, described and read."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import String

from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document.file.objects import Node, content, entry, identity, items, keys_of, text, tree
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, PagePlace

_MAX_FILES = 500
_NAMES = ("/UF", "/F", "/Unix", "/DOS", "/Mac")


def document_files(catalog: Node) -> Iterator[tuple[str, Node]]:
    """Yield name and file specification of the files attached to the document as a whole."""
    for key, specification in tree(entry(catalog, "/Names", "/EmbeddedFiles"), "/Names"):
        yield (text(key) if isinstance(key, String) else ""), specification
    yield from (("", specification) for specification in items(entry(catalog, "/AF")))


def annotation_files(annotation: Node) -> Iterator[tuple[str, Node]]:
    """Yield name and file specification of the files pinned to a page by an annotation, or played by it."""
    if keys_of(annotation).isdisjoint({"/FS", "/AF", "/RichMediaContent"}):
        return
    for specification in (entry(annotation, "/FS"), *items(entry(annotation, "/AF"))):
        if specification is not None:
            yield "", specification
    yield from ((text(key), each) for key, each in tree(entry(annotation, "/RichMediaContent", "/Assets"), "/Names"))


class Attachments:
    """Reads the files of one document, each once, within its limits."""

    def __init__(self, limits: Limits, *, are_locked: bool = False) -> None:
        self._are_locked = are_locked
        self.unread: list[UnreadPart] = []
        self._limits = limits
        self._known: set[tuple[int, int]] = set()
        self._count = 0

    def passages(self, key: str, specification: Node, place: PagePlace | None = None) -> Iterator[Passage]:
        """Yield the name and the description of a file as metadata, then what stands in it.

        ``key`` is its name in the list of attachments, ``place`` where it is pinned to a page, if it is.
        """
        names = [found for found in (text(entry(specification, each)) for each in _NAMES) if found]
        name = names[0] if names else key or "attachment"
        where = place or DocumentPlace(f"attachments/{name}")
        streams = [entry(specification, "/EF", each) for each in _NAMES]
        stream = next((each for each in streams if each is not None), None)
        mark = identity(stream)
        if mark is not None and mark in self._known:
            return
        self._known |= {mark} if mark else set()
        for found in dict.fromkeys((name, key, text(entry(specification, "/Desc")))):
            if found:
                yield Passage(found, Layer.METADATA, Role.PROPERTY, where)
        if stream is not None:
            yield from self._within(name, stream, where)

    def _within(self, name: str, stream: Node, place: PagePlace | DocumentPlace) -> Iterator[Passage]:
        from msgcheck.extract.embedded import read_embedded

        self._count += 1
        if self._count > _MAX_FILES:
            self.unread.append(UnreadPart(name, f"more than {_MAX_FILES} files in one document"))
            return
        if self._are_locked:
            self.unread.append(UnreadPart(name, "it opens only with a password"))
            return
        data = content(stream, self._limits.part)
        if data is None:
            self.unread.append(UnreadPart(name, "too large, or packed in a way that is not read"))
            return
        embedded = read_embedded(name, data, place, self._limits)
        self.unread.extend(embedded.unread)
        yield from embedded.passages
