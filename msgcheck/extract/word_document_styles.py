"""Styles of a word-processor document: what a paragraph is by its style, and which text is hidden."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from msgcheck.model.passage import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = W + "val"

_STYLE, _NAME, _BASED_ON = W + "style", W + "name", W + "basedOn"
_OUTLINE_LEVEL = f"{W}pPr/{W}outlineLvl"
_NUMBERING = f"{W}pPr/{W}numPr"
_HIDDEN = f"{W}rPr/{W}vanish"
_HEADING_NAME = re.compile(r"heading\d")
_ROLE_NAMES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intensequote": Role.QUOTE,
}
_BODY_TEXT_LEVEL = 9


class Style(NamedTuple):
    """What a style says; ``None`` where it leaves the matter to the style it is based on."""

    role: Role | None = None
    is_list: bool | None = None
    is_hidden: bool | None = None


class Styles:
    """All styles of a document by id, each completed by what it is based on.

    Ids are localised ("berschrift1" in a German file), names of built-in styles are English in every file: roles go
    by name and outline level. An id that has no definition is read as a name.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._done: dict[str, Style] = {}
        for element in () if root is None else root.iterchildren(_STYLE):
            self._elements.setdefault(element.get(W + "styleId", ""), element)

    def get(self, style_id: str | None) -> Style:
        """Return the style of a paragraph or run, an empty one for none."""
        if not style_id:
            return Style()
        if style_id not in self._done:
            self._done[style_id] = self._complete(style_id)
        return self._done[style_id]

    def _complete(self, style_id: str) -> Style:
        """Follow ``basedOn`` from the style upwards; a circle ends where it closes."""
        style = Style()
        seen: set[str] = set()
        while style_id and style_id not in seen:
            seen.add(style_id)
            element = self._elements.get(style_id)
            own = Style(role_of_name(style_id)) if element is None else _read_style(element)
            style = Style(
                style.role if style.role is not None else own.role,
                style.is_list if style.is_list is not None else own.is_list,
                style.is_hidden if style.is_hidden is not None else own.is_hidden,
            )
            style_id = "" if element is None else child_value(element, _BASED_ON)
        return style


def role_of_name(name: str) -> Role | None:
    """Return the role that a built-in style name gives, ``None`` for any other name."""
    key = name.lower().replace(" ", "")
    return Role.HEADING if _HEADING_NAME.fullmatch(key) else _ROLE_NAMES.get(key)


def role_of_outline(level: str | None) -> Role | None:
    """Return heading for outline levels 0 to 8, paragraph for body text (9), ``None`` where none is given."""
    if not level or not level.isdecimal():
        return None
    return Role.HEADING if int(level[:3]) < _BODY_TEXT_LEVEL else Role.PARAGRAPH


def child_value(element: etree._Element, path: str) -> str:
    """Return the ``w:val`` of the child at ``path``, or an empty text."""
    child = element.find(path)
    return "" if child is None else child.get(VALUE, "")


def is_switched_on(element: etree._Element | None) -> bool | None:
    """Return what a toggle such as ``w:vanish`` says: present means on, ``None`` where it is absent."""
    return None if element is None else element.get(VALUE) not in ("0", "false", "off")


def is_in_list(numbering: etree._Element | None) -> bool | None:
    """Return whether ``w:numPr`` puts a paragraph in a list (number 0 takes it out), ``None`` where it is absent."""
    return None if numbering is None else child_value(numbering, W + "numId") != "0"


def _read_style(element: etree._Element) -> Style:
    role = role_of_name(child_value(element, _NAME)) or role_of_outline(child_value(element, _OUTLINE_LEVEL))
    return Style(role, is_in_list(element.find(_NUMBERING)), is_switched_on(element.find(_HIDDEN)))
