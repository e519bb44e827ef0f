"""Shapes of one sheet of a presentation (slide, layout, master, notes page) become passages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.drawing.text import A, Paragraph, R, children
from msgcheck.extract.presentation.attached import find_texts, read_attached
from msgcheck.extract.presentation.frames import GRAPHICS, INK, PROPERTIES, describe, read_graphics, read_ink
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.position import SlideSize, Transform, group_transform, is_outside
from msgcheck.extract.presentation.sheet import Shape, Sheet
from msgcheck.model.passage import Layer, Passage, Role

_SLIDE_DATA, _TREE, _CONTROLS = P + "cSld", P + "spTree", P + "controls"
_PLACEHOLDER = P + "ph"
_TEXT_BODY = P + "txBody"
_PICTURE = P + "pic"
_POSITION, _FRAME_POSITION = A + "xfrm", P + "xfrm"
_HOLDERS = frozenset({P + "spPr", P + "grpSpPr"})
_NON_VISUAL = frozenset(
    [P + f"nv{kind}Pr" for kind in ("Sp", "GrpSp", "GraphicFrame", "Pic", "CxnSp", "ContentPart")]
    + ["{http://schemas.microsoft.com/office/powerpoint/2010/main}nvContentPartPr"]
)
_APPLICATION = P + "nvPr"
_FIELD = f".//{A}fld"

TITLES = frozenset({"title", "ctrTitle"})
_FIXED_ROLES = {"title": Role.TITLE, "ctrTitle": Role.TITLE, "subTitle": Role.SUBTITLE}
_CONTENT = frozenset({"body", "obj"})
_FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum"})
_WRITTEN_FURNITURE = _FURNITURE - {"sldNum"}


class _Around(NamedTuple):
    """What the groups around a shape do to it: hide it, move it. ``position`` is that of the nearest group."""

    is_hidden: bool = False
    transform: Transform | None = None
    position: etree._Element | None = None


def read_sheet(sheet: Sheet, root: etree._Element) -> None:
    """Read the shapes of the sheet under ``root``, its title first, then the pictures of its form controls."""
    data = next((child for child in root if child.tag == _SLIDE_DATA), None)
    if data is None:
        return
    find_texts(sheet, root)
    for child in data:
        if child.tag == _TREE:
            title = None if sheet.is_template or sheet.role is not None else _read_title(sheet, child)
            _read_shapes(sheet, child, _Around(), done=title)
        elif child.tag == _CONTROLS:
            for picture in child.iter(_PICTURE):
                _read_shape(sheet, picture, _Around())
    if None in sheet.attached:
        read_attached(sheet, None, Shape())
    if not sheet.is_template and sheet.role is None:
        sheet.add(data.get("name"), Layer.METADATA, Role.LABEL, sheet.place(), "")


def outside_placeholders(root: etree._Element, size: SlideSize) -> frozenset[tuple[str, str]]:
    """Return (type, index) of the placeholders of a layout that lie off its slides; slides inherit their position."""
    found = set()
    for placeholder in root.iter(_PLACEHOLDER):
        shape = next(placeholder.iterancestors(P + "sp"), None)
        if shape is not None and is_outside(_anatomy(shape).position, None, size):
            found.add((placeholder.get("type", "obj"), placeholder.get("idx", "0")))
    return frozenset(found)


def _read_title(sheet: Sheet, tree: etree._Element) -> etree._Element | None:
    """Read the title shape of a slide first, make it the sheet's context, and return it."""
    for placeholder in tree.iter(_PLACEHOLDER):
        if placeholder.get("type") not in TITLES:
            continue
        shape = next(placeholder.iterancestors(P + "sp"), None)
        if shape is not None and shape.getparent() is tree:
            passages = sheet.deck.passages
            before = len(passages)
            _read_shape(sheet, shape, _Around())
            titles = [passage.text for passage in passages[before:] if passage.role is Role.TITLE]
            sheet.context = " ".join(" ".join(titles).split())
            return shape
    return None


def _read_shapes(sheet: Sheet, tree: etree._Element, around: _Around, *, done: etree._Element | None = None) -> None:
    """Read the shapes of a tree or group in file order (back to front, as PowerPoint's reading order), but ``done``."""
    for element in children(tree):
        if element.tag in _SHAPES and element is not done:
            _read_shape(sheet, element, around)


def _read_shape(sheet: Sheet, element: etree._Element, around: _Around) -> None:
    """Read a shape's alternative text, its own text or what it frames, then what hangs on it."""
    properties, (placeholder, index), position, body = _anatomy(element)
    is_prompt = sheet.is_template and placeholder is not None
    if is_prompt and placeholder not in _WRITTEN_FURNITURE:
        if element.tag not in _CONTAINERS and element not in sheet.attached:
            return
        body = None
    paragraphs = [] if body is None else sheet.paragraphs(body)
    if not paragraphs and not _has_more(sheet, element, properties):
        return
    is_hidden = around.is_hidden
    if not is_hidden and sheet.size is not None:
        is_inherited = position is None and (placeholder, index) in sheet.outside
        is_hidden = is_inherited or is_outside(position, around.transform, sheet.size)
    shape = describe(sheet, properties, placeholder, is_hidden=is_hidden, is_prompt=is_prompt)
    if paragraphs and body is not None:
        is_unseen = sheet.ground is not None and sheet.ground.hides(element, body)
        _add_text(sheet, shape._replace(is_hidden=True) if is_unseen else shape, body, paragraphs)
    elif element.tag in _CONTAINERS:
        _CONTAINERS[element.tag](sheet, element, shape, _Around(around.is_hidden, around.transform, position))
    if element in sheet.attached:
        read_attached(sheet, element, shape)


