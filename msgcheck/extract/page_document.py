"""PDF documents: text in natural reading order, each passage with its page and box. The door to PDFium."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document_annotations import annotations_of, clean
from msgcheck.extract.page_document_blocks import blocks_of, usual_leading, vocabulary
from msgcheck.extract.page_document_lines import Line, lines_by_direction
from msgcheck.extract.page_document_passages import TextBlock, passages_of, text_blocks
from msgcheck.extract.page_document_words import page_size, words_of
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import PagePlace

_MAX_PAGES = 5_000
_MAX_CHARACTERS = 20_000_000
_MAX_SECONDS = 120.0
"""Time for one document; a page takes ten milliseconds. What comes after is reported as unread."""

_PROPERTIES = (("Title", Role.TITLE), ("Subject", Role.PROPERTY), ("Keywords", Role.PROPERTY))


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read of one page; ``unread`` says what was not read of it."""

    directions: tuple[tuple[int, tuple[Line, ...]], ...]
    size: tuple[float, float]
    annotations: tuple[tuple[Layer, str], ...] = ()
    unread: str | None = None

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, whichever way they run."""
        return (line for _, lines in self.directions for line in lines)


def extract_page_document(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a PDF document. Lines are joined by spaces and words cut at the end of a line made whole.

    Headers and footers that repeat are furniture. Raises ``UnreadableError`` (``empty``, ``not-a-pdf``,
    ``encrypted``, ``damaged``, ``unsupported``, ``too-large``).
    """
    _check_start(stream, limits)
    document = _opened(stream)
    try:
        properties = list(_property_passages(document))
        pages, rest = _pages(document)
    finally:
        document.close()
    passages = [*properties, *_body_passages(pages)]
    unread = [UnreadPart(f"page {number}", page.unread) for number, page in enumerate(pages, 1) if page.unread]
    units = len(passages) + len(unread)
    if rest:
        unread.append(rest)
    if len(passages) > limits.passages:
        unread.append(UnreadPart("end of the document", f"more than {limits.passages} passages"))
    kept = tuple(passages[: limits.passages])
    return Extraction(_title(kept), kept, Coverage(units, len(kept), tuple(unread)))


def _check_start(stream: BinaryIO, limits: Limits) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if size == 0:
        raise UnreadableError("empty", "The file is empty.")
    if size > limits.total:
        raise UnreadableError("too-large", f"The file is larger than {limits.total // 2**20} MB.")
    # Readers look for the mark in the first kilobyte (ISO 32000-1, annex H, note 13).
    if b"%PDF-" not in stream.read(1024):
        raise UnreadableError("not-a-pdf", "The file's name says PDF, but it is none.")
    stream.seek(0)


def _opened(stream: BinaryIO) -> pdfium.PdfDocument:
    """Open the document, with the empty password where it has one."""
    try:
        return pdfium.PdfDocument(stream)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableError("encrypted", "The document opens only with a password.") from error
        if code == pdfium_c.FPDF_ERR_SECURITY:
            raise UnreadableError("unsupported", "The document is protected in a way msgcheck cannot open.") from error
        raise UnreadableError("damaged", "The document is damaged: PDFium cannot open it.") from error


def _pages(document: pdfium.PdfDocument) -> tuple[list[_Page], UnreadPart | None]:
    """Read the pages, and say which of them were left when the time or the number of pages was used up."""
    characters = 0
    deadline = time.monotonic() + _MAX_SECONDS
    count = len(document)
    pages: list[_Page] = []
    for index in range(count):
        if index >= _MAX_PAGES or characters > _MAX_CHARACTERS or time.monotonic() > deadline:
            return pages, UnreadPart(f"pages {index + 1} to {count}", "the document is too long")
        pages.append(_read_page(document, index))
        characters += sum(len(line.text) for line in pages[-1].lines)
    return pages, None


def _read_page(document: pdfium.PdfDocument, index: int) -> _Page:
    try:
        with closing(document[index]) as page:
            words, unread = words_of(page)
            if not words and unread is None:
                unread = _what_is_there_instead(page)
            return _Page(tuple(lines_by_direction(words)), page_size(page), tuple(annotations_of(page)), unread)
    except pdfium.PdfiumError:
        return _Page((), (0.0, 0.0), unread="the page is damaged")


def _what_is_there_instead(page: pdfium.PdfPage) -> str | None:
    """Say what a page without text shows, or ``None`` for an empty page."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    kinds = {
        pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page.raw, index)) for index in range(min(count, 1000))
    }
    if pdfium_c.FPDF_PAGEOBJ_IMAGE in kinds or pdfium_c.FPDF_PAGEOBJ_FORM in kinds:
        return "a picture without text"
    return "a drawing without text" if kinds else None


def _property_passages(document: pdfium.PdfDocument) -> Iterator[Passage]:
    metadata = document.get_metadata_dict(skip_empty=True)
    for name, role in _PROPERTIES:
        text = clean(metadata.get(name, ""))
        if text:
            yield Passage(text, Layer.METADATA, role, PagePlace(1))


def _body_passages(pages: Sequence[_Page]) -> Iterator[Passage]:
    """Yield the passages of all pages: the text of the document, then comments and form fields page by page."""
    leading = usual_leading(lines for page in pages for _, lines in page.directions)
    words = vocabulary(line for page in pages for line in page.lines)
    blocks: list[TextBlock] = []
    for number, page in enumerate(pages, 1):
        for turns, lines in page.directions:
            found = blocks_of(lines, leading)
            blocks += text_blocks(number, page.size, turns, found, words)
    yield from passages_of(blocks, len(pages), words)
    for number, page in enumerate(pages, 1):
        for layer, text in page.annotations:
            yield Passage(text, layer, Role.NOTE if layer is Layer.COMMENT else Role.LABEL, PagePlace(number))


def _title(passages: Sequence[Passage]) -> str:
    """Return the title on the first page, else the one in the properties."""
    titles = [passage for passage in passages if passage.role is Role.TITLE]
    titles.sort(key=lambda passage: passage.layer is Layer.METADATA)
    return titles[0].text if titles else ""
