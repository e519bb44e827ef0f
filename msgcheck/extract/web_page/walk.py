"""The way through the elements of a web page, without recursion: text is collected up to the ends of blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml import etree

from msgcheck.extract.web_page.attributes import SPEAKING_ATTRIBUTES, own_words, spoken_by
from msgcheck.extract.web_page.layers import (
    LAYERED_ATTRIBUTES,
    LAYERED_TAGS,
    is_block_style,
    is_hidden_by,
    is_telling,
    layer_of,
)
from msgcheck.extract.web_page.open_element import OpenElement, attributes_of, line_of
from msgcheck.extract.web_page.paths import path_within
from msgcheck.extract.web_page.tags import ARIA_ROLES, FALLBACK_TAGS, KINDS, TAG_ROLES, Kind, kind_of, names_in
from msgcheck.extract.web_page.text_run import BREAK, TextRun, collapsed
from msgcheck.model.passage import Layer, Passage, Role, UnreadPart
from msgcheck.model.place import WebPlace

FORCED_LAYERS = frozenset({Layer.HIDDEN, Layer.COMMENT, Layer.METADATA})
"""Layers that hold for all that is within: what a hidden element, a comment or structured data hold."""

# A member of an enumeration takes a tenth of a microsecond to look up, and an element needs a dozen of them.
_COMMENT, _CUSTOM, _INLINE, _META, _BREAK = Kind.COMMENT, Kind.CUSTOM, Kind.INLINE, Kind.META, Kind.BREAK
_ASIDE, _BLOCK = Kind.ASIDE, Kind.BLOCK
_BODY, _REMARK = Layer.BODY, Layer.COMMENT
_HEADING, _LINK = Role.HEADING, Role.LINK

_BLOCKS = frozenset({Kind.BLOCK, Kind.CODE_BLOCK})
_SPACED = frozenset({Kind.BOX, Kind.ASIDE, Kind.CODE_BOX, Kind.MARKUP})
_WITH_CONTENT = frozenset({Kind.INLINE, Kind.BOX, Kind.ASIDE, Kind.BLOCK, Kind.VOID})

_PLAIN_LEAVES = names_in("p li td th dt dd div figcaption caption option summary legend")
"""Blocks that :meth:`Walk._read_leaf` may read: most of a page, and no headings."""


class Walk(ABC):
    """One way through a page. ``units`` counts the texts met; ``found`` and ``unread`` hold what came of them."""

    def __init__(self, limit: int, collapse: Callable[[str], str]) -> None:
        self.units = 0
        self.found: list[Passage] = []
        self.unread: list[UnreadPart] = []
        self.context = ""
        self.place: WebPlace | None = None
        """The place of all that is read now, where it has none of its own."""

        self._limit = limit
        self._collapse = collapse
        self._run = TextRun()
        self._has_title = False
        self._unseen: frozenset[str] = frozenset()
        self._telling: dict[str, bool] = {}
        """For the values of ``class`` met so far: whether they may put an element in a layer."""

    def hide(self, names: frozenset[str]) -> None:
        """Take elements of these classes (``.name``) and ids (``#name``) for hidden from now on."""
        self._unseen |= names
        self._telling.clear()

    @abstractmethod
    def read_other(self, opened: OpenElement) -> None:
        """Read what an element says without being content of the page."""

    @abstractmethod
    def read_comment(self, comment: etree._Element, around: OpenElement) -> str:
        """Read a comment; return what of it is content of the page."""

    def read_within(self, top: OpenElement) -> None:
        """Read the content of an element."""
        outer_run, self._run = self._run, TextRun()
        around = top
        children: Iterator[etree._Element] = iter(top.element)
        outside: list[tuple[OpenElement, Iterator[etree._Element]]] = []
        self._run.add(top.element.text, top.element)
        while True:
            for element in children:
                inner = self._open(element, around)
                if inner is not None:
                    outside.append((around, children))
                    around, children = inner, iter(element)
                    break
                tail = element.tail
                if tail and ((run := self._run).pieces or not tail.isspace()):
                    run.add(tail, element)
            else:
                self._close(around)
                if not outside:
                    break
                self._run.add(around.element.tail, around.element)
                around, children = outside.pop()
        self._run = outer_run

    def emit(self, text: str, layer: Layer, role: Role, at: OpenElement, line: int | None = None) -> None:
        """Make a passage of a text that stands in the element ``at``."""
        if not text or text.isspace():
            return
        self.units += 1
        if self.units <= self._limit:
            place = self.place or WebPlace(None, at.css or at.path(), line or line_of(at.element))
            self.found.append(Passage(text, layer, role, place, self.context))

    def _open(self, element: etree._Element, around: OpenElement) -> OpenElement | None:
        """Open an element and take up its first text; return ``None`` where that was all."""
        tag = element.tag
        around.numbers[tag] = number = around.numbers.get(tag, 0) + 1
        kind = KINDS.get(tag) or kind_of(tag)
        if kind is _COMMENT:
            self._run.add(self.read_comment(element, around), element)
            return None
        names: Any = element.keys()
        is_marked, is_speaking = tag in LAYERED_TAGS, kind is _CUSTOM
        if names:
            is_marked = is_marked or self._is_marked(element, kind, names)
            is_speaking = is_speaking or not SPEAKING_ATTRIBUTES.isdisjoint(names)
        if not is_marked and kind is _INLINE and not len(element):
            if is_speaking:
                self._speak(OpenElement(element, tag, kind, number, around), names, around)
            self._run.add_inline(element.text, element, is_link=tag == "a")
            return None
        if tag in _PLAIN_LEAVES and not (is_marked or is_speaking or around.role is _HEADING or len(element)):
            self._read_leaf(element, tag, number, around)
            return None
        opened = OpenElement(element, tag, kind, number, around)
        if is_marked:
            self._mark(opened, around)
        self._part(opened, around)
        if is_speaking and kind is not _META:
            self._speak(opened, names, around)
        return self._enter(opened)

    def _read_leaf(self, element: etree._Element, tag: str, number: int, around: OpenElement) -> None:
        """Read a block that holds nothing but text, by the short way that most passages of a page take."""
        if self._run.pieces:
            self._flush(around)
        text = element.text
        if text is None or text.isspace():
            return
        self.units += 1
        if self.units <= self._limit:
            role = around.role if around.layer is _REMARK else TAG_ROLES.get(tag, around.role)
            css = path_within(around.css or around.path(), tag, number)
            place = self.place or WebPlace(None, css, line_of(element))
            self.found.append(Passage(self._collapse(text), around.layer, role, place, self.context))

    def _is_marked(self, element: etree._Element, kind: Kind, names: Sequence[str]) -> bool:
        """Tell whether attributes may say something about the layer, the role or the flow of an element."""
        if not LAYERED_ATTRIBUTES.isdisjoint(names):
            return True
        if "class" in names:
            value = element.get("class", "")
            is_told = self._telling.get(value)
            if is_told is None:
                is_told = self._telling[value] = is_telling(value, self._unseen)
            if is_told:
                return True
        return "id" in names and kind is not _INLINE and is_telling(element.get("id", ""), self._unseen)

    def _mark(self, opened: OpenElement, around: OpenElement) -> None:
        """Find out what tag and attributes say about the layer, the role and the flow of an element."""
        attributes = attributes_of(opened.element)
        if around.layer not in FORCED_LAYERS:
            layer = layer_of(opened.element, opened.tag, attributes, self._unseen)
            if layer is not None and (layer is not Layer.FURNITURE or around.layer is not Layer.ALT):
                opened.layer = layer
        if "role" in attributes:
            opened.role = ARIA_ROLES.get(attributes["role"].strip().lower(), opened.role)
        if opened.kind is _INLINE and is_block_style(attributes.get("style", "")):
            opened.kind = _BLOCK

    def _is_within_word(self, element: etree._Element) -> bool:
        return self._run.ends_in_word() and (element.text or " ")[0].isalnum()

    def _part(self, opened: OpenElement, around: OpenElement) -> None:
        """Part the text of an element from the text around it, where it has one of its own."""
        kind = opened.kind
        if kind is _CUSTOM:
            kind = opened.kind = _INLINE if self._is_within_word(opened.element) else _BLOCK
        if kind in _BLOCKS:
            if self._run.pieces:
                self._flush(around)
            return
        if kind in _SPACED:
            self._run.space()
        if kind is _ASIDE or opened.layer is not around.layer:
            opened.outer, self._run = self._run, TextRun()
        else:
            opened.block = around.block or around
            self._run.link_start = len(self._run.pieces) if opened.tag == "a" else self._run.link_start

    def _enter(self, opened: OpenElement) -> OpenElement | None:
        """Take up the first text of an element; close it where that is all it has."""
        if opened.kind in _WITH_CONTENT:
            element = opened.element
            self._run.add(element.text, element)
            if len(element):
                return opened
        elif opened.kind is _BREAK:
            self._run.pieces.append(BREAK)
        else:
            self.read_other(opened)
        self._close(opened)
        return None

    def _close(self, closed: OpenElement) -> None:
        if closed.block is None:
            if self._run.pieces:
                self._flush(closed)
            if closed.outer is not None:
                self._run = closed.outer
        elif closed.tag == "a":
            self._run.end_link()

    def _speak(self, opened: OpenElement, names: Sequence[str], around: OpenElement) -> None:
        """Emit the texts of the attributes of an element, each wording once."""
        element = opened.element
        seen = [collapsed(own_words(element))]
        is_fallback = opened.tag in FALLBACK_TAGS and not is_hidden_by(attributes_of(element))
        own = around.layer if is_fallback else opened.layer
        is_forced = own in FORCED_LAYERS
        for spoken, seen_in, role in spoken_by(element, opened.tag, names):
            text = collapsed(spoken)
            if text and text not in seen:
                seen.append(text)
                self.emit(text, own if is_forced or seen_in is _BODY else seen_in, role, opened)

    def _flush(self, at: OpenElement) -> None:
        """Make passages of the text collected so far: one, or one a link where there is nothing but links."""
        run = self._run
        block, line = at.block or at, line_of(run.start)
        texts = run.only_links() if run.links and block.role is not _HEADING else []
        role = _LINK if texts else block.role
        texts = texts or ["".join(run.pieces)]
        run.clear()
        for text in texts:
            if role is _HEADING:
                self._emit_heading(self._collapse(text), block, at, line)
            else:
                self.emit(self._collapse(text), block.layer, role, at, line)

    def _emit_heading(self, text: str, block: OpenElement, at: OpenElement, line: int | None) -> None:
        layer = block.layer
        if layer is not _BODY or not text or text.isspace():
            self.emit(text, layer, _HEADING, at, line)
            return
        is_title = block.tag == "h1" and not self._has_title
        self._has_title = self._has_title or is_title
        self.context = ""
        self.emit(text, layer, Role.TITLE if is_title else _HEADING, at, line)
        self.context = " ".join(text.split())
