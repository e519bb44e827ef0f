"""Standard output as a report for people takes it: rich is opened for the first line that it would change.

To import rich takes as long as to read a page, and in a hook or a pipeline the gate mostly has two short lines to say.
"""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from msgcheck.late_pattern import late_pattern

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 80
"""rich's, where it can ask no terminal."""
_NARROW = late_pattern("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Characters that take one column, none of them a blank but the common one."""
_WORD = late_pattern(r" *[^ ]+ *")
_TOLD_TO_RICH = ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which a user tells rich how to write although there is no terminal."""


class StandardOutput:
    """Takes plain lines, and opens ``console`` for what shows styles, tables, wide letters or words that are cut."""

    @cached_property
    def console(self) -> Console:
        """The console on standard output, as rich finds it."""
        from rich.console import Console

        return Console()

    def takes(self, text: str, indent: int) -> bool:
        """Write ``text`` below ``indent`` if rich would write just that: no terminal is there, nothing in it is wide.

        Tell whether it is done.
        """
        room = _WIDTH - indent
        if _is_for_rich() or not _is_narrow(text) or not (lines := _wrapped(text, room)):
            return False
        sys.stdout.writelines(f"{' ' * indent}{line}\n" for line in lines)
        sys.stdout.flush()
        return True


def _is_narrow(text: str) -> bool:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    return text.isascii() or (encoding == "utf-8" and _NARROW.fullmatch(text) is not None)


def _wrapped(text: str, room: int) -> list[str]:
    """Return ``text`` in lines as rich breaks it between words; none where a word is longer than ``room``."""
    if len(text) <= room or text.isspace():
        return [text[:room]]
    lines = [""]
    for word in _WORD.findall(text):
        if len(word.rstrip()) > room:
            return []
        if len(lines[-1]) + len(word.rstrip()) > room:
            lines.append("")
        lines[-1] += word
    return [line[:room] for line in lines]


def _is_for_rich() -> bool:
    """Tell whether a terminal or its user says how wide and how coloured lines are to be."""
    return sys.platform == "win32" or any(map(os.environ.get, _TOLD_TO_RICH)) or any(map(os.isatty, range(3)))
