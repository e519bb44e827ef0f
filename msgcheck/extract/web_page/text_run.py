"""Text that is collected piece by piece, and how white space is collapsed in it."""

from __future__ import annotations

import re

from lxml import etree

BREAK = "\0"
"""Stands for a forced line end until the text is whole; the text of a page holds no NUL."""

_AROUND_BREAK = re.compile(r" *\0[ \0]*")
_SEPARATORS = re.compile(r"[\s\0|/·•,;:»›>–—-]*")


class TextRun:
    """Pieces of one text, with where links begin and end among them."""

    __slots__ = ("link_start", "links", "pieces", "start")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.links: list[tuple[int, int]] = []
        self.link_start = 0
        self.start: etree._Element | None = None
        """The element that the first piece stands in or after."""

    def add(self, text: str | None, element: etree._Element) -> None:
        """Append a text that stands in or after an element; white space at the beginning is left out."""
        if text and (self.pieces or not text.isspace()):
            if not self.pieces:
                self.start = element
            self.pieces.append(text)

    def add_inline(self, text: str | None, element: etree._Element, *, is_link: bool) -> None:
        """Append the text of an element that holds nothing else."""
        start = len(self.pieces)
        self.add(text, element)
        if is_link:
            self.links.append((start, len(self.pieces)))

    def text(self) -> str:
        """Return the text collected so far."""
        pieces = self.pieces
        return pieces[0] if len(pieces) == 1 else "".join(pieces)

    def clear(self) -> None:
        """Begin anew."""
        self.pieces.clear()
        self.links.clear()
        self.start = None

    def space(self) -> None:
        """Part what comes next from what was before."""
        if self.pieces:
            self.pieces.append(" ")

    def end_link(self) -> None:
        """Note that a link ends here; it began at ``link_start``."""
        self.links.append((self.link_start, len(self.pieces)))

    def only_links(self) -> list[str]:
        """Return the texts of the links, one at least, where there is nothing but separators beside them."""
        pieces, links = self.pieces, self.links
        if links[0] == (0, len(pieces)):
            return [self.text()]
        if links[0][0] and not _SEPARATORS.fullmatch(pieces[0]):
            return []
        if links[-1][1] < len(pieces) and not _SEPARATORS.fullmatch(pieces[-1]):
            return []
        if not self._is_only_links():
            return []
        return ["".join(pieces[start:end]) for start, end in links]

    def _is_only_links(self) -> bool:
        end = 0
        outside: list[str] = []
        for start, stop in self.links:
            outside += self.pieces[end:start]
            end = stop
        return _SEPARATORS.fullmatch("".join(outside + self.pieces[end:])) is not None

    @property
    def last(self) -> str:
        """The last piece so far, empty at the start."""
        return self.pieces[-1] if self.pieces else ""

    def ends_in_word(self) -> bool:
        """Tell whether the last character so far belongs to a word."""
        return self.last[-1:].isalnum()


def collapsed(text: str) -> str:
    """Collapse white space as a browser does (CSS Text 3, section 4.1); a break becomes a line end."""
    if "  " in text or not text.isprintable():  # most texts of a page are even: two looks in place of a substitution
        for space in "\n\t\r\f":
            text = text.replace(space, " ")
        while "  " in text:
            text = text.replace("  ", " ")
        if BREAK in text:
            text = _AROUND_BREAK.sub("\n", text)
    return text.strip(" \n")


def as_written(text: str) -> str:
    """Keep white space as it stands in the source, so that its lines can be counted; a break becomes a space."""
    return text.replace(BREAK, " ")
