"""Styles of a word-processor document: what a paragraph is by its style, and which text is hidden."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from msgcheck.model.passage import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = W + "val"
VANISH = W + "vanish"
COLOUR, SHADING, RUN_STYLE, POSITION = W + "color", W + "shd", W + "rStyle", W + "vertAlign"

TITLES = frozenset({Role.TITLE, Role.HEADING})

PROPERTIES, LEVEL, NUMBERS = W + "pPr", W + "outlineLvl", W + "numPr"
_STYLE, _NAME, _BASED_ON = W + "style", W + "name", W + "basedOn"
_OUTLINE_LEVEL = f"{PROPERTIES}/{LEVEL}"
_NUMBERING = f"{PROPERTIES}/{NUMBERS}"
_NUMBER_ID = W + "numId"
_HIDDEN = f"{W}rPr/{VANISH}"
_RUN_COLOUR = f"{W}rPr/{COLOUR}"
_RUN_POSITION = f"{W}rPr/{POSITION}"
_DEFAULT_HIDDEN = f"{W}docDefaults/{W}rPrDefault/{_HIDDEN}"
_HEADING_NAME = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık"
    r"|заголовок|标题|標題|見出し|제목)\d"
)
"""Names of headings as Word shows them. Files of Word hold the English ones in every language; other programs write
what their user sees.
"""

_ROLE_NAMES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intensequote": Role.QUOTE,
}
_BODY_TEXT_LEVEL = 9
_WHITE = "FFFFFF"
_UNSHADED = frozenset({_WHITE, "AUTO"})


class Style(NamedTuple):
    """What a style says; ``None`` where it leaves the matter to the style it is based on."""

    role: Role | None = None
    is_list: bool | None = None
    is_hidden: bool | None = None
    is_white: bool | None = None
    is_shaded: bool | None = None
    level: int | None = None
    is_raised: bool | None = None


class Styles:
    """All styles of a document by id, each completed by what it is based on.

    Ids are localised ("berschrift1" in a German file), names of built-in styles are English in every file: roles go
    by name and outline level. An id that has no definition is read as a name. ``default`` is the style of paragraphs
    that name none; ``can_hide`` tells whether any style hides text, ``can_whiten`` whether any makes it white.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._chained: dict[str, tuple[Style, bool]] = {}
        self._done: dict[str, Style] = {}
        self.can_hide = root is not None and next(root.iter(VANISH), None) is not None
        self.can_whiten = False
        default_id = ""
        for element in () if root is None else root.iterchildren(_STYLE):
            style_id = element.get(W + "styleId", "")
            self._elements.setdefault(style_id, element)
            self.can_whiten = self.can_whiten or bool(is_white(element.find(_RUN_COLOUR)))
            if element.get(W + "default") in ("1", "true", "on") and element.get(W + "type") == "paragraph":
                default_id = style_id
        self._base = Style(is_hidden=is_switched_on(None if root is None else root.find(_DEFAULT_HIDDEN)))
        self.default = self._base if not default_id else self.get(default_id)

    def get(self, style_id: str | None) -> Style:
        """Return the style of a paragraph or run; the document's defaults for one without name."""
        if not style_id:
            return self._base
        done = self._done.get(style_id)
        if done is None:
            style, is_of_run = self._chain(style_id)
            done = self._done[style_id] = style if is_of_run else _completed(style, self._base)
        return done

    def _chain(self, style_id: str) -> tuple[Style, bool]:
        """Return the style with all that it builds on, and whether one of these is of runs.

        ``basedOn`` is followed upwards, once for all that build on a style; a circle ends where it closes. Styles of
        runs add to what the paragraph says: the document's defaults are in there already.
        """
        chain: dict[str, etree._Element | None] = {}
        while style_id and style_id not in chain and style_id not in self._chained:
            element = chain[style_id] = self._elements.get(style_id)
            style_id = "" if element is None else child_value(element, _BASED_ON)
        style, is_of_run = self._chained.get(style_id, (Style(), False))
        for each, element in reversed(chain.items()):
            style = _completed(_named_style(each) if element is None else _read_style(element), style)
            is_of_run = is_of_run or (element is not None and element.get(W + "type") == "character")
            self._chained[each] = style, is_of_run
        return style, is_of_run


def _completed(style: Style, base: Style) -> Style:
    return Style(
        style.role if style.role is not None else base.role,
        style.is_list if style.is_list is not None else base.is_list,
        style.is_hidden if style.is_hidden is not None else base.is_hidden,
        style.is_white if style.is_white is not None else base.is_white,
        style.is_shaded if style.is_shaded is not None else base.is_shaded,
        style.level if style.level is not None else base.level,
        style.is_raised if style.is_raised is not None else base.is_raised,
    )


def _named_style(name: str) -> Style:
    return Style(role_of_name(name), level=_level_of_name(name))


def role_of_name(name: str) -> Role | None:
    """Return the role that the name of a style gives, ``None`` for a name that says nothing."""
    key = name.lower().replace(" ", "")
    return Role.HEADING if _HEADING_NAME.fullmatch(key) else _ROLE_NAMES.get(key)


def _level_of_name(name: str) -> int | None:
    """Return the level that the name of a heading ends with."""
    return int(name.rstrip()[-1]) if role_of_name(name) is Role.HEADING else None


def level_of_outline(level: str | None) -> int | None:
    """Return 1 for outline level 0 and so on, ``None`` where it makes no heading."""
    return int(level or "") + 1 if role_of_outline(level) is Role.HEADING else None


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


def is_raising(position: etree._Element | None) -> bool | None:
    """Return whether a ``w:vertAlign`` raises text, ``None`` where it is absent."""
    return None if position is None else position.get(VALUE) == "superscript"


def is_white(colour: etree._Element | None) -> bool | None:
    """Return whether a ``w:color`` is the white of paper, ``None`` where it is absent.

    Automatic colour is black on white and white on black, never the colour of what it stands on. A colour of the theme
    is written out beside its name, shade and tint included.
    """
    if colour is None:
        return None
    return colour.get(VALUE, "").upper() == _WHITE


def is_shaded(shading: etree._Element | None) -> bool | None:
    """Return whether a ``w:shd`` puts a colour or a pattern behind text, ``None`` where it is absent."""
    if shading is None:
        return None
    pattern, fill = shading.get(VALUE, "clear"), shading.get(W + "fill", "auto")
    if pattern != "clear":
        return pattern != "nil"
    return fill.upper() not in _UNSHADED or (fill == "auto" and shading.get(W + "themeFill") is not None)


def is_in_list(numbering: etree._Element | None) -> bool | None:
    """Return whether ``w:numPr`` puts a paragraph in a list (number 0 takes it out), ``None`` where it is absent."""
    if numbering is None:
        return None
    for each in numbering:
        if each.tag == _NUMBER_ID:
            return each.get(VALUE) != "0"
    return True


def _read_style(element: etree._Element) -> Style:
    name, outline_level = child_value(element, _NAME), child_value(element, _OUTLINE_LEVEL)
    role = role_of_name(name) or role_of_outline(outline_level)
    return Style(
        role,
        is_in_list(element.find(_NUMBERING)),
        is_switched_on(element.find(_HIDDEN)),
        is_white(element.find(_RUN_COLOUR)),
        True if any(map(is_shaded, element.iter(SHADING))) else None,
        _level_of_name(name) or level_of_outline(outline_level),
        is_raising(element.find(_RUN_POSITION)),
    )