class _Anatomy(NamedTuple):
    """The elements of a shape that readers need, and type and index of the placeholder that it is."""

    properties: etree._Element | None = None
    placeholder: tuple[str | None, str] = (None, "")
    position: etree._Element | None = None
    body: etree._Element | None = None


def _anatomy(element: etree._Element) -> _Anatomy:
    """Take a shape apart child by child."""
    properties = position = body = None
    placeholder: tuple[str | None, str] = (None, "")
    for child in children(element):
        tag = child.tag
        if tag in _HOLDERS:
            if len(child) and child[0].tag == _POSITION:
                position = child[0]
        elif tag == _FRAME_POSITION:
            position = child
        elif tag == _TEXT_BODY:
            body = child
        elif tag in _NON_VISUAL:
            for part in children(child):
                if part.tag in PROPERTIES:
                    properties = part
                elif part.tag == _APPLICATION and len(part) and part[0].tag == _PLACEHOLDER:
                    placeholder = part[0].get("type", "obj"), part[0].get("idx", "0")
    return _Anatomy(properties, placeholder, position, body)


def _has_more(sheet: Sheet, element: etree._Element, properties: etree._Element | None) -> bool:
    """Tell whether there is anything to read of a shape without text; of most there is not."""
    if element.tag in _CONTAINERS or element in sheet.attached:
        return True
    return properties is not None and bool(properties.get("title") or properties.get("descr"))


def _add_text(sheet: Sheet, shape: Shape, body: etree._Element, paragraphs: list[Paragraph]) -> None:
    if shape.placeholder not in _FURNITURE:
        _add_paragraphs(sheet, shape, paragraphs)
    elif _is_written(sheet, shape, body, paragraphs):
        _add_furniture(sheet, shape, paragraphs)


def _add_paragraphs(sheet: Sheet, shape: Shape, paragraphs: list[Paragraph]) -> None:
    layer = sheet.layer_of(sheet.layer, is_hidden=shape.is_hidden)
    role = sheet.role or _FIXED_ROLES.get(shape.placeholder or "")
    is_content = shape.placeholder in _CONTENT
    passages, context = sheet.deck.passages, sheet.context
    for index, text, has_bullet in paragraphs:
        is_bullet = is_content if has_bullet is None else has_bullet
        own_role = role or (Role.BULLET if is_bullet else Role.PARAGRAPH)
        passages.append(Passage(text, layer, own_role, sheet.place(shape, index), context))


def _is_written(sheet: Sheet, shape: Shape, body: etree._Element, paragraphs: list[Paragraph]) -> bool:
    """Tell whether a header, footer, date or number is text: not a number on a notes page; on templates, no field."""
    if sheet.is_template:
        return body.find(_FIELD) is None
    is_number = sheet.layer is Layer.NOTES and shape.placeholder == "sldNum"
    return not is_number or not all(paragraph.text.strip().isdecimal() for paragraph in paragraphs)


def _add_furniture(sheet: Sheet, shape: Shape, paragraphs: list[Paragraph]) -> None:
    """Add a header, footer or date; on layouts and masters, where slides have their own, only one they do not have."""
    known = sheet.deck.furniture
    layer = sheet.layer_of(sheet.footer_layer, is_hidden=shape.is_hidden)
    for index, text, _ in paragraphs:
        if not (sheet.is_template and text in known):
            sheet.add(text, layer, Role.LABEL, sheet.place(shape, index))
        known.add(text)


def _read_group(sheet: Sheet, element: etree._Element, shape: Shape, around: _Around) -> None:
    """Read the shapes of a group; they may stand on the slide where the box of the group does not say so."""
    transform = None if sheet.size is None else group_transform(around.position, around.transform)
    _read_shapes(sheet, element, _Around(around.is_hidden or shape.is_switched_off, transform))


def _read_frame(sheet: Sheet, element: etree._Element, shape: Shape, around: _Around) -> None:
    del around
    if next(element.iter(*GRAPHICS), None) is not None:
        read_graphics(sheet, element, shape)


def _read_pen(sheet: Sheet, element: etree._Element, shape: Shape, around: _Around) -> None:
    del around
    read_ink(sheet, element.get(R + "id", ""), shape)


_CONTAINERS: dict[str, Callable[[Sheet, etree._Element, Shape, _Around], None]] = {
    P + "grpSp": _read_group,
    P + "graphicFrame": _read_frame,
    **dict.fromkeys(INK, _read_pen),
}
_SHAPES = frozenset({*_CONTAINERS, P + "sp", P + "cxnSp", _PICTURE})
