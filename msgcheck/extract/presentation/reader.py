"""PowerPoint presentations (.pptx, .pptm, .ppsx, .potx) become passages.

Slides come in the order of the show, each followed by the furniture it is the first to show, its notes and its
comments; then comes what no slide shows (unused layouts, masters of notes and handouts), and document properties come
last. On a slide the title comes first, then the shapes in file order: that is the order in which PowerPoint's selection
pane and screen readers go through them, and it is stable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import BinaryIO

from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers.core_properties import property_title, read_properties
from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.text import R
from msgcheck.extract.limits import Limits
from msgcheck.extract.presentation.attached import read_rest
from msgcheck.extract.presentation.comments import (
    AUTHOR_KINDS,
    COMMENT_KINDS,
    author_passages,
    read_authors,
    read_comments,
)
from msgcheck.extract.presentation.ground import Ground
from msgcheck.extract.presentation.metadata import read_structure
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.position import slide_size
from msgcheck.extract.presentation.shapes import read_sheet
from msgcheck.extract.presentation.sheet import Deck, Sheet
from msgcheck.extract.presentation.templates import Templates
from msgcheck.model.passage import Extraction, Layer, Passage, Role
from msgcheck.model.place import SlidePlace

_SLIDE_ENTRIES = f"{P}sldIdLst/{P}sldId"
_GENERIC_TITLE = re.compile(
    r"(?i)(?:microsoft )?power ?point[- ](?:presentation|präsentation|presentatie|bemutató)"
    r"|(?:présentation|presentación(?: de)?|presentazione(?: standard di)?|apresentação do) powerpoint"
    r"|(?:presentation|präsentation|présentation|slide|folie|diapositive|untitled)[ -]?\d{0,4}"
)
"""Titles that PowerPoint writes into the properties of a new file, or that a copied first slide leaves there."""


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
        self._main = package.main_part()
        self._root = package.required(self._main)
        if self._root.tag != P + "presentation":
            raise UnreadableError("unsupported", "The file is an Office file, but no presentation.")
        self._relationships = package.relationships(self._main)
        self._deck = Deck(package, limits, slide_size(self._root.find(P + "sldSz")))
        self._templates = Templates(self._deck)
        self._authors = self._read_authors()

    def read(self) -> Extraction:
        """Return everything read, in reading order."""
        shown = self._slide_parts()
        for number, part in enumerate(shown, start=1):
            if part is not None:
                self._read_slide(Sheet(self._deck, part, number, size=self._deck.size))
            self._check_limit()
        self._read_outside_the_show(set(shown))
        self._read_deck()
        self._check_limit()
        passages = self._deck.passages
        links = {passage.text for passage in passages if passage.role is Role.LINK}
        properties = read_properties(self._package, links)
        title = self._first_title() or _own_title(property_title(properties)) or self._first_text()
        read = (*passages, *author_passages(self._authors), *properties)
        return Extraction(title, read, self._package.coverage(read))

    def _check_limit(self) -> None:
        if len(self._deck.passages) > self._limit:
            raise UnreadableError("too-large", f"The presentation has more than {self._limit} texts.")

    def _read_authors(self) -> dict[str, str]:
        authors: dict[str, str] = {}
        for part in self._parts_of(self._main, self._relationships.values(), AUTHOR_KINDS):
            authors |= read_authors(self._package, part)
        return authors

    def _parts_of(self, part: str, relationships: Iterable[Relationship], kinds: frozenset[str]) -> list[str]:
        """Return the parts of some kinds that a part leads to."""
        targets = (self._package.target(part, each) for each in relationships if each.kind in kinds)
        return [target for target in targets if target is not None]

    def _slide_parts(self) -> list[str | None]:
        """Return the parts of the slides in the order of the show; ``None``: it leads nowhere or came before."""
        package = self._package
        entries = [self._relationships.get(entry.get(R + "id", "")) for entry in self._root.iterfind(_SLIDE_ENTRIES)]
        parts = [package.target(self._main, relationship) for relationship in entries]
        for number, part in enumerate(parts, start=1):
            if part is None:
                package.note_unread(f"slide {number}", "missing-part")
        first = {part: number for number, part in reversed(list(enumerate(parts)))}
        return [part if first[part] == number else None for number, part in enumerate(parts)]

    def _read_slide(self, sheet: Sheet) -> None:
        root = self._package.optional(sheet.part)
        if root is None:
            return
        if _is_off(root, "show") or sheet.slide is None:
            sheet.layer = Layer.HIDDEN
        relationships = sheet.relationships.values()
        layouts = self._parts_of(sheet.part, relationships, frozenset({"slideLayout"}))
        for layout in layouts:
            sheet.outside = self._templates.outside(layout)
            sheet.ground = Ground(root, sheet.relationships, partial(self._templates.backdrop, layout))
        read_sheet(sheet, root)
        read_rest(sheet)
        if sheet.slide is not None and not _is_off(root, "showMasterSp"):
            for layout in layouts:
                self._templates.read_shown(layout, sheet.slide)
        for notes in self._parts_of(sheet.part, relationships, frozenset({"notesSlide"})):
            self._read_notes(notes, sheet)
        for comments in self._parts_of(sheet.part, relationships, COMMENT_KINDS):
            read_comments(sheet, comments, self._authors)

    def _read_notes(self, part: str, slide: Sheet) -> None:
        root = self._package.optional(part)
        if root is not None:
            notes = Sheet(self._deck, part, slide.slide, Layer.NOTES, Role.NOTE, name=slide.name, context=slide.context)
            read_sheet(notes, root)

    def _read_outside_the_show(self, shown: set[str | None]) -> None:
        """Read slides that are in the file and not in the show: no program lists them, so they have no number."""
        for part in self._parts_of(self._main, self._relationships.values(), frozenset({"slide"})):
            if part not in shown:
                self._read_slide(
                    Sheet(self._deck, part, None, name=f"slide outside the show {part.rpartition('/')[2]}")
                )

    def _read_deck(self) -> None:
        """Read what no slide leads to: unused layouts, masters for print, sections, shows, and data of programs."""
        parts = {
            kind: self._parts_of(self._main, self._relationships.values(), frozenset({kind}))
            for kind in ("slideMaster", "notesMaster", "handoutMaster")
        }
        self._templates.read_unshown(parts["slideMaster"])
        for kind, name in (("notesMaster", "notes master"), ("handoutMaster", "handout master")):
            for part in parts[kind]:
                self._templates.read_printed(part, name)
        self._templates.name_slides()
        sheet = Sheet(self._deck, self._main, None, name="presentation")
        read_structure(sheet, self._root)
        for comments in self._parts_of(self._main, self._relationships.values(), COMMENT_KINDS):
            read_comments(sheet, comments, self._authors)
        read_rest(sheet)

    def _first_title(self) -> str:
        titles = (passage.text for passage in self._deck.passages if passage.role is Role.TITLE)
        return " ".join(next(titles, "").split())

    def _first_text(self) -> str:
        """Return the first text of the first slide."""
        texts = (each.text for each in self._deck.passages if each.layer is Layer.BODY and _is_on_first_slide(each))
        return " ".join(next(texts, "").split())


def _is_on_first_slide(passage: Passage) -> bool:
    return isinstance(passage.place, SlidePlace) and passage.place.slide == 1


def _own_title(title: str) -> str:
    """Return a title somebody gave; nothing for one that PowerPoint puts there by itself."""
    return "" if _GENERIC_TITLE.fullmatch(title) else title


def _is_off(element: etree._Element, attribute: str) -> bool:
    """Tell whether a boolean attribute that is true by default is switched off."""
    return element.get(attribute) in ("0", "false")
