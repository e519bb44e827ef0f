"""Where in a file of the workspace something is written, as reports show it."""

from __future__ import annotations

from pathlib import Path

from msgcheck.errors import Position
from msgcheck.reports.json_values import JsonObject
from msgcheck.reports.plain_text import one_line

_LONGEST = 500
"""Characters of one line for people."""


def shown_path(path: Path, root: Path) -> str:
    """Name ``path`` from the folder ``root`` where it lies in it, else whole."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def position_as_object(position: Position | None, root: Path) -> JsonObject | None:
    """Return file, line and column; ``None`` where nothing is written."""
    if position is None:
        return None
    return {"file": shown_path(position.path, root), "line": position.line, "column": position.column}


def position_in_words(position: Position | None, root: Path) -> str:
    """Return ``file:line:column`` on one line; nothing where nothing is written."""
    if position is None:
        return ""
    return one_line(f"{shown_path(position.path, root)}:{position.line}:{position.column}", _LONGEST)
