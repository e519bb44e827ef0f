"""The one way onto the console: every line is cleaned, indented and wrapped here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgcheck.reports.plain_text import plain
from msgcheck.reports.standard_output import StandardOutput

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    Output = Console | StandardOutput
    """Where lines go."""

Part = str | tuple[str, str]
"""Words, or (words, style)."""


def put(output: Output, *parts: Part, indent: int = 0) -> None:
    """Print ``parts`` as one line, wrapped below its own indent; no part is read as markup or terminal control.

    Without parts, print an empty line.
    """
    if isinstance(output, StandardOutput) and output.takes("".join(map(_words, parts)), indent):
        return
    from rich.text import Text

    console = opened(output)
    room = max(1, console.width - indent)
    for line in styled(console, *parts).wrap(console, room, overflow="fold"):
        console.print(Text(" " * indent) + line, highlight=False, soft_wrap=True)


def opened(output: Output) -> Console:
    """Return the console of ``output``, for what a line alone does not show."""
    return output.console if isinstance(output, StandardOutput) else output


def styled(console: Console, *parts: Part) -> Text:
    """Return ``parts`` as a text that ``console`` can write; characters its encoding lacks become ``?``."""
    from rich.text import Text

    line = Text(overflow="fold")
    for part in parts:
        style = part[1] if isinstance(part, tuple) else ""
        line.append(_words(part).encode(console.encoding, "replace").decode(console.encoding), style)
    return line


def _words(part: Part) -> str:
    return plain(part[0] if isinstance(part, tuple) else part)


def shows_styles(console: Console) -> bool:
    """Say whether bold and underline are seen on ``console``."""
    return console.color_system is not None and not console.no_color
