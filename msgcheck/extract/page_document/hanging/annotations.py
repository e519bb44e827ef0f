"""What is laid over a PDF page: comments with their authors, text typed over it, links and their addresses.

Form fields are in ``form_fields``, files pinned to a page in ``attachments``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from msgcheck.extract.containers.xml_part import make_parser
from msgcheck.extract.page_document.file.objects import Node, clean, entry, flags, identity, items, name, number, text
from msgcheck.extract.page_document.page.sheet import Sheet
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import PagePlace

_PAGE_ANNOTATIONS = 2_000
_HIDDEN = 2
_NO_VIEW = 32
"""Bits of the flags of an annotation (ISO 32000-1, table 165)."""

_ON_THE_PAGE = frozenset({"FreeText", "Redact", "Watermark"})
"""What looks like text of the page."""

_DESCRIBED = frozenset({"Link", "Screen", "Movie", "Sound", "RichMedia", "3D", "Widget", "PrinterMark", "Watermark"})
"""Kinds whose contents describe them to those who cannot see them (ISO 32000-1, 12.5.6.2)."""

_MAX_ACTIONS = 50
_TAG = re.compile(r"<[^>]*>")


def annotations_on(page: Node) -> Iterator[Node]:
    """Yield the annotations of a page, those nested in others (replies, popups) where they stand in its list."""
    seen = set()
    for index, annotation in enumerate(items(entry(page, "/Annots"))):
        mark = identity(annotation)
        if index >= _PAGE_ANNOTATIONS:
            return
        if mark is None or mark not in seen:
            seen.add(mark)
            yield annotation


def annotation_passages(annotation: Node, page_number: int, sheet: Sheet) -> Iterator[Passage]:
    """Yield the texts of one annotation that is no form field: contents, subject, title, and where it links to."""
    kind = name(entry(annotation, "/Subtype"))
    place = place_of(annotation, page_number, sheet)
    author = text(entry(annotation, "/T"))
    is_described = kind in _DESCRIBED
    layer, role = Layer.COMMENT, Role.NOTE
    if is_described:
        layer, role = Layer.ALT, Role.CAPTION
    if kind in _ON_THE_PAGE:
        layer, role = Layer.BODY, Role.LABEL
    if is_hidden(annotation, sheet):
        layer = Layer.HIDDEN
    context = f"Comment by {author}" if author and not is_described else ""
    known = set()
    for key in ("/Contents", "/RC", "/OverlayText"):
        found = rich_text(text(entry(annotation, key))) if key == "/RC" else text(entry(annotation, key))
        if found and found not in known:
            known.add(found)
            yield Passage(found, layer, role, place, context)
    titles = [text(entry(annotation, "/Subj")), author if is_described else ""]
    for title in filter(None, titles):
        yield Passage(title, Layer.METADATA, Role.PROPERTY, place)
    for address in addresses_of(annotation):
        yield Passage(address, Layer.METADATA, Role.LINK, place)


def place_of(annotation: Node, page_number: int, sheet: Sheet) -> PagePlace:
    """Return the place of an annotation: its rectangle on the page as shown."""
    corners = [number(each) for each in items(entry(annotation, "/Rect"))]
    if len(corners) != 4:
        return PagePlace(page_number)
    (left, right), (bottom, top) = sorted(corners[::2]), sorted(corners[1::2])
    x0, y0, x1, y1 = (round(side, 1) for side in sheet.shown(left, bottom, right, top))
    return PagePlace(page_number, (x0, y0, x1, y1))


def is_hidden(annotation: Node, sheet: Sheet) -> bool:
    """Tell whether an annotation is not shown: by its flags, or because it stands beside the page."""
    box = place_of(annotation, 1, sheet).box
    is_beside = box is not None and sheet.size != (0, 0) and not sheet.meets(box)
    return is_beside or bool(flags(entry(annotation, "/F")) & (_HIDDEN | _NO_VIEW))


def addresses_of(holder: Node) -> Iterator[str]:
    """Yield the addresses and file names that the actions of an annotation, field or page lead to, each once."""
    pending = [entry(holder, "/PA"), entry(holder, "/A")]
    known: set[str] = set()
    for _ in range(_MAX_ACTIONS):
        if not pending:
            return
        action = pending.pop()
        pending.extend(items(entry(action, "/Next")))
        target = entry(action, "/F")
        for value in (entry(action, "/URI"), target, entry(target, "/UF"), entry(target, "/F")):
            address = text(value)
            if address and address not in known:
                known.add(address)
                yield address


def rich_text(markup: str) -> str:
    """Return the words of rich text, a piece of XHTML; one that is no XML without its tags."""
    if "<" not in markup:
        return markup
    try:
        root = etree.fromstring(markup.encode(), make_parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return clean(_TAG.sub(" ", markup) if root is None else " ".join(str(each) for each in root.itertext()))
