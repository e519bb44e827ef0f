"""An element that is open on the way through a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from lxml import etree

from msgcheck.extract.web_page.paths import path_within
from msgcheck.extract.web_page.tags import TAG_ROLES, Kind
from msgcheck.extract.web_page.text_run import TextRun
from msgcheck.model.passage import Layer, Role

_COMMENT, _VOID = Layer.COMMENT, Kind.VOID
_new: Callable[[type[OpenElement]], OpenElement] = object.__new__


class OpenElement:
    """An element, its number among its like, how many children of each tag it had so far, and what its text is."""

    __slots__ = (
        "block",
        "css",
        "element",
        "is_row",
        "kind",
        "layer",
        "number",
        "numbers",
        "outer",
        "parent",
        "role",
        "tag",
    )

    element: etree._Element
    tag: str
    kind: Kind
    number: int
    parent: OpenElement | None
    layer: Layer
    role: Role
    numbers: dict[object, int]
    css: str
    """Its path, once one of its texts has asked for it."""

    block: OpenElement | None
    """The element whose text this is a part of; ``None`` for one that has a text itself."""

    is_row: bool
    """Whether its children stand apart, without a space in the source."""

    outer: TextRun | None
    """The text around an element that has a text of its own."""

    @classmethod
    def top(cls, root: etree._Element, layer: Layer, role: Role) -> OpenElement:
        """Return the root of a page: nothing is around it, and its path is ``html``."""
        opened = cls.__new__(cls)
        opened.element, opened.tag, opened.kind, opened.number = root, "html", Kind.BLOCK, 1
        opened.parent, opened.layer, opened.role = None, layer, role
        opened.numbers, opened.css, opened.block, opened.outer, opened.is_row = {}, "html", None, None, False
        return opened

    def path(self) -> str:
        """Return the CSS path, from ``head``, ``body`` or ``main`` down."""
        if self.css:
            return self.css
        parent = self.parent
        if parent is not None and parent.css:
            self.css = parent.css if self.kind is _VOID else path_within(parent.css, self.tag, self.number)
            return self.css
        known: OpenElement = self
        unknown: list[OpenElement] = []
        while not known.css and known.parent is not None:
            unknown.append(known)
            known = known.parent
        css = known.css
        for each in reversed(unknown):
            css = each.css = css if each.kind is _VOID else path_within(css, each.tag, each.number)
        return css


def open_element(element: etree._Element, tag: str, kind: Kind, number: int, parent: OpenElement) -> OpenElement:
    """Open an element within another, whose layer and role it has until something else is said of it.

    A function, and no constructor, which takes twice as long for what half the elements of a page need.
    """
    opened = _new(OpenElement)
    layer = parent.layer
    opened.element, opened.tag, opened.kind, opened.number, opened.parent = element, tag, kind, number, parent
    opened.layer = layer
    opened.role = parent.role if layer is _COMMENT else TAG_ROLES.get(tag, parent.role)
    opened.numbers, opened.css, opened.block, opened.outer, opened.is_row = {}, "", None, None, False
    return opened


def attributes_of(element: etree._Element) -> Mapping[str, str]:
    """Return the attributes of an element."""
    attributes: Any = element.items()
    return dict(attributes)


def line_of(element: etree._Element | None) -> int | None:
    """Return the line of the source, from 1, in which the start tag of an element ends."""
    return None if element is None else cast("int | None", element.sourceline)
