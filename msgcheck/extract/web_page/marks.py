"""Which elements of a page have a layer of their own: by their attributes, and by what its style sheets hide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from msgcheck.extract.web_page.layers import LAYERED_ATTRIBUTES, is_telling, layer_of
from msgcheck.extract.web_page.rows import Rows
from msgcheck.extract.web_page.tags import Kind
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.model.passage import Layer

_MOST_ASKED = 1_500
"""Elements that are held to selectors of several parts, each to thirty at most, in two milliseconds; what comes then is
taken for shown, and so is checked."""

_INLINE = Kind.INLINE


class Marks:
    """What marks an element; ``unseen`` is what the style sheets so far hide, ``rows`` what they lay out in lines."""

    def __init__(self, rows: Rows) -> None:
        self.unseen = Unseen()
        self._rows = rows
        self._asked = 0
        self._telling: tuple[dict[str, bool], dict[str, bool]] = ({}, {})
        """For the classes and ids met so far, of blocks and in lines: whether they may say something of an element."""

    def hide(self, unseen: Unseen) -> None:
        """Take elements for hidden from now on, besides those that are already."""
        self.unseen = self.unseen.joined(unseen)
        self._telling = ({}, {})

    def are_on(self, element: etree._Element, kind: Kind, names: Sequence[str]) -> bool:
        """Tell whether attributes, of these ``names``, may say something about layer, role or flow of an element."""
        return (
            not LAYERED_ATTRIBUTES.isdisjoint(names)
            or ("class" in names and self._is_telling(element.get("class", ""), kind is _INLINE))
            or ("id" in names and kind is not _INLINE and self._is_telling(element.get("id", ""), False))
        )

    def _is_telling(self, value: str, is_inline: bool) -> bool:
        known = self._telling[is_inline]
        is_told = known.get(value)
        if is_told is None:
            is_told = known[value] = is_telling(value, self.unseen) or (is_inline and self._rows.is_line(value))
        return is_told

    def layer_of(self, element: etree._Element, tag: str, attributes: Mapping[str, str]) -> Layer | None:
        """Return the layer that an element puts its content in, ``None`` for that of the element around it."""
        if self.unseen.paths:
            self._asked += 1
            if self._asked > _MOST_ASKED:
                self.unseen = self.unseen._replace(paths=())
        return layer_of(element, tag, attributes, self.unseen)
