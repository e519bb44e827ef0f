"""Word documents (.docx, .docm, .dotx) become passages.

The body comes first, then footnotes and endnotes, headers and footers (each once, however many pages show them),
comments, and document properties. What was deleted under tracked changes and what is formatted as hidden is in the
file for everybody to find: layer ``hidden``.
"""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.core_properties import property_title, read_properties
from msgcheck.extract.drawing_text import R
from msgcheck.extract.limits import Limits
from msgcheck.extract.office_package import OfficePackage
from msgcheck.extract.relationships import Relationship
from msgcheck.extract.word_document_story import Story, read_story
from msgcheck.extract.word_document_styles import Styles, W
from msgcheck.model.passage import Extraction, Layer, Passage, Role

_BODY = W + "body"
_FURNITURE = {W + "headerReference": "header", W + "footerReference": "footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_ID_LENGTH = 40
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def extract_word_document(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a document from a seekable binary stream.

    Parts that cannot be read are listed in the coverage. Raises ``UnreadableError`` when the file is no readable
    document or passes the limits.
    """
    package = OfficePackage(stream, limits)
    main = package.main_part()
    root = package.required(main)
    body = root.find(_BODY)
    if root.tag != W + "document" or body is None:
        raise UnreadableError("unsupported", "The file is an Office file, but no text document.")
    return _DocumentReader(package, main, limits.passages).read(root, body)


class _DocumentReader:
    """One reading of one document."""

    def __init__(self, package: OfficePackage, main: str, limit: int) -> None:
        self._package = package
        self._main = main
        self._limit = limit
        self._relationships = package.relationships(main)
        self._styles = Styles(self._first_root("styles"))
        self._passages: list[Passage] = []

    def read(self, root: etree._Element, body: etree._Element) -> Extraction:
        """Return everything read, in reading order."""
        read_story(self._story(self._main, Layer.BODY, relationships=self._relationships), body, "body")
        for kind, name in _NOTES.items():
            self._read_entries(kind, name, Layer.BODY, Role.NOTE)
        self._read_furniture(root)
        self._read_entries("comments", "comment", Layer.COMMENT, None)
        for relationship in self._relationships.values():
            self._package.note_unread_target(self._main, relationship)
        properties = read_properties(self._package)
        title = property_title(properties) or self._first_title()
        passages = (*self._passages, *properties)
        return Extraction(title, passages, self._package.coverage(len(passages)))

    def _story(
        self,
        part: str,
        layer: Layer,
        role: Role | None = None,
        relationships: dict[str, Relationship] | None = None,
    ) -> Story:
        return Story(
            self._package,
            part,
            self._styles,
            self._passages,
            self._limit,
            layer=layer,
            role=role,
            relationships=relationships,
        )

    def _first_part(self, kind: str) -> str | None:
        """Return the part of the first relationship of a kind."""
        same = (relationship for relationship in self._relationships.values() if relationship.kind == kind)
        return self._package.target(self._main, next(same, None))

    def _first_root(self, kind: str) -> etree._Element | None:
        part = self._first_part(kind)
        return None if part is None else self._package.optional(part)

    def _read_entries(self, kind: str, name: str, layer: Layer, role: Role | None) -> None:
        """Read the part of footnotes, endnotes or comments: one story an entry, called by its id."""
        part = self._first_part(kind)
        root = None if part is None else self._package.optional(part)
        if part is None or root is None:
            return
        story = self._story(part, layer, role)
        for entry in root.iterchildren(W + name):
            if entry.get(W + "type") not in _SEPARATORS:
                read_story(story, entry, f"{name} {entry.get(W + 'id', '')[:_ID_LENGTH]}")

    def _read_furniture(self, root: etree._Element) -> None:
        """Read the headers and footers that sections refer to, in the order of the sections."""
        parts: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for reference in root.iter(*_FURNITURE):
            part = self._package.target(self._main, self._relationships.get(reference.get(R + "id", "")))
            if part is not None and part not in parts:
                name = _FURNITURE[reference.tag]
                parts[part] = f"{name} {counts[name]}"
                counts[name] += 1
        for part, path in parts.items():
            story_root = self._package.optional(part)
            if story_root is not None:
                read_story(self._story(part, Layer.FURNITURE), story_root, path)

    def _first_title(self) -> str:
        titles = [passage for passage in self._passages if passage.role in (Role.TITLE, Role.HEADING)]
        best = next((passage for passage in titles if passage.role is Role.TITLE), titles[0] if titles else None)
        return "" if best is None else " ".join(best.text.split())
