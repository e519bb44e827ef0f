"""The folder ``.msgcheck``, where a workspace keeps its cache and its history."""

from __future__ import annotations

from pathlib import Path

KEPT_FOLDER = ".msgcheck"


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it. A new ``.msgcheck`` tells git to leave it out, as other tools do."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if is_new and folder.name == KEPT_FOLDER:
        (folder / ".gitignore").write_text("# What msgcheck keeps here belongs to this machine.\n*\n", encoding="utf-8")
