"""Path patterns as ``msgcheck.toml`` writes them: ``*`` within one folder, ``**`` over any number of folders."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path, PurePath


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    tokens = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    return re.compile("".join(parts.get(token) or re.escape(token) for token in tokens), re.DOTALL)


def matches_pattern(path: str, pattern: str) -> bool:
    """Return whether ``path`` (relative, with ``/``) matches ``pattern``; a pattern without wildcards also
    takes everything below the folder it names.
    """
    if _compiled(pattern).fullmatch(path):
        return True
    return not any(wildcard in pattern for wildcard in "*?") and path.startswith(pattern.strip("/") + "/")


def fixed_beginning(pattern: str) -> str:
    """Return the folders of ``pattern`` before its first wildcard: ``corpora/decks`` of ``corpora/decks/**``."""
    parts = pattern.strip("/").split("/")
    wild = next((index for index, part in enumerate(parts) if "*" in part or "?" in part), len(parts))
    return "/".join(parts[:wild])


def takes(place: Path, pattern: str, root: Path) -> bool:
    """Return whether the file at ``place`` matches ``pattern`` of the workspace ``root``, both absolute and resolved.

    A pattern is relative to the workspace. One that begins with ``../`` or with the root of a disk reaches outside,
    where it names a folder before its first wildcard.
    """
    if place.is_relative_to(root):
        return matches_pattern(place.relative_to(root).as_posix(), pattern)
    if pattern.startswith("../"):
        return bool(fixed_beginning(pattern).strip("./")) and matches_pattern(_way(place, root), pattern)
    outside = _outside(pattern)
    return outside is not None and matches_pattern(place.as_posix().lstrip("/"), pattern)


def beginnings(pattern: str, root: Path) -> tuple[Path, ...]:
    """Return the folders or files below which ``pattern`` may match: in the workspace, and outside where it reaches."""
    outside = _outside(pattern)
    inside = Path(os.path.normpath(root / fixed_beginning(pattern)))
    return (inside, *(() if outside is None else (outside,)))


@lru_cache(maxsize=256)
def _outside(pattern: str) -> Path | None:
    """Return where a pattern that begins with the root of a disk begins; None for others, and for a whole disk."""
    begin = fixed_beginning(pattern)
    written = f"/{begin}" if pattern.startswith("/") else begin
    return Path(written) if PurePath(written).is_absolute() and len(PurePath(written).parts) > 1 else None


def _way(place: Path, root: Path) -> str:
    try:
        return Path(os.path.relpath(place, root)).as_posix()
    except ValueError:  # another disk
        return place.as_posix()
