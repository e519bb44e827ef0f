"""What hangs on a shape or slide and is no text of it: links and their tips, tags, media, objects, vector art."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from msgcheck.extract.containers.relationships import Relationship, resolve_target
from msgcheck.extract.drawing.metafile import METAFILE_SUFFIX, PICTURE, picture_words
from msgcheck.extract.drawing.text import LINKS, A, R, Survey, survey
from msgcheck.extract.drawing.vector import VECTOR_ART, read_vector_art
from msgcheck.extract.presentation.embedded import (
    CAPTION_KINDS,
    FILE_KINDS,
    read_captions,
    read_embedded_part,
    read_links_of,
)
from msgcheck.extract.presentation.metadata import read_custom_data
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.sheet import Shape, Sheet
from msgcheck.model.passage import Layer, Role

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_P173 = "{http://schemas.microsoft.com/office/powerpoint/2017/3/main}"
_ACTIVE_X = "{http://schemas.microsoft.com/office/2006/activeX}"

_OWNERS = tuple(P + name for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart"))
_BODIES = (P + "txBody", A + "txBody")

_CELL, _ROW, _PARAGRAPH = A + "tc", A + "tr", A + "p"
_READ_ELSEWHERE = frozenset(
    (
        "slide",
        "slideLayout",
        "slideMaster",
        "notesSlide",
        "notesMaster",
        "handoutMaster",
        "comments",
        "comment",
        "commentAuthors",
        "authors",
        "theme",
        "image",
        "chart",
        "chartEx",
        "diagramData",
        "diagramDrawing",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "vmlDrawing",
        "ink",
    )
)
"""Kinds of relationship that readers of their own follow, or that lead to no text."""

_CONTROL_TEXTS = frozenset({"caption", "text", "value", "url"})


def find_texts(sheet: Sheet, root: etree._Element) -> None:
    """Find in one pass the texts of shapes, and what hangs on them by its shape (``None``: the sheet itself).

    The texts of a template are prompts, but for a few: they are read when asked for. Pictures are looked at where one
    of them may hold words.
    """
    has_words = any(each.target.lower().endswith(METAFILE_SUFFIX) for each in sheet.relationships.values())
    tags = _TAGS if has_words else _TAGS_BUT_PICTURES
    found = Survey({}, list(root.iter(*tags))) if sheet.is_template else survey(root, _BODIES, tags)
    sheet.bodies = found.bodies
    for element in found.others:
        owner = next(element.iterancestors(*_OWNERS), None)
        sheet.attached.setdefault(owner, []).append(element)


def read_attached(sheet: Sheet, owner: etree._Element | None, shape: Shape) -> None:
    """Read what hangs on ``owner``, a shape or, for ``None``, the sheet itself."""
    done: set[tuple[object, ...]] = set()
    for element in sheet.attached.get(owner, ()):
        _READERS[element.tag](sheet, element, shape, done)


def read_rest(sheet: Sheet) -> None:
    """Read what relationships of a sheet lead to though no shape of it says so; what cannot be read is recorded."""
    for key, relationship in sheet.relationships.items():
        if key in sheet.used:
            continue
        if relationship.is_external:
            read_links_of(sheet, relationship, Shape())
        elif relationship.kind not in _READ_ELSEWHERE:
            _read_target(sheet, relationship, resolve_target(sheet.part, relationship.target), Shape())


def _read_target(sheet: Sheet, relationship: Relationship, target: str, shape: Shape) -> None:
    kind = relationship.kind
    if kind in FILE_KINDS:
        read_embedded_part(sheet, target, shape)
    elif kind in CAPTION_KINDS or target.lower().endswith((".vtt", ".srt", ".ttml")):
        read_captions(sheet, target, shape)
    elif kind == "tags":
        _read_tag_part(sheet, target, shape)
    elif kind == "control":
        _read_control(sheet, target, shape)
    elif kind == "customXml":
        read_custom_data(sheet, target)
    else:
        sheet.deck.package.note_unread_target(sheet.part, relationship)


def _read_link(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    """Read the tip and the address of a link, each once for the runs and actions that lead to the same."""
    numbers = _numbers(element)
    tip = element.get("tooltip")
    if ("tip", tip, numbers) not in done:
        done.add(("tip", tip, numbers))
        sheet.add(tip, sheet.layer_of(Layer.ALT, is_hidden=shape.is_hidden), Role.CAPTION, sheet.place(shape, *numbers))
    relationship = sheet.follow(element.get(R + "id", ""))
    if relationship is not None and ("address", relationship.target, numbers) not in done:
        done.add(("address", relationship.target, numbers))
        read_links_of(sheet, relationship, shape, *numbers)


def _numbers(element: etree._Element) -> tuple[int | None, ...]:
    """Return the paragraph, row and column that an element of text stands in; nothing for one of a shape."""
    paragraph = next(element.iterancestors(_PARAGRAPH), None)
    if paragraph is None:
        return ()
    index = sum(1 for _ in paragraph.itersiblings(_PARAGRAPH, preceding=True))
    cell = next(paragraph.iterancestors(_CELL), None)
    row = None if cell is None else cell.getparent()
    if cell is None or row is None:
        return (index,)
    above, before = row.itersiblings(_ROW, preceding=True), cell.itersiblings(_CELL, preceding=True)
    return index, sum(1 for _ in above), sum(1 for _ in before)


def _read_tags(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    del done
    target = sheet.target(element.get(R + "id", ""))
    if target is not None:
        _read_tag_part(sheet, target, shape)


def _read_tag_part(sheet: Sheet, part: str, shape: Shape) -> None:
    """Read the values that add-ins keep with a shape, under the name each has."""
    deck = sheet.deck
    root = None if part in deck.read_parts else deck.package.optional(part)
    deck.read_parts.add(part)
    for tag in () if root is None else root.iter(P + "tag"):
        sheet.add(tag.get("val"), Layer.METADATA, Role.PROPERTY, sheet.place(shape), tag.get("name", ""))


def _read_object(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    del done
    for name in ("id", "link", "embed"):
        relationship = sheet.follow(element.get(R + name, ""))
        target = sheet.deck.package.target(sheet.part, relationship)
        if relationship is not None and target is None:
            read_links_of(sheet, relationship, shape)
        elif relationship is not None and target is not None:
            _read_target(sheet, relationship, target, shape)


def _read_bookmark(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    del done
    sheet.add(element.get("name"), Layer.METADATA, Role.LABEL, sheet.place(shape))


def _read_track(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    """Read the captions of a video, and what the list of languages calls them."""
    del done
    sheet.add(element.get("label"), Layer.METADATA, Role.LABEL, sheet.place(shape))
    for name in ("embed", "link"):
        relationship = sheet.follow(element.get(R + name, ""))
        target = sheet.deck.package.target(sheet.part, relationship)
        if target is not None:
            read_captions(sheet, target, shape)
        elif relationship is not None:
            read_links_of(sheet, relationship, shape)


def _read_vector_art(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    """Read the words of a picture that is a drawing (SVG): its texts are seen, its title and description are not."""
    target = sheet.target(element.get(R + "embed", ""))
    if target is None or (target,) in done:
        return
    done.add((target,))
    root = sheet.deck.package.optional(target)
    for text, is_shown in () if root is None else read_vector_art(root):
        layer = sheet.layer_of(sheet.layer if is_shown else Layer.ALT, is_hidden=shape.is_hidden)
        sheet.add(text, layer, Role.LABEL if is_shown else Role.CAPTION, sheet.place(shape))


def _read_picture(sheet: Sheet, element: etree._Element, shape: Shape, done: set[tuple[object, ...]]) -> None:
    """Read the words of a picture that lists what is drawn, once however often it is shown."""
    del done
    deck, key = sheet.deck, element.get(R + "embed", "")
    target = deck.package.target(sheet.part, sheet.relationships.get(key))
    for text in picture_words(deck.package, target, deck.read_parts):
        layer = sheet.layer_of(sheet.layer, is_hidden=shape.is_hidden)
        sheet.add(text, layer, Role.LABEL, sheet.place(shape))


def _read_control(sheet: Sheet, part: str, shape: Shape) -> None:
    """Read what a form control says of itself in XML; what it keeps in a form of its own is recorded as not read."""
    root = sheet.deck.package.optional(part)
    if root is None:
        return
    for element in root.iter(_ACTIVE_X + "ocxPr"):
        if element.get(_ACTIVE_X + "name", "").lower() in _CONTROL_TEXTS:
            sheet.add(element.get(_ACTIVE_X + "value"), sheet.layer_of(sheet.layer), Role.LABEL, sheet.place(shape))
    if root.get(R + "id"):
        sheet.deck.package.note_unread(part, "form control")


_READERS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(LINKS, _read_link),
    P + "tags": _read_tags,
    **dict.fromkeys((P + "oleObj", P + "control", P + "custData"), _read_object),
    _P14 + "bmk": _read_bookmark,
    _P173 + "track": _read_track,
    VECTOR_ART: _read_vector_art,
    PICTURE: _read_picture,
}
_TAGS = tuple(_READERS)
_TAGS_BUT_PICTURES = tuple(tag for tag in _READERS if tag != PICTURE)
