"""Colours of a presentation: what a theme calls them, and what fills text, shapes and backgrounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.text import A, children
from msgcheck.extract.presentation.names import P

NOTHING = ""
"""Said of text that is painted with nothing, and of a sheet that says nothing of its background."""

_SOLID, _NO_FILL, _OUTLINE, _EFFECTS = A + "solidFill", A + "noFill", A + "ln", A + "effectLst"
_FONTS = frozenset(A + name for name in ("latin", "ea", "cs", "sym", "rtl", "extLst"))
"""What run properties hold and colours do not depend on."""

_RGB, _SYSTEM, _SCHEME, _ALPHA = A + "srgbClr", A + "sysClr", A + "schemeClr", A + "alpha"
_BACKGROUND = P + "bg"
_FILLED, _REFERRED = P + "bgPr", P + "bgRef"
_OVERRIDE = f"{P}clrMapOvr/{A}overrideClrMapping"
_PLAIN_STYLE = "1001"
_FIRST_BACKGROUND = f".//{A}bgFillStyleLst/*[1]"
_PLACEHOLDER_COLOUR = "phClr"


class Theme(NamedTuple):
    """The colours of a theme as slides name them (``bg1``, ``accent2``), in hexadecimal digits.

    ``is_plain``: a background that only refers to the theme is filled with the one colour it names.
    """

    colours: Mapping[str, str]
    is_plain: bool = False


def read_theme(theme: etree._Element | None, master: etree._Element) -> Theme:
    """Return the colours of a theme as a master maps them."""
    scheme = None if theme is None else theme.find(f".//{A}clrScheme")
    mapping = master.find(P + "clrMap")
    if theme is None or scheme is None or mapping is None:
        return Theme({})
    own = {str(each.tag).removeprefix(A): _colour(each, {}) for each in scheme.iterchildren(A + "*")}
    named = own | {str(name): own.get(str(value)) for name, value in mapping.items()}
    first = theme.find(_FIRST_BACKGROUND)
    colour = first[0] if first is not None and first.tag == _SOLID and len(first) == 1 else None
    is_plain = colour is not None and not len(colour) and colour.get("val") == _PLACEHOLDER_COLOUR
    return Theme({name: each for name, each in named.items() if each}, is_plain)


def has_own_colours(sheet: etree._Element, relationships: Mapping[str, Relationship]) -> bool:
    """Tell whether a slide or layout gives names of colours another meaning than its master."""
    return sheet.find(_OVERRIDE) is not None or any(each.kind == "themeOverride" for each in relationships.values())


def ink(filled: etree._Element, theme: Theme) -> str | None:
    """Return the colour of run properties (``a:rPr``) or of a fill; ``NOTHING`` where it is fully transparent.

    ``None`` where it is not one plain colour: none of its own, a gradient, a tint, an outline, a shadow, a link.
    """
    if filled.tag == _SOLID:
        return _colour(filled, theme.colours)
    colour = None
    for each in children(filled):
        if each.tag == _SOLID:
            colour = _colour(each, theme.colours)
        elif each.tag == _NO_FILL:
            colour = NOTHING
        elif not (each.tag in _FONTS or (each.tag in (_OUTLINE, _EFFECTS) and _paints_nothing(each))):
            return None
    return colour


def background(root: etree._Element, theme: Theme) -> str | None:
    """Return the colour of the background of a sheet; ``NOTHING`` where it inherits it, ``None`` if it is not plain."""
    data = root[0] if len(root) else root
    if not len(data) or data[0].tag != _BACKGROUND or not len(data[0]):
        return NOTHING
    kind = data[0][0]
    if kind.tag == _REFERRED:
        is_plain = theme.is_plain and kind.get("idx") == _PLAIN_STYLE
        return (_colour(kind, theme.colours) or None) if is_plain else None
    fill = kind[0] if kind.tag == _FILLED and len(kind) else None
    return (_colour(fill, theme.colours) or None) if fill is not None and fill.tag == _SOLID else None


def _paints_nothing(part: etree._Element) -> bool:
    return all(each.tag == _NO_FILL for each in children(part)) and (len(part) > 0 or part.tag == _EFFECTS)


def _colour(holder: etree._Element, named: Mapping[str, str]) -> str | None:
    """Return the one colour in ``holder``, ``NOTHING`` for one that is fully transparent; ``None`` for any other."""
    if len(holder) != 1:
        return None
    colour = holder[0]
    if len(colour):
        return NOTHING if len(colour) == 1 and colour[0].tag == _ALPHA and colour[0].get("val") == "0" else None
    if colour.tag == _SCHEME:
        return named.get(colour.get("val", ""))
    value = {_RGB: colour.get("val"), _SYSTEM: colour.get("lastClr")}.get(str(colour.tag))
    return value.upper() if value else None
