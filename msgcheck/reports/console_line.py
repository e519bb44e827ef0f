"""The one way onto the console: every line is cleaned, indented and wrapped here."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from msgcheck.reports.plain_text import plain

Part = str | tuple[str, str]
"""Words, or (words, style)."""


def put(console: Console, *parts: Part, indent: int = 0) -> None:
    """Print ``parts`` as one line, wrapped below its own indent; no part is read as markup or terminal control.

    Without parts, print an empty line.
    """
    room = max(1, console.width - indent)
    for line in styled(console, *parts).wrap(console, room, overflow="fold"):
        console.print(Text(" " * indent) + line, highlight=False, soft_wrap=True)


def styled(console: Console, *parts: Part) -> Text:
    """Return ``parts`` as a text that ``console`` can write; characters its encoding lacks become ``?``."""
    line = Text(overflow="fold")
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        line.append(plain(words).encode(console.encoding, "replace").decode(console.encoding), style)
    return line


def shows_styles(console: Console) -> bool:
    """Say whether bold and underline are seen on ``console``."""
    return console.color_system is not None and not console.no_color
