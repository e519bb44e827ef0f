"""Entries put at the end of the list that ends a YAML file; everything before stays as it is, byte for byte."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile, read_written_file
from msgcheck.errors import ReferenceDataError, UsageError


def read_for_change(path: Path) -> WrittenFile:
    """Return the file at ``path``. Raises ``ReferenceDataError`` where it cannot be read."""
    mistakes = Mistakes()
    return mistakes.checked(read_written_file(path, mistakes), ReferenceDataError)


def with_entries(file: WrittenFile, key: str, lines_of: Callable[[str], Iterable[str]]) -> str:
    """Return the text of ``file`` with more lines behind the list under ``key``.

    ``lines_of`` gives them for the indent of the list's dashes. Raises ``UsageError`` where the list is not a block
    list at the end of the file.
    """
    newline = "\r\n" if "\r\n" in file.text else "\n"
    text, indent = _opened(file, key)
    gap = "" if text.endswith("\n") else newline
    return text + gap + "".join(f"{line}{newline}" for line in lines_of(" " * indent))


def entry_lines(rows: Sequence[str], indent: str) -> Iterator[str]:
    """Yield the ``rows`` of one entry as an item of a block list, whose dashes stand behind ``indent``."""
    for at, row in enumerate(rows):
        yield f"{indent}{'- ' if at == 0 else '  '}{row}"


def _opened(file: WrittenFile, key: str) -> tuple[str, int]:
    """Return the text, an empty list taken out of it, and the column of the dashes.

    The list must be the last thing in the file, its entries one below the other.
    """
    from ruamel.yaml import YAML

    name, entries = YAML().compose(io.StringIO(file.text)).value[-1]
    if name.value != key or not isinstance(entries.value, list) or (entries.flow_style and entries.value):
        raise unchangeable(file.path, key)
    if entries.value:
        return file.text, int(entries.start_mark.column)
    start, end = entries.start_mark.index, entries.end_mark.index
    return file.text[:start].rstrip(" ") + file.text[end:], int(name.start_mark.column) + 2


def unchangeable(path: Path, key: str) -> UsageError:
    """Return the error for a file that nothing can be put at the end of."""
    return UsageError(
        f"{path} cannot be added to by msgcheck: its {key} are not a plain list at the end of the file. "
        "Write what is new elsewhere with --output, and move it by hand."
    )


def content_of(file: WrittenFile, text: str) -> str:
    """Return ``text`` with the byte order mark that ``file`` has."""
    return "\ufeff" * file.data.startswith(b"\xef\xbb\xbf") + text
