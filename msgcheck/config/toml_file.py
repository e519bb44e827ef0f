"""TOML as a located tree: values by tomllib, positions by a scan of the same text."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from msgcheck.config.located import Entry, Form, Items, Node, Scalar, Table
from msgcheck.config.mistakes import Mistakes
from msgcheck.config.toml_positions import KeyPath, Positions, scan_positions
from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position

MAX_BYTES = 256 * 2**10
_MAX_DOTS = 100
"""tomllib's memory grows with the square of the parts of one dotted key."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_EXPLANATIONS = (
    ("overwrite a value", "This key was given before.", "Keep one of them."),
    ("twice", "This table was given before.", "Join the two under one heading."),
    ("Invalid value", "This is no value.", 'Put a text in double quotes: "text".'),
    ("Expected '='", "An equals sign is missing after the key.", 'Write key = "text".'),
    (
        "Expected newline",
        "Text follows a value on the same line.",
        "Begin a new line, or put the whole text in quotes.",
    ),
    ("Expected ']'", "A heading is not closed.", "Add ]."),
    ("Unclosed array", "A list is not closed, or misses a comma.", "Add ] or the comma."),
    ("Unescaped '\\'", "A backslash stands in double quotes.", "Use single quotes around the text."),
    ("Illegal character", "A text is not closed on its line, or holds a control character.", "Close the quotes."),
)
"""(part of tomllib's words, what is wrong, the way out)."""


_GIVEN_BEFORE = ("overwrite a value", "twice")
"""For these tomllib points behind the key or heading that is too much."""


def parse_toml(file: WrittenFile, mistakes: Mistakes) -> Table | None:
    """Return the tables of ``file``; note the mistake and return ``None`` where it cannot be parsed."""
    for number, line in enumerate(file.text.split("\n"), 1):
        if line.count(".") > _MAX_DOTS:
            what = f"The line has more than {_MAX_DOTS} dots."
            mistakes.add(file.position(number, 1), what, "Write the list on several lines.")
            return None
    try:
        tables = tomllib.loads(file.text)
        return _table(tables, (), scan_positions(file), file)
    except tomllib.TOMLDecodeError as error:
        _explain(file, str(error), mistakes)
    except RecursionError:
        mistakes.add(file.position(1, 1), "Values nest too deep.", "Write them flatter.")
    return None


def _table(values: dict[str, Any], path: KeyPath, positions: Positions, file: WrittenFile) -> Table:
    entries = []
    for key, value in values.items():
        key_path = (*path, key)
        entries.append(Entry(key, positions.keys[key_path], _node(value, key_path, positions, file)))
    return Table(positions.values.get(path, file.position(1, 1)), tuple(entries))


def _node(value: object, path: KeyPath, positions: Positions, file: WrittenFile) -> Node:
    if isinstance(value, dict):
        return _table(value, path, positions, file)
    position = positions.values[path]
    if isinstance(value, list):
        return Items(position, tuple(_node(item, (*path, i), positions, file) for i, item in enumerate(value)))
    return _scalar(value, position)


def _scalar(value: object, position: Position) -> Scalar:
    if isinstance(value, bool):
        return Scalar(position, str(value).lower(), Form.BOOLEAN)
    if isinstance(value, int | float):
        return Scalar(position, str(value), Form.NUMBER)
    return Scalar(position, str(value), Form.TEXT if isinstance(value, str) else Form.DATE)


def _explain(file: WrittenFile, message: str, mistakes: Mistakes) -> None:
    lines = file.text.replace("\r\n", "\n").split("\n")
    at = _AT.search(message)
    if at is None or at[1] is None:
        end = file.position(len(lines), len(lines[-1]) + 1)
        mistakes.add(end, "The file ends too early.", "Close the bracket or the quotes that were opened last.")
        return
    line, column = int(at[1]), int(at[2])
    problem = message[: at.start()]
    if any(words in problem for words in _GIVEN_BEFORE):
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
    unknown = (f"This is no valid TOML: {problem}.", "Compare it with the lines around it.")
    explained = ((what, way_out) for words, what, way_out in _EXPLANATIONS if words in problem)
    mistakes.add(file.position(line, column), *next(explained, unknown))
