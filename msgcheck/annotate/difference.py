"""Fixed assets as a unified diff of their passages, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgcheck.annotate.passage_change import PassageChange
from msgcheck.model.place import place_in_words


def diff_lines(old_name: str, new_name: str, changes: Iterable[PassageChange]) -> Iterator[str]:
    """Yield the lines of a unified diff whose hunks are passages, each headed by its place."""
    yield f"--- {_one_line(old_name)}"
    yield f"+++ {_one_line(new_name)}"
    for change in changes:
        yield f"@@ {_one_line(place_in_words(change.place))} @@"
        yield from (f"-{_one_line(line)}" for line in change.before.split("\n"))
        yield from (f"+{_one_line(line)}" for line in change.after.split("\n"))


def _one_line(text: str) -> str:
    """Return ``text`` with what a terminal would take for a command, or for a new line, written out."""
    return "".join(each if each.isprintable() or each == "\t" else f"\\x{ord(each):02x}" for each in text)
