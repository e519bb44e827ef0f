"""What hangs on a PDF beside its drawn text: properties, outline, comments, fields, alternative texts, files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pikepdf

from msgcheck.extract.page_document.file.objects import Node, entry, identity, name
from msgcheck.extract.page_document.hanging.annotations import annotation_passages, annotations_on, is_hidden, place_of
from msgcheck.extract.page_document.hanging.attachments import Attachments, annotation_files, document_files
from msgcheck.extract.page_document.hanging.form_fields import FormFields
from msgcheck.extract.page_document.hanging.loose_drawings import LooseDrawing, Resources, look_of, templates
from msgcheck.extract.page_document.hanging.marked_content import MarkedContent
from msgcheck.extract.page_document.hanging.outline import outline_passages
from msgcheck.extract.page_document.hanging.properties import named_passages, property_passages
from msgcheck.extract.page_document.hanging.structure_tree import structure_passages
from msgcheck.extract.page_document.hanging.xml_forms import xml_form_passages
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.extract.page_document.page.words import squeezed
from msgcheck.model.passage import Layer, Passage, UnreadPart
from msgcheck.model.place import PagePlace
from msgcheck.values import dataclass

_WORD = re.compile(r"\w+|[^\w\s]")
_SEARCHED = 50_000
"""Characters of a page in which the description of a link is looked for; a page of print has five thousand."""


@dataclass(frozen=True, slots=True)
class Hangings:
    """``before`` is read before the text of the document, ``after`` follows it; ``drawings`` are yet to be read."""

    before: tuple[Passage, ...] = ()
    after: tuple[Passage, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    drawings: tuple[LooseDrawing, ...] = ()


def read_hangings(
    document: pikepdf.Pdf, sheets: Sequence[Sheet], body: Sequence[Passage], attachments: Attachments
) -> Hangings:
    """Read what hangs on a document whose pages have these ``sheets``; ``attachments`` reads the files within.

    ``body`` is the text of the pages: a replacement text of the structure tree, or an XML form, that says the same is
    not read again, nor is the description of a link that its page says word for word.
    """
    catalog = document.Root
    said = _words_of_pages(body)
    after: list[Passage] = []
    numbers, drawings = {}, [*templates(catalog)]
    fields, resources, marked = FormFields(), Resources(), MarkedContent()
    given: list[Passage] = []
    for index, page in enumerate(_pages(document), 1):
        mark = identity(page)
        if mark is not None:
            numbers[mark] = index
        sheet = sheets[index - 1] if index <= len(sheets) else Sheet()
        for annotation in annotations_on(page):
            found = list(_on_page(annotation, index, sheet, fields, attachments))
            after.extend(_unsaid(annotation, found, said, index))
            layer = Layer.HIDDEN if is_hidden(annotation, sheet) else Layer.BODY
            drawings.extend(look_of(annotation, place_of(annotation, index, sheet), layer, found))
        drawings.extend(resources.drawings(page, index))
        given.extend(marked.passages(page, index))
        for key, specification in annotation_files(page):
            after.extend(attachments.passages(key, specification, PagePlace(index)))
    known = "".join(squeezed(passage.text) for passage in (*body, *after))
    form, unread_form = xml_form_passages(catalog, known)
    structure = list(_structure(catalog, numbers, sheets, attachments, known))
    after += [*fields.on_no_page(entry(catalog, "/AcroForm")), *form, *structure, *_unknown(given, structure, known)]
    for key, specification in document_files(catalog):
        after.extend(attachments.passages(key, specification))
    properties, unread = property_passages(entry(document.trailer, "/Info"), catalog)
    before = (*properties, *named_passages(catalog), *outline_passages(catalog, numbers))
    return Hangings(before, tuple(after), (*unread, *unread_form, *attachments.unread), tuple(drawings))


def _pages(document: pikepdf.Pdf) -> list[Node]:
    try:
        return [page.obj for page in document.pages]
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return []


def _on_page(
    annotation: Node, page_number: int, sheet: Sheet, fields: FormFields, attachments: Attachments
) -> Iterator[Passage]:
    if name(entry(annotation, "/Subtype")) == "Widget":
        yield from fields.on_page(annotation, page_number, sheet)
    else:
        yield from annotation_passages(annotation, page_number, sheet)
    for key, specification in annotation_files(annotation):
        yield from attachments.passages(key, specification, place_of(annotation, page_number, sheet))


def _structure(
    catalog: Node, numbers: dict[tuple[int, int], int], sheets: Sequence[Sheet], attachments: Attachments, known: str
) -> Iterator[Passage]:
    if entry(catalog, "/StructTreeRoot") is None:
        return
    for key, passage in structure_passages(catalog, numbers, dict(enumerate(sheets, 1)), attachments):
        if key != "/ActualText" or squeezed(passage.text) not in known:
            yield passage


def _unknown(given: Sequence[Passage], structure: Sequence[Passage], known: str) -> Iterator[Passage]:
    """Yield what the drawings of pages give to their pieces, unless ``known`` text or the ``structure`` says it."""
    if given:
        known += "".join(squeezed(passage.text) for passage in structure)
    return (passage for passage in given if squeezed(passage.text) not in known)


def _words_of_pages(body: Sequence[Passage]) -> Callable[[int], str]:
    """Return what gives the words of a page as :func:`_words` does, as far as they are searched: few are asked for."""
    texts: dict[int, list[str]] = {}
    for passage in body:
        if isinstance(passage.place, PagePlace):
            texts.setdefault(passage.place.page, []).append(passage.text)
    return cache(lambda page: "".join(map(_words, texts.get(page, ())))[:_SEARCHED])


def _unsaid(annotation: Node, passages: Sequence[Passage], said: Callable[[int], str], page: int) -> Iterator[Passage]:
    """Yield the passages of an annotation; some programs describe a link by its own text, which the page says."""
    is_link = name(entry(annotation, "/Subtype")) == "Link"
    for passage in passages:
        if not is_link or passage.layer is not Layer.ALT or _words(passage.text) not in said(page):
            yield passage


def _words(text: str) -> str:
    """Return the words and signs of a text, each between blanks: then one text is within another word for word."""
    return f" {' '.join(_WORD.findall(text))} "
