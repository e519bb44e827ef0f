"""Elements that stand apart whatever is between them in the source: items of a row or grid, lines of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Set

from lxml import etree

from msgcheck.extract.web_page.layers import is_block_style
from msgcheck.extract.web_page.tags import Kind, names_in

_ROW_STYLE = re.compile(r"(?:^|[;\s])display\s*+:\s*+(?:inline-)?(?:flex|grid)\b")
_LINE_STYLE = re.compile(r"(?:^|[;\s])display\s*+:\s*+inline(?:-block)?+(?![\w-])")
_ROW_CLASSES = names_in(
    "flex inline-flex grid inline-grid d-flex d-inline-flex d-grid d-inline-grid is-flex is-inline-flex"
)
_LINE_CLASSES = names_in("block d-block is-block")
"""Of Tailwind, Bootstrap and Bulma, each named after what it sets."""


def is_row_style(style: str) -> bool:
    """Tell whether a style makes a row or a grid of an element."""
    return ("flex" in style or "grid" in style) and _ROW_STYLE.search(style) is not None


def is_line_style(style: str) -> bool:
    """Tell whether a style puts an element into a line, as those of words and letters that a script moves do."""
    return "inline" in style and _LINE_STYLE.search(style) is not None


def part_of_line(element: etree._Element) -> Kind:
    """Return what an element in a line is to the words beside it: a letter is part of a word."""
    return Kind.INLINE if _is_letter(element) else Kind.LINE


class Rows:
    """Which classes make rows and lines: those of the common frameworks, and what style sheets of the page say."""

    def __init__(self) -> None:
        self._names: Set[str] = _ROW_CLASSES
        self._lines: Set[str] = _LINE_CLASSES
        self._known: dict[str, bool] = {}

    def add(self, rows: Set[str], lines: Set[str]) -> None:
        """Take classes for such, besides those that are already."""
        self._names |= rows
        self._lines |= lines
        self._known.clear()

    def is_line(self, names: str) -> bool:
        """Tell whether an element with these classes, part of a line by its tag, stands on a line of its own."""
        return not self._lines.isdisjoint(names.split())

    def flow_of(self, element: etree._Element, attributes: Mapping[str, str]) -> Kind:
        """Tell how an element that is part of a line by its tag stands to the text around it.

        What a component takes into one of its slots stands there, and not beside the next. One letter is no line: it
        is a drop cap.
        """
        if "shadowrootmode" in attributes or is_block_style(attributes.get("style", "")):
            return Kind.BLOCK
        is_apart = "slot" in attributes or self.is_line(attributes.get("class", ""))
        return part_of_line(element) if is_apart else Kind.INLINE

    def hold(self, element: etree._Element, attributes: Collection[str]) -> bool:
        """Tell whether the children of ``element``, which has ``attributes``, are items of a row."""
        if "class" in attributes:
            names = element.get("class", "")
            is_row = self._known.get(names)
            if is_row is None:
                is_row = self._known[names] = not self._names.isdisjoint(names.split())
            if is_row:
                return True
        return "style" in attributes and is_row_style(element.get("style", ""))


def _is_letter(element: etree._Element) -> bool:
    text = (element.text or "").strip()
    return len(text) == 1 and text.isalpha() and not len(element)
