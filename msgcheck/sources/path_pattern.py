"""Path patterns as ``msgcheck.toml`` writes them: ``*`` within one folder, ``**`` over any number of folders."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path


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
    if place.is_relative_to(root) and matches_pattern(place.relative_to(root).as_posix(), pattern):
        return True
    outside = _outside(pattern, root)
    if outside is None:
        return False
    wild = pattern.strip("/").removeprefix(fixed_beginning(pattern))
    return matches_pattern(place.as_posix().lstrip("/"), outside.as_posix() + wild)


def beginnings(pattern: str, root: Path) -> tuple[Path, ...]:
    """Return the folders or files below which ``pattern`` may match: in the workspace, and outside where it reaches."""
    inside = Path(os.path.normpath(root / fixed_beginning(pattern)))
    outside = _outside(pattern, root.resolve())
    return (*((inside,) if inside.is_relative_to(root) else ()), *(() if outside is None else (outside,)))


@lru_cache(maxsize=256)
def _outside(pattern: str, root: Path) -> Path | None:
    """Return where a pattern begins that reaches outside the workspace; None for others, and for a whole disk.

    Links of the folders above are followed, as they are for a file's place: shares and synchronised folders are links.
    """
    begin = fixed_beginning(pattern)
    slashes = len(pattern) - len(pattern.lstrip("/"))  # two begin a share on Windows
    written = Path(os.path.normpath(root / begin)) if pattern.startswith("../") else Path("/" * slashes + begin)
    if not written.is_absolute() or not written.name or not begin.strip("./"):
        return None
    return written.parent.resolve() / written.name
