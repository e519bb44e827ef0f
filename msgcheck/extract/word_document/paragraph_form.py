"""What a paragraph of a word-processor document is: by its own properties, then by its style."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from msgcheck.extract.word_document.styles import (
    LEVEL,
    NUMBERS,
    PROPERTIES,
    TITLES,
    VALUE,
    Style,
    Styles,
    W,
    is_in_list,
    level_of_outline,
    role_of_outline,
)
from msgcheck.model.passage import Role

_PARAGRAPH_STYLE, _FRAME, _DROPPED = W + "pStyle", W + "framePr", W + "dropCap"


class Form(NamedTuple):
    """What a paragraph is by its own properties (``None`` where they say nothing) and by its style.

    ``is_initial``: it is a large first letter, or word, of the next paragraph.
    """

    style: Style
    outline_level: str | None = None
    is_list: bool | None = None
    is_initial: bool = False


def read_form(paragraph: etree._Element, styles: Styles) -> Form:
    """Read the properties of a paragraph, its first element, in one pass over them."""
    style, level, is_list, is_initial = styles.default, None, None, False
    first = next(iter(paragraph), None)
    if first is None or first.tag != PROPERTIES:
        return Form(style)
    for each in first:
        tag = each.tag
        if tag == _PARAGRAPH_STYLE:
            style = styles.get(each.get(VALUE)) if each.get(VALUE) else style
        elif tag == NUMBERS:
            is_list = is_in_list(each)
        elif tag == LEVEL:
            level = each.get(VALUE)
        elif tag == _FRAME:
            is_initial = each.get(_DROPPED, "none") != "none"
    return Form(style, level, is_list, is_initial)


def role_of(form: Form, *, is_cell: bool) -> Role:
    """Decide by the paragraph's own properties, then by its style; in a table only headings stand out."""
    role = role_of_outline(form.outline_level) or form.style.role
    if role in TITLES:
        return role or Role.PARAGRAPH
    if is_cell:
        return Role.CELL
    if form.is_list if form.is_list is not None else form.style.is_list:
        return Role.BULLET
    return role or Role.PARAGRAPH


def level_of(form: Form) -> int:
    """Return the level of a heading, by its own properties or its style; 0 where neither says one."""
    return level_of_outline(form.outline_level) or form.style.level or 0
