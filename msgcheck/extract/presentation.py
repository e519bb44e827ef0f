"""PowerPoint presentations (.pptx, .pptm, .ppsx, .potx) become passages.

Slides come in the order of the show, each followed by the furniture it is the first to show, its notes and its
comments; document properties come last. On a slide the title comes first, then the shapes in file order: that is
the order in which PowerPoint's selection pane and screen readers go through them, and it is stable.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.core_properties import property_title, read_properties
from msgcheck.extract.drawing_text import PARAGRAPH, R, read_paragraphs
from msgcheck.extract.limits import Limits
from msgcheck.extract.office_package import OfficePackage
from msgcheck.extract.presentation_shapes import ALL_PLACEHOLDERS, P, Sheet, read_shapes, read_title
from msgcheck.model.passage import Extraction, Layer, Passage, Role
from msgcheck.model.place import SlidePlace

_SLIDE_ENTRIES = f"{P}sldIdLst/{P}sldId"
_TREE = f"{P}cSld/{P}spTree"
_COMMENT_TEXT = P + "text"
_GENERIC_TITLE = re.compile(
    r"(?i)(?:microsoft )?power ?point[- ](?:presentation|präsentation|presentatie|bemutató)"
    r"|(?:présentation|presentación(?: de)?|presentazione(?: standard di)?|apresentação do) powerpoint"
    r"|(?:presentation|präsentation|présentation|slide|folie|diapositive|untitled)[ -]?\d{0,4}"
)
"""Titles that PowerPoint writes into the properties of a new file, or that a copied first slide leaves there."""

_NOTES_SKIPPED = frozenset({"sldNum", "sldImg"})


def extract_presentation(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a presentation from a seekable binary stream.

    Parts that cannot be read are listed in the coverage. Raises ``UnreadableError`` when the file is no readable
    presentation or passes the limits.
    """
    return _PresentationReader(OfficePackage(stream, limits), limits).read()


