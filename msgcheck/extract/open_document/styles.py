"""What styles of an OpenDocument file say about its text: hidden or not, raised or not, a title or not."""

from __future__ import annotations

import re

from lxml import etree

from msgcheck.extract.open_document.names import DISPLAYS, DRAW, NAME, PRESENTATION, STYLE, TABLE, TEXT
from msgcheck.model.passage import Role

_HIDING = {
    STYLE + "text-properties": (TEXT + "display", "none"),
    STYLE + "section-properties": (TEXT + "display", "none"),
    STYLE + "drawing-page-properties": (PRESENTATION + "visibility", "hidden"),
    STYLE + "table-properties": (TABLE + "display", "false"),
}
"""Properties of a style -> the attribute and value that hide what has the style."""

_MASTER_SHOWN = PRESENTATION + "background-objects-visible"
_POSITION = STYLE + "text-position"
_RAISING = re.compile(r"super|0*[1-9]")
"""How a position begins that raises text: by name, or as a share of the height of the letters."""

_ROLES = {"Title": Role.TITLE, "Subtitle": Role.SUBTITLE, "Quotations": Role.QUOTE}
_DEEPEST = 32
"""Steps along a chain of styles; one that runs in a circle ends here."""


_LAYER = DRAW + "layer"
"""A layer of a drawing, and the attribute that puts a shape on one."""


def is_undisplayed(element: etree._Element) -> bool:
    """Return whether a shape or a layer says of itself that no screen shows it."""
    return any(element.get(display) in ("none", "printer") for display in DISPLAYS)


class Styles:
    """The styles of one file by family and name; automatic ones of ``roots`` and common ones together."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._parents: dict[tuple[str, str], str] = {}
        self._hidden: set[tuple[str, str]] = set()
        self._raised: dict[str, bool] = {}
        self._unseen_layers: set[str] = set()
        self._bare: set[tuple[str, str]] = set()
        for root in roots:
            for style in () if root is None else root.iter(STYLE + "style", _LAYER):
                self._add(style)

    def _add(self, style: etree._Element) -> None:
        if style.tag == _LAYER:
            if is_undisplayed(style):
                self._unseen_layers.add(style.get(NAME, ""))
            return
        key = style.get(STYLE + "family", ""), style.get(STYLE + "name", "")
        self._parents[key] = style.get(STYLE + "parent-style-name", "")
        for properties in style.iterchildren(*_HIDING):
            attribute, value = _HIDING[properties.tag]
            if properties.get(attribute) == value:
                self._hidden.add(key)
            if properties.get(_MASTER_SHOWN) == "false":
                self._bare.add(key)
            if key[0] == "text" and (position := properties.get(_POSITION)):
                self._raised[key[1]] = _RAISING.match(position) is not None

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Return whether a style, or one it builds on, hides what has it."""
        return any((family, each) in self._hidden for each in self._chain(family, name))

    def is_bare(self, name: str | None) -> bool:
        """Return whether a slide of a style shows nothing of what its master shows by itself."""
        return any(("drawing-page", each) in self._bare for each in self._chain("drawing-page", name))

    def is_undisplayed(self, shape: etree._Element) -> bool:
        """Return whether a shape, or the layer of drawing that it lies on, is not shown on a screen."""
        return is_undisplayed(shape) or shape.get(_LAYER) in self._unseen_layers

    def is_raised(self, name: str | None) -> bool | None:
        """Return whether a style of text, or else one it builds on, raises what has it; ``None`` where none says it."""
        return next((self._raised[each] for each in self._chain("text", name) if each in self._raised), None)

    def role(self, name: str | None) -> Role | None:
        """Return what the style of a paragraph makes of it, ``None`` for nothing."""
        return next((_ROLES[each] for each in self._chain("paragraph", name) if each in _ROLES), None)

    def _chain(self, family: str, name: str | None) -> list[str]:
        chain: list[str] = []
        while name and len(chain) < _DEEPEST:
            chain.append(name)
            name = self._parents.get((family, name))
        return chain
