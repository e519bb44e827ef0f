"""A file a person wrote, as a tree in which every key and value knows its line and column."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.errors import Position
from msgcheck.values import dataclass


class Form(StrEnum):
    """How a scalar was written; what the field wants decides what a plain one means."""

    PLAIN = "plain"
    """YAML without quotes: ``NO``, ``2026.10`` and ``2026-07-01`` are text where text is wanted."""
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, ``text`` exactly as it was meant: quotes, folding and escapes are undone, nothing is resolved."""

    position: Position
    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    position: Position
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of a table; ``position`` is the key's."""

    key: str
    position: Position
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with values, in the order of the file; a key written twice is there twice."""

    position: Position
    entries: tuple[Entry, ...]


Node = Scalar | Items | Table


def is_empty(node: Node) -> bool:
    """Whether nothing was written: ``key:`` or ``key: null``."""
    return isinstance(node, Scalar) and node.form is Form.PLAIN and node.text in {"", "~", "null", "Null", "NULL"}