class _PresentationReader:
    """One reading of one presentation."""

    def __init__(self, package: OfficePackage, limits: Limits) -> None:
        self._package = package
        self._limit = limits.passages
        self._passages: list[Passage] = []
        self._furniture_read: set[str] = set()
        self._related_readers: dict[str, Callable[[str, Sheet], None]] = {
            "slideLayout": self._read_furniture,
            "notesSlide": self._read_notes,
            "comments": self._read_comments,
        }

    def read(self) -> Extraction:
        """Return everything read, in reading order."""
        for number, part in enumerate(self._slide_parts(), start=1):
            if part is not None:
                self._read_slide(part, number)
            if len(self._passages) > self._limit:
                raise UnreadableError("too-large", f"The presentation has more than {self._limit} texts.")
        properties = read_properties(self._package)
        title = self._first_title() or _own_title(property_title(properties)) or self._first_text()
        passages = (*self._passages, *properties)
        return Extraction(title, passages, self._package.coverage(len(passages)))

    def _slide_parts(self) -> list[str | None]:
        """Return the parts of the slides in the order of the show; ``None`` for an entry that leads nowhere."""
        package = self._package
        main = package.main_part()
        root = package.required(main)
        if root.tag != P + "presentation":
            raise UnreadableError("unsupported", "The file is an Office file, but no presentation.")
        relationships = package.relationships(main)
        parts = [
            package.target(main, relationships.get(entry.get(R + "id", ""))) for entry in root.iterfind(_SLIDE_ENTRIES)
        ]
        for number, part in enumerate(parts, start=1):
            if part is None:
                package.note_unread(f"slide {number}", "missing-part")
        shown = set(parts)
        for relationship in relationships.values():
            part = package.target(main, relationship)
            if relationship.kind == "slide" and part is not None and part not in shown:
                package.note_unread(part, "slide outside the show")
        return parts

    def _read_slide(self, part: str, number: int) -> None:
        package = self._package
        root = package.optional(part)
        tree = None if root is None else root.find(_TREE)
        if root is None or tree is None:
            return
        relationships = package.relationships(part)
        layer = Layer.HIDDEN if _is_off(root, "show") else Layer.BODY
        sheet = Sheet(package, part, number, self._passages, layer, relationships=relationships)
        title = read_title(sheet, tree)
        read_shapes(sheet, tree, done=title)
        for relationship in relationships.values():
            package.note_unread_target(part, relationship)
        for kind, reader in self._related_readers.items():
            if not (kind == "slideLayout" and _is_off(root, "showMasterSp")):
                self._read_related(sheet, kind, reader)

    def _read_related(self, sheet: Sheet, kind: str, reader: Callable[[str, Sheet], None]) -> None:
        """Read the parts of one kind that belong to a slide."""
        for relationship in (sheet.relationships or {}).values():
            part = self._package.target(sheet.part, relationship) if relationship.kind == kind else None
            if part is not None:
                reader(part, sheet)

    def _read_furniture(self, part: str, slide: Sheet) -> None:
        """Read the static shapes of a layout, then of its master, at the first slide that shows them."""
        if part in self._furniture_read:
            return
        self._furniture_read.add(part)
        root = self._package.optional(part)
        tree = None if root is None else root.find(_TREE)
        if root is None or tree is None:
            return
        relationships = self._package.relationships(part)
        sheet = Sheet(
            self._package,
            part,
            slide.slide,
            self._passages,
            Layer.FURNITURE,
            skipped=ALL_PLACEHOLDERS,
            relationships=relationships,
        )
        read_shapes(sheet, tree)
        for relationship in relationships.values():
            self._package.note_unread_target(part, relationship)
            master = self._package.target(part, relationship) if relationship.kind == "slideMaster" else None
            if master is not None and not _is_off(root, "showMasterSp"):
                self._read_furniture(master, slide)

    def _read_notes(self, part: str, slide: Sheet) -> None:
        root = self._package.optional(part)
        tree = None if root is None else root.find(_TREE)
        if tree is not None:
            sheet = Sheet(
                self._package,
                part,
                slide.slide,
                self._passages,
                Layer.NOTES,
                role=Role.NOTE,
                skipped=_NOTES_SKIPPED,
                context=slide.context,
            )
            read_shapes(sheet, tree)

    def _read_comments(self, part: str, slide: Sheet) -> None:
        """Read comments of both kinds: ``p:text`` of the old ones, the paragraphs of the threaded ones and replies."""
        root = self._package.optional(part)
        for index, element in enumerate(() if root is None else root.iter(_COMMENT_TEXT, PARAGRAPH)):
            place = SlidePlace(slide.slide, shape="comment", paragraph=index)
            for text in _comment_texts(element):
                self._passages.append(Passage(text, Layer.COMMENT, Role.PARAGRAPH, place, slide.context))

    def _first_title(self) -> str:
        titles = (passage.text for passage in self._passages if passage.role is Role.TITLE)
        return " ".join(next(titles, "").split())

    def _first_text(self) -> str:
        """Return the first text of the first slide."""
        texts = (each.text for each in self._passages if each.layer is Layer.BODY and _is_on_first_slide(each))
        return " ".join(next(texts, "").split())


def _is_on_first_slide(passage: Passage) -> bool:
    return isinstance(passage.place, SlidePlace) and passage.place.slide == 1


def _own_title(title: str) -> str:
    """Return a title somebody gave; nothing for one that PowerPoint puts there by itself."""
    return "" if _GENERIC_TITLE.fullmatch(title) else title


def _comment_texts(element: etree._Element) -> list[str]:
    if element.tag == PARAGRAPH:
        return [paragraph.text for paragraph in read_paragraphs(element)]
    text = element.text or ""
    return [] if not text or text.isspace() else [text]


def _is_off(element: etree._Element, attribute: str) -> bool:
    """Tell whether a boolean attribute that is true by default is switched off."""
    return element.get(attribute) in ("0", "false")
