"""YAML as a located tree: one document, no tags, bounded aliases, nothing resolved behind the writer's back.

YAML 1.1 turns ``NO`` into false, ``2026.10`` into 2026.1 and ``12:30`` into 750. Here a scalar keeps its written
text and the field that wants it decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from msgcheck.config.located import Entry, Form, Items, Node, Scalar, Table
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.config.yaml_syntax import explain_syntax
from msgcheck.errors import Position

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is about 10 times faster and may be absent
_MAX_DEPTH = 32
"""The contract's files nest 6 deep."""
_MAX_NODES = 500_000
"""Values with every alias written out. A glossary of 20,000 terms has about 440,000; an alias bomb has millions."""
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML 1.1 counts as lines."""
_HASH_TRAP = re.compile(r"[ \t]+(#[0-9])")


class _RefusedError(Exception):
    """The file is YAML, but of a sort that is not read here."""

    def __init__(self, position: Position, what: str, way_out: str) -> None:
        super().__init__(what)
        self.mistake = (position, what, way_out)


def parse_yaml(file: WrittenFile, mistakes: Mistakes) -> Node | None:
    """Return the one document of ``file``; note the mistake and return ``None`` where it cannot be parsed."""
    try:
        return _TreeBuilder(file, mistakes).build()
    except _RefusedError as refused:
        mistakes.add(*refused.mistake)
    except yaml.MarkedYAMLError as error:
        mistakes.add(*explain_syntax(file, error))
    return None


class _TreeBuilder:
    """Builds the tree from parser events: these come one by one, so that depth and size are bounded on the way."""

    def __init__(self, file: WrittenFile, mistakes: Mistakes) -> None:
        self._file = file
        self._mistakes = mistakes
        self._hash_lines = {number: line for number, line in enumerate(_LINE_END.split(file.text)) if "#" in line}
        self._events: Iterator[Event] = yaml.parse(file.text, Loader=_Loader)
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._node_count = 0

    def build(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise self._refused(event, "A second document begins.", "Remove '---', or make it a file.")
                root = self._node(next(self._events), 0)
            elif isinstance(event, StreamEndEvent):
                break
        return root

    def _node(self, event: Event, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._aliased(event)
        self._count(event, 1)
        if depth > _MAX_DEPTH:
            raise self._refused(event, f"Values nest more than {_MAX_DEPTH} deep.", "Write them flatter.")
        tag = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            raise self._refused(event, f"The tag {quoted(written)} is not read here.", "Remove it.")
        before = self._node_count
        node = self._content(event, depth)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._anchors[event.anchor] = (node, self._node_count - before + 1)
        return node

    def _content(self, event: Event, depth: int) -> Node:
        position = self._position(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, position)
        if isinstance(event, SequenceStartEvent):
            return Items(position, tuple(self._items(depth)))
        return Table(position, tuple(self._entries(depth)))

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[Entry]:
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._refused(event, "A key must be plain text.", "Put a text with [ or { in quotes.")
            yield Entry(key.text, self._position(event), self._node(next(self._events), depth + 1))

    def _scalar(self, event: ScalarEvent, position: Position) -> Scalar:
        if not event.implicit[0] or event.tag == "!":
            return Scalar(position, event.value, Form.TEXT)
        end: Any = event.end_mark  # the two parsers have marks of their own
        if event.value and end.line in self._hash_lines:  # libyaml lets an empty value end behind the last line
            self._refuse_cut_text(end.line, end.column)
        return Scalar(position, event.value, Form.PLAIN)

    def _refuse_cut_text(self, line: int, column: int) -> None:
        """``We are #1`` is read as ``We are``: the rest is a comment, and nobody would notice."""
        rest = _HASH_TRAP.match(self._hash_lines[line], column)
        if rest:
            what = f"The text ends before '{rest[1]}': YAML takes ' #' for the start of a comment."
            at = self._file.position(line + 1, rest.start(1) + 1)
            self._mistakes.add(at, what, "Put the whole text in quotes.")

    def _aliased(self, event: AliasEvent) -> Node:
        if event.anchor not in self._anchors:
            what = f"'*{event.anchor}' points to nothing: YAML takes a leading * for a reference."
            raise self._refused(event, what, "Put the text in quotes.")
        node, size = self._anchors[event.anchor]
        self._count(event, size)
        return node

    def _count(self, event: Event, size: int) -> None:
        self._node_count += size
        if self._node_count > _MAX_NODES:
            what = f"The file holds more than {_MAX_NODES:,} values, references counted in full."
            raise self._refused(event, what, "Write values out instead of * references, or split the file.")

    def _position(self, event: Event) -> Position:
        mark: Any = event.start_mark
        return Position(self._file.path, mark.line + 1, mark.column + 1)

    def _refused(self, event: Event, what: str, way_out: str) -> _RefusedError:
        return _RefusedError(self._position(event), what, way_out)
