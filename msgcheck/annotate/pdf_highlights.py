"""Findings as comments in a PDF: highlights over their very words, notes where there are none to be seen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime

import pikepdf
import pypdfium2 as pdfium

from msgcheck.annotate.comment import Annotated, Comment
from msgcheck.annotate.guarded import annotated_within
from msgcheck.annotate.pdf_annotations import Highlight, Mark, Note, with_marks
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document.file.objects import ERRORS, entry
from msgcheck.extract.page_document.file.opening import open_document
from msgcheck.extract.page_document.page.letters import Letters
from msgcheck.extract.page_document.span_boxes import SpanFinder
from msgcheck.model.passage import Layer
from msgcheck.model.place import PagePlace, describe_place
from msgcheck.values import dataclass

_SEEN = frozenset({Layer.BODY, Layer.FURNITURE})
_EDGE, _STEP = 12.0, 24.0
"""Points from the edges of a page to its first note, and from one note to the next."""

WHOLE = "It is about the document as a whole: the note stands at the top of the first page."
UNSEEN = "Nobody sees these words on the page: the note stands at its top."
BESIDE = "These words are no text of the page itself: the note stands beside them."
NOT_ON_PAGE = "These words are not found on the page: the note stands at its top."
SIGNED = "The document is signed, and a comment would break its signature."
LOCKED = "The document opens only with a password."
NO_COMMENTS = "The owner of the document has locked it against comments. Annotate a copy without that lock."


def annotate_pdf(data: bytes, comments: Sequence[Comment]) -> Annotated:
    """Return a PDF with ``comments`` as its comments of msgcheck; those of an earlier time go, but for answered ones.

    A comment whose span stands on a page is a highlight over its words, a box a line, on each page that it is on.
    Others are closed notes: beside what they are about, at the top of the page, or of the first one, with the reason.
    A document that opens without a password although it is protected is written without the protection, where its owner
    allows comments. Nothing is written to signed documents. Reading and writing are done in a worker.
    """
    return annotated_within(Limits(), _annotate, data, comments)


@dataclass(frozen=True, slots=True)
class _Put:
    """The marks of one comment, and why they are not at its words."""

    marks: tuple[Mark, ...]
    reason: str | None = None


def _annotate(data: bytes, comments: Sequence[Comment]) -> Annotated:
    with open_document(io.BytesIO(data), Limits()) as (document, objects, *_):
        if objects is None:
            raise UnfixableError(LOCKED)
        obstacle = _obstacle(objects)
        if obstacle:
            raise UnfixableError(obstacle)
        put = list(_places(document, comments))
        marks = [mark for each in put for mark in each.marks]
        written = with_marks(_sources(data, objects), marks, len(document), datetime.now(UTC))
        if written is not None:
            _prove(document, written, {mark.page for mark in marks})
    return Annotated(
        written,
        tuple(comment.fingerprint for comment, each in zip(comments, put, strict=True) if each.reason is None),
        tuple((comment.fingerprint, each.reason) for comment, each in zip(comments, put, strict=True) if each.reason),
    )


def _obstacle(objects: pikepdf.Pdf) -> str | None:
    """Return why nothing may be written, ``None`` where nothing stands against it."""
    if entry(objects.Root, "/Perms") is not None or _has_signature(objects):
        return SIGNED
    return NO_COMMENTS if objects.is_encrypted and not objects.allow.modify_annotation else None


def _has_signature(objects: pikepdf.Pdf) -> bool:
    """Tell whether some object is a signature, or a field with one: it says which bytes it holds for.

    That is ``/ByteRange`` (ISO 32000-1, 12.8.1).
    """
    try:
        return any(
            entry(each, "/ByteRange") is not None or entry(each, "/V", "/ByteRange") is not None
            for each in objects.objects
        )
    except ERRORS as error:
        raise UnfixableError("The document is damaged: whether it is signed cannot be seen.") from error


def _sources(data: bytes, objects: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield the document as it is, where it is not protected, and as qpdf mends and writes it without protection."""
    if not objects.is_encrypted:
        yield data
    mended = io.BytesIO()
    try:
        objects.save(mended, encryption=False)
    except (*ERRORS, OSError, NotImplementedError) as error:
        raise UnfixableError("The document is damaged, and cannot be written again.") from error
    yield mended.getvalue()


def _places(document: pdfium.PdfDocument, comments: Sequence[Comment]) -> Iterator[_Put]:
    """Yield the marks of each comment; notes at the top of a page stand side by side."""
    finder = SpanFinder(document)
    notes: dict[int, int] = {}
    for comment in comments:
        place = comment.place
        if not isinstance(place, PagePlace) or not 1 <= place.page <= len(document):
            yield _Put((_note_at_top(finder.letters(1), comment, notes, _where(comment)),), _why_on_first(comment))
            continue
        highlights = tuple(_highlights(finder, place, comment)) if comment.layer in _SEEN else ()
        yield _Put(highlights) if highlights else _note(finder.letters(place.page), place, comment, notes)


def _highlights(finder: SpanFinder, place: PagePlace, comment: Comment) -> Iterator[Highlight]:
    """Yield a highlight for each page that the span is on."""
    boxes = finder.boxes(place, comment.passage, comment.start, comment.end)
    for page in dict.fromkeys(box.page for box in boxes):
        yield Highlight(page, comment, tuple(box for box in boxes if box.page == page))


def _note(letters: Letters, place: PagePlace, comment: Comment, notes: dict[int, int]) -> _Put:
    if comment.layer == Layer.HIDDEN:
        return _Put((_note_at_top(letters, comment, notes, "in hidden text"),), UNSEEN)
    if place.box is None or not letters.sheet.meets(place.box):
        return _Put((_note_at_top(letters, comment, notes, ""),), NOT_ON_PAGE)
    x0, y0, *_ = place.box
    return _Put((Note(place.page, comment, letters.sheet.in_file(*_square(max(x0, 0), max(y0, 0)))),), BESIDE)


def _note_at_top(letters: Letters, comment: Comment, notes: dict[int, int], where: str) -> Note:
    """Return the next note of a page: from its top left corner to the right, then in rows downwards."""
    number = notes[letters.page] = notes.get(letters.page, -1) + 1
    row, column = divmod(number, max(1, int((letters.sheet.size[0] - _EDGE) // _STEP)))
    square = _square(_EDGE + column * _STEP, _EDGE + row * _STEP)
    return Note(letters.page, comment, letters.sheet.in_file(*square), where)


def _square(x: float, y: float) -> tuple[float, float, float, float]:
    return x, y, x + 20, y + 20


def _where(comment: Comment) -> str:
    return describe_place(comment.place)


def _why_on_first(comment: Comment) -> str:
    if comment.place is None:
        return WHOLE
    return f"It stands in {_where(comment)}, which no page shows: the note stands at the top of the first page."


def _prove(before: pdfium.PdfDocument, data: bytes, pages: set[int]) -> None:
    """Raise ``UnfixableError`` where the written document has other pages, or other text on those with comments."""
    try:
        with pdfium.PdfDocument(data) as after:
            is_same = len(before) == len(after) and all(
                _text(before, page) == _text(after, page) for page in sorted(pages)
            )
    except pdfium.PdfiumError:
        is_same = False
    if not is_same:
        raise UnfixableError("The document is damaged: written again with comments, it would not read as it does.")


def _text(document: pdfium.PdfDocument, page_number: int) -> str:
    with closing(document[page_number - 1]) as page, closing(page.get_textpage()) as text_page:
        return str(text_page.get_text_range())
