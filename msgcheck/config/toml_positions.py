"""Where the keys and values of a valid TOML text stand, which tomllib does not tell.

The scan runs after tomllib has accepted the text, so it may trust the syntax: it only has to tell strings from keys,
brackets and comments. A test compares the paths it finds with tomllib's own on generated documents.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import field

from msgcheck.config.written_file import WrittenFile
from msgcheck.errors import Position
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

KeyPath = tuple[str | int, ...]

_STRING = r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\])*"|' r"'[^']*'"
_SPACE = late_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = late_pattern(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')[ \t]*""")
_ATOM = late_pattern(rf"(?:{_STRING})|[^,\]}}#\n]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Positions:
    """Places of keys and of values, by path: ``("assets", "deck", "paths", 0)`` is the first item of that list."""

    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)


def scan_positions(file: WrittenFile) -> Positions:
    """Return the places of all keys and values of ``file``, whose text tomllib has accepted."""
    scanner = _Scanner(file)
    scanner.scan()
    return scanner.positions


class _Scanner:
    def __init__(self, file: WrittenFile) -> None:
        self._file = file
        self._text = file.text
        self._at = 0
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", file.text))]
        self._table_counts: dict[KeyPath, int] = {}
        self.positions = Positions()

    def scan(self) -> None:
        table: KeyPath = ()
        self._skip_space()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._key_value(table)
            self._skip_space()

    def _header(self) -> KeyPath:
        start = self._position()
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        path = self._key((), within_arrays=True)
        self._at += brackets
        if brackets == 2:
            index = self._table_counts.get(path, 0)
            self._table_counts[path] = index + 1
            self.positions.values.setdefault(path, start)
            path = (*path, index)
        self.positions.values[path] = start
        return path

    def _key_value(self, table: KeyPath) -> None:
        path = self._key(table)
        self._at += 1  # the equals sign
        self._skip_space()
        self._value(path)

    def _key(self, path: KeyPath, within_arrays: bool = False) -> KeyPath:
        """Read a dotted key and note each of its parts; in a header, a part that is an array means its last table."""
        while True:
            match = self._take(_KEY_PART)
            if within_arrays and path in self._table_counts:
                path = (*path, self._table_counts[path] - 1)
            path = (*path, _unquoted(match[1]))
            self.positions.keys.setdefault(path, self._position(match.start(1)))
            self.positions.values.setdefault(path, self._position(match.start(1)))
            if not self._text.startswith(".", self._at):
                return path
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        self.positions.values[path] = self._position()
        opening = self._text[self._at]
        if opening == "[":
            self._members(path, "]")
        elif opening == "{":
            self._members(path, "}")
        else:
            self._take(_ATOM)

    def _members(self, path: KeyPath, closing: str) -> None:
        """Read what stands between brackets: values of a list, or keys with values of an inline table."""
        self._at += 1
        index = 0
        while self._next_mark() != closing:
            if self._text[self._at] == ",":
                self._at += 1
            elif closing == "]":
                self._value((*path, index))
                index += 1
            else:
                self._key_value(path)
        self._at += 1

    def _next_mark(self) -> str:
        self._skip_space()
        return self._text[self._at]

    def _skip_space(self) -> None:
        self._take(_SPACE)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise RuntimeError(f"tomllib accepted what this scan cannot read, at offset {self._at}")
        self._at = match.end()
        return match

    def _position(self, at: int | None = None) -> Position:
        offset = self._at if at is None else at
        line = bisect_right(self._line_starts, offset)
        return self._file.position(line, offset - self._line_starts[line - 1] + 1)


def _unquoted(key_part: str) -> str:
    if key_part[0] not in "\"'":
        return key_part
    value: str = tomllib.loads(f"key = {key_part}")["key"]
    return value
