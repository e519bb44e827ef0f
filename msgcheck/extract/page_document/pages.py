"""The pages of a PDF, one after another, each read by PDFium: lines of words, seen and hidden."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium

from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document.layout.line import Line
from msgcheck.extract.page_document.layout.lines import Stratum, Words, strata_of
from msgcheck.extract.page_document.page import pdfium_calls as calls
from msgcheck.extract.page_document.page.drawing import Drawings
from msgcheck.extract.page_document.page.painting import Painting
from msgcheck.extract.page_document.page.sheet import Sheet, sheet_of
from msgcheck.extract.page_document.page.words import WordReader
from msgcheck.extract.page_document.recognition import RecognitionError, recognised_words
from msgcheck.model.passage import UnreadPart
from msgcheck.values import dataclass

_MAX_PAGES = 5_000
_MAX_CHARACTERS = 20_000_000
_DRAWING_SHARE = 0.3
"""Of the reader's own time, for drawing pages to see what is hidden; without it, text is taken to be seen."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of one page; ``unread`` says what was not read of it, ``raw_lines`` are PDFium's."""

    strata: tuple[Stratum, ...]
    sheet: Sheet
    raw_lines: tuple[str, ...] = ()
    unread: str | None = None

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, whichever way they run."""
        return (line for stratum in self.strata for line in stratum.lines)


class PageReader:
    """Reads the pages of one document within its limits. ``is_layered``: some of its layers are switched off."""

    def __init__(self, limits: Limits, *, is_layered: bool) -> None:
        self._ocr = limits.ocr
        self._deadline = time.monotonic() + limits.own_seconds
        self._words = WordReader(Drawings(_DRAWING_SHARE * limits.own_seconds), is_layered=is_layered)

    def read(self, document: pdfium.PdfDocument) -> tuple[list[Page], UnreadPart | None]:
        """Read the pages, and say which of them were left when the time or the number of pages was used up."""
        characters = 0
        count = len(document)
        pages: list[Page] = []
        for index in range(count):
            if index >= _MAX_PAGES or characters > _MAX_CHARACTERS or time.monotonic() > self._deadline:
                return pages, UnreadPart(f"pages {index + 1} to {count}", "the document is too long")
            pages.append(self._page(document, index))
            characters += sum(map(len, pages[-1].raw_lines))
        return pages, None

    def _page(self, document: pdfium.PdfDocument, index: int) -> Page:
        try:
            with closing(document[index]) as page:
                sheet = sheet_of(page)
                painting = Painting(calls.address(page.raw))
                words, raw_lines, unread = self._words.read(page, sheet, painting)
                if not words.texts and unread is None and painting.what_is_there:
                    words, unread = self._in_picture(page, painting.what_is_there)
                    raw_lines = tuple(words.texts)
                return Page(tuple(strata_of(words)), sheet, raw_lines, unread)
        except pdfium.PdfiumError:
            return Page((), Sheet(), unread="the page is damaged")

    def _in_picture(self, page: pdfium.PdfPage, what: str) -> tuple[Words, str | None]:
        """Return the words in the picture of a page without text, where they are to be read, else what is there."""
        if self._ocr is None:
            return Words(), what
        try:
            words = recognised_words(page, self._ocr, self._deadline)
        except RecognitionError as error:
            return Words(), f"{what}; {error}"
        return words, None if words.texts else what
