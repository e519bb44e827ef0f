"""PDF documents: text in natural reading order, each passage with its page and box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from math import inf
from typing import BinaryIO

import pikepdf
import pypdfium2 as pdfium

from msgcheck.extract.coverage.proof import prove
from msgcheck.extract.limits import Limits
from msgcheck.extract.page_document.file.opening import open_document
from msgcheck.extract.page_document.file.optional_content import has_hidden_layers
from msgcheck.extract.page_document.hanging.attachments import Attachments
from msgcheck.extract.page_document.hanging.hangings import Hangings, read_hangings
from msgcheck.extract.page_document.hanging.loose_drawings import LooseDrawing, document_of, seen_through, unknown_texts
from msgcheck.extract.page_document.layout.blocks import blocks_of, usual_leading, vocabulary
from msgcheck.extract.page_document.layout.passages import Drawn, TextBlock, passages_of, text_blocks
from msgcheck.extract.page_document.layout.running_lines import running_lines
from msgcheck.extract.page_document.pages import Page, PageReader
from msgcheck.extract.page_document.text_units import left_over_passages, object_texts, object_units, page_units
from msgcheck.model.passage import Extraction, Layer, Passage, Role, UnreadPart


def extract_page_document(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a PDF document: what its pages show and hide, and what hangs on them.

    A passage is a paragraph, heading, bullet or cell, in the order in which it is read, with page and box. Its text is
    what the page says: lines are joined by spaces, a word cut by a hyphen at the end of a line is whole, ligatures are
    spelled out, letters set wide apart are words. That text is what is checked, so that ``passage[start:end] == quote``
    holds; on the page itself, the box is where the quote stands, in whatever letters and lines.

    Layers: headers and footers that repeat are furniture; what nobody sees is hidden; comments; values, options and
    captions of fields are body, their tooltips and alternative texts alt; attached files embedded; outline, properties,
    addresses and names metadata. Properties and outline come first, what is laid over the pages and attached last.

    Raises ``UnreadableError`` (``empty``, ``not-a-pdf``, ``encrypted``, ``damaged``, ``unsupported``, ``too-large``).
    """
    with open_document(stream, limits) as (document, objects, has_locked_files, is_rewritten):
        is_layered = objects is not None and has_hidden_layers(objects.Root)
        pages, rest = PageReader(limits, is_layered=is_layered).read(document)
        body = list(_body_passages(pages))
        hangings = _hangings(objects, pages, body, Attachments(limits, are_locked=has_locked_files))
        body, drawn = seen_through(body, list(_loose_passages(hangings.drawings, limits)))
        passages = [*hangings.before, *body, *drawn, *hangings.after]
        texts = list(object_texts(objects)) if objects else []
        passages += left_over_passages(texts, passages)
        kept = tuple(passages[: limits.passages])
        unread = [UnreadPart(f"page {number}", page.unread) for number, page in enumerate(pages, 1) if page.unread]
        unread += [*hangings.unread, *filter(None, (rest,))]
        if is_rewritten:
            unread.append(UnreadPart("whole document", "it is damaged; only what could be found of it was read"))
        if len(passages) > limits.passages:
            unread.append(UnreadPart("end of the document", f"more than {limits.passages} passages"))
        parts = (*page_units([page.raw_lines for page in pages]), *object_units(texts))
        return Extraction(_title(kept), kept, prove(parts, kept, unread))


def _hangings(
    objects: pikepdf.Pdf | None, pages: Sequence[Page], body: Sequence[Passage], attachments: Attachments
) -> Hangings:
    if objects is None:
        reason = "the document is damaged, or they open only with a password"
        return Hangings(unread=(UnreadPart("comments, fields and properties", reason),))
    return read_hangings(objects, [page.sheet for page in pages], body, attachments)


def _body_passages(pages: Sequence[Page]) -> Iterator[Passage]:
    """Yield the passages of the text of all pages."""
    leading = usual_leading(stratum.lines for page in pages for stratum in page.strata)
    words = vocabulary(line for page in pages for line in page.lines)
    upright = [
        (page.sheet.size[1], stratum.lines)
        for page in pages
        for stratum in page.strata
        if not stratum.turns and not stratum.is_hidden
    ]
    running = running_lines(upright, len(pages))
    blocks: list[TextBlock] = []
    for number, page in enumerate(pages, 1):
        seen: set[Drawn] = set()
        height = page.sheet.size[1]
        for stratum in page.strata:
            found = blocks_of(stratum.lines, leading, *((inf,) if stratum.turns else (height, running)))
            blocks += text_blocks(number, height, stratum, found, words=words, seen=seen)
    return passages_of(blocks, len(pages), words)


def _loose_passages(drawings: Sequence[LooseDrawing], limits: Limits) -> Iterator[Passage]:
    """Yield what is written in drawings that are no part of a page, each read as a page of its own."""
    stream = document_of(drawings) if drawings else None
    if stream is None:
        return
    with closing(pdfium.PdfDocument(stream)) as document:
        pages, _ = PageReader(limits, is_layered=False).read(document)
    for drawing, page in zip(drawings, pages, strict=False):
        yield from unknown_texts(drawing, list(_body_passages([page])))


def _title(passages: Sequence[Passage]) -> str:
    """Return the title on the first page, else the one in the properties."""
    titles = [passage for passage in passages if passage.role is Role.TITLE]
    titles.sort(key=lambda passage: passage.layer is Layer.METADATA)
    return titles[0].text if titles else ""
