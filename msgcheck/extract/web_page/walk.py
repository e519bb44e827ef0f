"""The way through the elements of a web page, without recursion: text is collected up to the ends of blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml import etree

from msgcheck.extract.raised import may_be_raised, raised
from msgcheck.extract.web_page.attributes import SPEAKING_ATTRIBUTES, Spoken, spoken_beside_text
from msgcheck.extract.web_page.found import Found
from msgcheck.extract.web_page.layers import (
    LAYERED_ATTRIBUTES,
    LAYERED_TAGS,
    NAMING_ATTRIBUTES,
    is_hidden_by,
)
from msgcheck.extract.web_page.marks import Marks
from msgcheck.extract.web_page.note_marks import is_note_mark
from msgcheck.extract.web_page.open_element import OpenElement, attributes_of, open_element
from msgcheck.extract.web_page.rows import Rows, is_line_style, part_of_line
from msgcheck.extract.web_page.tags import ARIA_ROLES, FALLBACK_TAGS, KINDS, PLACING, TAG_ROLES, Kind, kind_of
from msgcheck.extract.web_page.text_run import BREAK, TextRun
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.model.passage import Layer, Role, UnreadPart

FORCED_LAYERS = frozenset({Layer.HIDDEN, Layer.COMMENT, Layer.METADATA})
"""Layers that hold for all that is within: what a hidden element, a comment or structured data hold."""

# A member of an enumeration takes a tenth of a microsecond to look up, and an element needs a dozen of them.
_COMMENT, _CUSTOM, _INLINE, _META, _BREAK = Kind.COMMENT, Kind.CUSTOM, Kind.INLINE, Kind.META, Kind.BREAK
_BLOCK, _GLOSS, _LINE = Kind.BLOCK, Kind.GLOSS, Kind.LINE
_BODY, _REMARK = Layer.BODY, Layer.COMMENT
_HEADING = Role.HEADING
_PARTED = frozenset({Role.CELL, Role.BULLET})
"""What a ``role`` says to be a cell or point is a block, whatever its tag."""


_PLAIN = {tag: kind for tag, kind in KINDS.items() if kind in {_INLINE, _BLOCK} and tag not in {*LAYERED_TAGS, "sup"}}
"""The tags of most elements of a page, each part of a line or a block, unless its attributes say more of it; what is
raised may call a note."""

_NOTED_ATTRIBUTES = LAYERED_ATTRIBUTES | SPEAKING_ATTRIBUTES | {*NAMING_ATTRIBUTES}

_BLOCKS = frozenset({Kind.BLOCK, Kind.CODE_BLOCK})
_SPACED = frozenset({Kind.BOX, Kind.LINE, Kind.ASIDE, Kind.CODE_BOX, Kind.MARKUP})
_APART = frozenset({Kind.ASIDE, Kind.GLOSS})
_WITH_CONTENT = frozenset({Kind.INLINE, Kind.BOX, Kind.LINE, *_APART, Kind.BLOCK, Kind.VOID})


class Walk(ABC):
    """One way through a page. ``found`` and ``unread`` hold what came of it."""

    def __init__(self, limit: int, collapse: Callable[[str], str]) -> None:
        self.found = Found(limit, collapse)
        self.unread: list[UnreadPart] = []
        self._run = TextRun()
        self._rows = Rows()
        self._marks = Marks(self._rows)

    def hide(self, unseen: Unseen) -> None:
        """Take elements for hidden from now on, besides those that are already."""
        self._rows.add(unseen.rows, unseen.lines)
        self._marks.hide(unseen)

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

    def _open(self, element: etree._Element, around: OpenElement) -> OpenElement | None:
        """Open an element and take up its first text; return ``None`` where that was all."""
        tag: Any = element.tag
        numbers = around.numbers
        numbers[tag] = number = numbers.get(tag, 0) + 1
        names: Any = element.keys()
        run = self._run
        if around.is_row:
            run.space()
        kind = _PLAIN.get(tag)
        is_noted = names and not _NOTED_ATTRIBUTES.isdisjoint(names)
        if kind is None or (is_noted and self._marks.are_on(element, kind, names)):
            return self._open_other(element, tag, number, names, around)
        if kind is _BLOCK and run.pieces:
            self.found.add_run(run, around)
        if is_noted:
            spoken = spoken_beside_text(element, tag, names)
            if spoken:
                self._speak(spoken, open_element(element, tag, kind, number, around), around)
        if len(element) or (kind is _BLOCK and TAG_ROLES.get(tag, around.role) is _HEADING):
            opened = open_element(element, tag, kind, number, around)
            if names:
                opened.is_row = self._rows.hold(element, names)
            return self._open_plain(opened, around)
        if kind is _BLOCK:
            self.found.add_leaf(element, tag, number, around)
        else:
            run.add_inline(element.text, element, is_link=tag == "a")
        return None

    def _open_plain(self, opened: OpenElement, around: OpenElement) -> OpenElement:
        """Take up the first text of an element that is part of a line, or a block, and has no layer of its own."""
        if opened.kind is _INLINE:
            opened.block = around.block or around
            if opened.tag == "a":
                self._run.link_start = len(self._run.pieces)
        self._run.add(opened.element.text, opened.element)
        return opened

    def _open_other(
        self, element: etree._Element, tag: str, number: int, names: Sequence[str], around: OpenElement
    ) -> OpenElement | None:
        """The same for an element with a layer, a flow or a meaning of its own."""
        kind = KINDS.get(tag) or kind_of(tag)
        if kind is _COMMENT:
            self._run.add(self.read_comment(element, around), element)
            return None
        is_note = kind is _INLINE and (tag == "sup" or "role" in names) and is_note_mark(element, self._run.last)
        if is_note:
            kind = _GLOSS
        elif self._is_raised(element, tag, kind, names):
            self._run.add(raised(element.text or ""), element)
            return None
        elif tag == "tspan" and PLACING.isdisjoint(names):
            kind = _INLINE
        opened = open_element(element, tag, kind, number, around)
        if is_note:
            opened.role = Role.LINK
        if names and len(element):
            opened.is_row = self._rows.hold(element, names)
        if tag in LAYERED_TAGS or (names and self._marks.are_on(element, kind, names)):
            self._mark(opened, around)
        self._part(opened, around)
        if kind is _CUSTOM or (names and kind is not _META and not SPEAKING_ATTRIBUTES.isdisjoint(names)):
            self._speak(spoken_beside_text(element, tag, names), opened, around)
        return self._enter(opened)

    def _is_raised(self, element: etree._Element, tag: str, kind: Kind, names: Sequence[str]) -> bool:
        """Tell whether an element is nothing but figures that stand raised behind the text so far."""
        if tag != "sup" or len(element) or not may_be_raised(element.text or "", self._run.last):
            return False
        return SPEAKING_ATTRIBUTES.isdisjoint(names) and not self._marks.are_on(element, kind, names)

    def _mark(self, opened: OpenElement, around: OpenElement) -> None:
        """Find out what tag and attributes say about the layer, the role and the flow of an element."""
        attributes = attributes_of(opened.element)
        if around.layer not in FORCED_LAYERS:
            layer = self._marks.layer_of(opened.element, opened.tag, attributes)
            if layer is not None and (layer is not Layer.FURNITURE or around.layer is not Layer.ALT):
                opened.layer = layer
        if "role" in attributes:
            opened.role = ARIA_ROLES.get(attributes["role"].strip().lower(), opened.role)
        if opened.kind is _INLINE and opened.role is not around.role and opened.role in _PARTED:
            opened.kind = _BLOCK
        elif opened.kind is _INLINE:
            opened.kind = self._rows.flow_of(opened.element, attributes)
        elif opened.tag == "div" and around.role is _HEADING and is_line_style(attributes.get("style", "")):
            opened.kind = part_of_line(opened.element)

    def _is_within_word(self, element: etree._Element) -> bool:
        return self._run.ends_in_word() and (element.text or " ")[0].isalnum()

    def _part(self, opened: OpenElement, around: OpenElement) -> None:
        """Part the text of an element from the text around it, where it has one of its own."""
        kind = opened.kind
        if kind is _CUSTOM:
            kind = opened.kind = _INLINE if self._is_within_word(opened.element) else _BLOCK
        if kind in _BLOCKS:
            if self._run.pieces:
                self.found.add_run(self._run, around)
            return
        if kind in _SPACED:
            self._run.space()
        if kind in _APART or opened.layer is not around.layer:
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
                self.found.add_run(self._run, closed)
            if closed.outer is not None:
                self._run = closed.outer
            return
        if closed.tag == "a":
            self._run.end_link()
        if closed.kind is _LINE:
            self._run.space()

    def _speak(self, spoken: Sequence[Spoken], opened: OpenElement, around: OpenElement) -> None:
        """Make passages of the texts of the attributes of an element."""
        is_fallback = opened.tag in FALLBACK_TAGS and not is_hidden_by(attributes_of(opened.element))
        own = around.layer if is_fallback else opened.layer
        is_forced = own in FORCED_LAYERS
        for text, seen_in, role in spoken:
            self.found.add(text, own if is_forced or seen_in is _BODY else seen_in, role, opened)
