"""The bounded reading of a file a person wrote: its bytes and its text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.errors import Position
from msgcheck.values import dataclass

MAX_BYTES = 8 * 2**20
"""A glossary of 20,000 terms is about this large."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that a YAML file may not hold, and the invisible U+FEFF; TOML forbids nearly the same."""
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file with its bytes and its text (byte order mark removed)."""

    path: Path
    data: bytes
    text: str

    def position(self, line: int, column: int) -> Position:
        """Return a place in this file, counted from 1."""
        return Position(self.path, line, column)


def read_written_file(
    path: Path, mistakes: Mistakes, max_bytes: int = MAX_BYTES, *, takes_utf16: bool = False
) -> WrittenFile | None:
    """Read ``path``; note why and return ``None`` where it is too large, no file, not UTF-8 or not text.

    With ``takes_utf16`` it may be UTF-16 with a byte order mark, as spreadsheets write it.
    """
    data = _read_bytes(path, mistakes, max_bytes)
    if data is None:
        return None
    encoding = "utf-16" if takes_utf16 and data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        position = _position_at(path, data[: error.start].decode(encoding, "replace"))
        mistakes.add(position, "The file is not UTF-8 text.", "Save it with the encoding UTF-8.")
        return None
    stray = _UNPRINTABLE.search(text)
    if stray:
        code = f"U+{ord(stray.group()):04X}"
        mistakes.add(
            _position_at(path, text[: stray.start()]), f"A control character ({code}) stands here.", "Delete it."
        )
        return None
    return WrittenFile(path, data, text)


def is_printable(*texts: str) -> bool:
    """Tell whether ``texts`` can stand in a file that a person writes."""
    return not any(_UNPRINTABLE.search(text) for text in texts)


def _read_bytes(path: Path, mistakes: Mistakes, max_bytes: int) -> bytes | None:
    start = Position(path, 1, 1)
    try:
        if not path.is_file():  # a pipe or device would block or never end
            mistakes.add(start, "This is no file.", "Put a text file here.")
            return None
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        mistakes.add(start, f"The file cannot be read: {error.strerror}.", "Check that you may open it.")
        return None
    if len(data) > max_bytes:
        mistakes.add(start, f"The file is larger than {max_bytes:,} bytes.", "Is it the right file?")
        return None
    return data


def _position_at(path: Path, before: str) -> Position:
    lines = before.replace("\r\n", "\n").split("\n")
    return Position(path, len(lines), len(lines[-1]) + 1)


def lies_in(root: Path, path: Path) -> bool:
    """Tell whether ``path``, its links followed, is within the folder ``root``."""
    try:
        return root in path.resolve().parents
    except (OSError, RuntimeError, ValueError):  # links in a circle, a null character
        return False
