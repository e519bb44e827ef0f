"""Elements that set their children apart as the items of a row or grid, whatever stands between them in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Set

from lxml import etree

from msgcheck.extract.web_page.tags import names_in

_ROW_STYLE = re.compile(r"(?:^|[;\s])display\s*+:\s*+(?:inline-)?(?:flex|grid)\b")
_ROW_CLASSES = names_in(
    "flex inline-flex grid inline-grid d-flex d-inline-flex d-grid d-inline-grid is-flex is-inline-flex"
)
"""Of Tailwind, Bootstrap and Bulma, each named after what it sets."""


def is_row_style(style: str) -> bool:
    """Tell whether a style makes a row or a grid of an element."""
    return ("flex" in style or "grid" in style) and _ROW_STYLE.search(style) is not None


class Rows:
    """Which classes make rows: those of the common frameworks, and what style sheets of the page say."""

    def __init__(self) -> None:
        self._names: Set[str] = _ROW_CLASSES
        self._known: dict[str, bool] = {}

    def add(self, names: Set[str]) -> None:
        """Take classes for such, besides those that are already."""
        self._names |= names
        self._known.clear()

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
