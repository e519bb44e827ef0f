"""A PDF opened twice: by PDFium for what its pages show, by qpdf for the objects behind it. Each mends for the other.

Both mend damaged files, each by its own rules. What one of them cannot open is opened in the form in which the other
one writes it. A file is refused only where both give up, and pypdf finds no page in it either.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from typing import BinaryIO, NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document.file.objects import ERRORS
from msgcheck.extract.page_document.file.rewriting import rewritten

_MARK = b"%PDF-"
_HEAD = 1024
"""Bytes within which the mark of a PDF stands (ISO 32000-1, annex H, note 13)."""

_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")

_QPDF_ERRORS = (*ERRORS, pikepdf.PasswordError, OSError, NotImplementedError)


class OpenDocument(NamedTuple):
    """``objects`` is ``None`` where only the pages can be read; ``has_locked_files``: attachments need a password.

    ``is_rewritten``: neither library could open it; it holds what pypdf found of it.
    """

    pages: pdfium.PdfDocument
    objects: pikepdf.Pdf | None
    has_locked_files: bool
    is_rewritten: bool


@contextmanager
def open_document(stream: BinaryIO, limits: Limits) -> Iterator[OpenDocument]:
    """Open a document, with the empty password where it has one; closes it in the end.

    Raises ``UnreadableError`` (``empty``, ``not-a-pdf``, ``encrypted``, ``damaged``, ``unsupported``, ``too-large``).
    """
    with ExitStack() as stack:
        yield _opened(_data(stream, limits), stack)


def _opened(data: bytes, stack: ExitStack, *, is_rewritten: bool = False) -> OpenDocument:
    """Open the bytes of a document; ``stack`` closes it."""
    objects = _objects(data)
    stack.enter_context(objects or nullcontext())
    try:
        pages = stack.enter_context(closing(_pages(data, objects)))
    except UnreadableError as error:
        anew = None if is_rewritten or error.reason != "damaged" else rewritten(data)
        if anew is None:
            raise
        return _opened(anew, stack, is_rewritten=True)
    mended = _mended_objects(pages) if objects is None else None
    stack.enter_context(mended or nullcontext())
    has_security = pdfium_c.FPDF_GetSecurityHandlerRevision(pages.raw) >= 0
    return OpenDocument(pages, objects or mended, objects is None and has_security, is_rewritten)


def _data(stream: BinaryIO, limits: Limits) -> bytes:
    """Return the whole file: both libraries read it in bits and pieces, from memory three times as fast."""
    size = stream.seek(0, 2)
    if size == 0:
        raise UnreadableError("empty", "The file is empty.")
    if size > limits.total:
        raise UnreadableError("too-large", f"The file is larger than {limits.total // 2**20} MB.")
    stream.seek(0)
    data = stream.read()
    # A file without the mark is still a PDF where it holds objects: readers mend that, when the mark is there.
    return _MARK + b"1.7\n" + data if _MARK not in data[:_HEAD] and _OBJECT.search(data) else data


def _objects(data: bytes) -> pikepdf.Pdf | None:
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except _QPDF_ERRORS:
        return None


def _pages(data: bytes, objects: pikepdf.Pdf | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        mended = _mended_pages(objects)
        if mended is None:
            raise _unreadable(data, getattr(error, "err_code", None)) from error
        return mended


def _mended_pages(objects: pikepdf.Pdf | None) -> pdfium.PdfDocument | None:
    """Open for PDFium what qpdf has opened, without its password: the empty one of the owner opens some."""
    if objects is None:
        return None
    mended = io.BytesIO()
    try:
        objects.save(mended, encryption=False)
        return pdfium.PdfDocument(mended.getvalue())
    except (*_QPDF_ERRORS, pdfium.PdfiumError):
        return None


def _mended_objects(pages: pdfium.PdfDocument) -> pikepdf.Pdf | None:
    mended = io.BytesIO()
    try:
        pages.save(mended, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    except pdfium.PdfiumError:
        return None
    return _objects(mended.getvalue())


def _unreadable(data: bytes, code: int | None) -> UnreadableError:
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        return UnreadableError("encrypted", "The document opens only with a password.")
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return UnreadableError("unsupported", "The document is protected in a way msgcheck cannot open.")
    if _MARK not in data[:_HEAD]:
        return UnreadableError("not-a-pdf", "The file's name says PDF, but it is none.")
    return UnreadableError("damaged", "The document is damaged: neither PDFium nor qpdf can open it.")
