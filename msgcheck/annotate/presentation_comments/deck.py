"""A presentation while it is commented: its slides in the order of the show, and what comments of both kinds share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from msgcheck.annotate.office_parts import OfficeParts
from msgcheck.errors import UnreadableError
from msgcheck.extract.drawing.text import R
from msgcheck.extract.presentation.names import P

OLD_LIST = P + "cmLst"
P188 = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
NEW_LIST = P188 + "cmLst"
_COMMENTS = "comments"
_ENTRIES = f"{P}sldIdLst/{P}sldId"


class Slide(NamedTuple):
    """A slide: its part, and the id that the presentation gives it."""

    part: str
    id: str


class Deck:
    """The slides of a presentation, ``None`` for an entry that leads nowhere, and the parts they are made of.

    Raises ``UnreadableError`` where the file is no presentation.
    """

    def __init__(self, parts: OfficeParts) -> None:
        self.parts = parts
        self.main = parts.main_part()
        root = parts.root(self.main)
        if root.tag != P + "presentation":
            raise UnreadableError("unsupported", "The file is an Office file, but no presentation.")
        links = {link.id: link.part for link in parts.links(self.main)}
        self.slides: list[Slide | None] = []
        for entry in root.iterfind(_ENTRIES):
            part = links.get(entry.get(R + "id", ""))
            is_there = part is not None and part in parts
            self.slides.append(Slide(part, entry.get("id", "0")) if part is not None and is_there else None)

    @property
    def first(self) -> Slide | None:
        """The first slide that is there."""
        return next((slide for slide in self.slides if slide is not None), None)

    def slide(self, number: int) -> Slide | None:
        """Return a slide by its number, from 1."""
        return self.slides[number - 1] if 0 < number <= len(self.slides) else None

    def comment_lists(self, tag: str) -> Iterator[tuple[Slide, str, etree._Element]]:
        """Yield (slide, part, root) of every list of comments of a kind, which the tag of its root tells."""
        for slide in filter(None, self.slides):
            found = self.comment_list(slide, tag)
            if found is not None:
                yield slide, *found

    def comment_list(self, slide: Slide, tag: str) -> tuple[str, etree._Element] | None:
        """Return part and root of the list of comments of a slide, ``None`` where it has none of this kind."""
        for link in self.parts.links(slide.part):
            if link.kind == _COMMENTS and link.part in self.parts and self.parts.root(link.part).tag == tag:
                return link.part, self.parts.root(link.part)
        return None

    def authors(self, kind: str) -> tuple[str, etree._Element] | None:
        """Return part and root of the list of authors of a kind of relationship, ``None`` where there is none."""
        link = self.parts.link(self.main, kind)
        return None if link is None or link.part not in self.parts else (link.part, self.parts.root(link.part))

    def changing_authors(
        self, kind: str, link: str, part: str, content_type: str, empty: etree._Element
    ) -> etree._Element:
        """Return the list of authors of a ``kind`` of relationship, to be changed.

        Where there is none, ``empty`` becomes it, as ``part`` of ``content_type``, with the relationship ``link``.
        """
        known = self.authors(kind)
        if known is not None:
            return self.parts.changing(known[0])
        self.parts.add(part, empty, content_type)
        self.parts.relate(self.main, link, part)
        return self.parts.changing(part)
