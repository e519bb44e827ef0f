"""The letters of a PDF page as a text to search in, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from math import isfinite, pi

import pypdfium2 as pdfium

from msgcheck.extract.page_document.layout.line import Box
from msgcheck.extract.page_document.layout.lines import SOFT_HYPHEN
from msgcheck.extract.page_document.page.sheet import Sheet, sheet_of
from msgcheck.extract.page_document.page.text_page import TextPage
from msgcheck.extract.page_document.page.words import spelled_out
from msgcheck.extract.raised import lowered
from msgcheck.values import dataclass

_LEFT_OUT = frozenset(f"-\u2010\u200b\x02{SOFT_HYPHEN}")
"""Hyphens: whether one at the end of a line belongs to the word was decided when the page was read."""

_FIRST_HALF, _LAST_HALF = "\ud800", "\udfff"


@dataclass(frozen=True, slots=True)
class Letter:
    """Where a letter stands: left, bottom, right, top in points of the file.

    ``turns`` says how often the file is to be turned a quarter to the left until the letter stands upright.
    """

    box: Box
    turns: int


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order of the file: ``text[i]`` stands at ``letters[i]``."""

    page: int
    text: str
    letters: Sequence[Letter]
    sheet: Sheet

    def within(self, box: Box) -> Letters:
        """Return those whose middle lies in a box, given in points from the top left of the page as shown."""
        x0, y0, x1, y1 = box
        kept = []
        for at, letter in enumerate(self.letters):
            left, top, right, bottom = self.sheet.shown(*letter.box)
            if x0 - _ROUNDING <= (left + right) / 2 <= x1 + _ROUNDING and y0 <= (top + bottom) / 2 <= y1:
                kept.append(at)
        return Letters(self.page, "".join(self.text[at] for at in kept), [self.letters[at] for at in kept], self.sheet)


_ROUNDING = 0.5
"""Points; boxes of passages are rounded to a tenth, and a full stop may be as narrow as two."""


def searchable(text: str) -> Iterator[tuple[str, int]]:
    """Yield the letters of a text as pages are searched for them, each with its position in the text.

    White space and hyphens are left out, raised figures are plain ones; what lies beyond the basic plane comes in
    halves, as PDFium gives it.
    """
    for at, character in enumerate(lowered(text)):
        if not character.isspace() and character not in _LEFT_OUT:
            yield from ((each, at) for each in _halves(character))


def _halves(character: str) -> str:
    if ord(character) <= 0xFFFF:
        return character
    data = character.encode("utf-16-le")
    return data[:2].decode("utf-16-le", "surrogatepass") + data[2:].decode("utf-16-le", "surrogatepass")


def letters_of(document: pdfium.PdfDocument, page_number: int) -> Letters:
    """Return the letters of a page, counted from 1; none where it is not there or damaged."""
    try:
        with closing(document[page_number - 1]) as page:
            sheet = sheet_of(page)
            text_page = TextPage(page)
            try:
                return _letters(text_page, page_number, sheet)
            finally:
                text_page.close()
    except (pdfium.PdfiumError, IndexError):
        return Letters(page_number, "", (), Sheet())


def _letters(text_page: TextPage, page_number: int, sheet: Sheet) -> Letters:
    shown = [(each, at) for at, character in enumerate(text_page.text) for each in _spelled(character)]
    boxes = text_page.boxes([at for _, at in shown])
    angles, _ = text_page.styles([at for _, at in shown])
    found = [
        (character, Letter((left, bottom, right, top), round(angle / (pi / 2)) % 4))
        for (character, _), angle, left, top, right, bottom in zip(shown, angles, *boxes, strict=True)
        if isfinite(left + top + right + bottom)
    ]
    return Letters(page_number, "".join(each for each, _ in found), [letter for _, letter in found], sheet)


def _spelled(character: str) -> Iterator[str]:
    if _FIRST_HALF <= character <= _LAST_HALF:
        return iter(character)
    return (each for each, _ in searchable(spelled_out(character)))
