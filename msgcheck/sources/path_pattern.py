"""Path patterns as ``msgcheck.toml`` writes them: ``*`` within one folder, ``**`` over any number of folders."""

from __future__ import annotations

import re
from functools import lru_cache


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
