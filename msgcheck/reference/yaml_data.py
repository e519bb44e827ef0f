"""The reading of one YAML file of reference data, and the checks its forms have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from msgcheck.config.fields import Fields, read_table
from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.node_values import described
from msgcheck.config.written_file import WrittenFile, read_written_file
from msgcheck.config.yaml_file import parse_yaml
from msgcheck.errors import Position

T = TypeVar("T")


def read_yaml_data(path: Path, noun: str, mistakes: Mistakes, read: Callable[[Fields], T]) -> tuple[T | None, bytes]:
    """Return what ``read`` makes of the keys of ``path``, and the bytes of the file.

    The value is ``None`` where the file could not be read or parsed, or is empty; ``mistakes`` then says why.
    """
    file = read_written_file(path, mistakes)
    if file is None:
        return None, b""
    return parse_yaml_data(file, noun, mistakes, read), file.data


def parse_yaml_data(file: WrittenFile, noun: str, mistakes: Mistakes, read: Callable[[Fields], T]) -> T | None:
    """Return what ``read`` makes of the keys of ``file``; ``None`` as in :func:`read_yaml_data`."""
    count = mistakes.count
    root = parse_yaml(file, mistakes)
    if root is None:
        if mistakes.count == count:
            mistakes.add(file.position(1, 1), "The file is empty.", f"Write the keys of {noun}, or remove the file.")
        return None
    return read_table(root, noun, mistakes, read)


def check_schema(fields: Fields) -> None:
    """Note a ``schema`` other than 1."""
    number = fields.required_number("schema")
    if number not in {None, 1.0}:
        node = fields.node("schema")
        written = described(node) if node else "empty"
        fields.mistake("schema", f"'schema' must be 1, not {written}.", "Write schema: 1, or update msgcheck.")


def refuse_repeated(noun: str, names: Iterable[tuple[str, Position]], mistakes: Mistakes) -> None:
    """Note each of ``names`` that was given before, with the place of the first."""
    first: dict[str, Position] = {}
    for name, position in names:
        if not name:
            continue
        if name in first:
            what = f"{noun} {quoted(name)} appears twice; first {_elsewhere(first[name], position)}."
            mistakes.add(position, what, "Give each its own.")
        first.setdefault(name, position)


def _elsewhere(first: Position, second: Position) -> str:
    in_file = "" if first.path == second.path else f" of {first.path.name}"
    return f"on line {first.line}{in_file}"
