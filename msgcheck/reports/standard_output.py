"""Standard output as a report for people takes it: rich is opened for the first line that it would change.

To import rich takes as long as to read a page, and in a hook or a pipeline the gate mostly has two short lines to say.
"""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 80
"""rich's, where it can ask no terminal."""
_TOLD_TO_RICH = ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which a user tells rich how to write although there is no terminal."""


class StandardOutput:
    """Takes plain lines, and opens ``console`` for what shows styles, tables or wrapped lines."""

    @cached_property
    def console(self) -> Console:
        """The console on standard output, as rich finds it."""
        from rich.console import Console

        return Console()

    def takes(self, line: str) -> bool:
        """Write ``line`` if rich would write just that: no terminal is there, and it fits. Tell whether it is done."""
        if len(line) > _WIDTH or not line.isascii() or _is_for_rich():
            return False
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        return True


def _is_for_rich() -> bool:
    """Tell whether a terminal or its user says how wide and how coloured lines are to be."""
    return sys.platform == "win32" or any(map(os.environ.get, _TOLD_TO_RICH)) or any(map(os.isatty, range(3)))
