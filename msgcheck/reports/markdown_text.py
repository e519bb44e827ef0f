"""Text of strangers within Markdown: no markup, link, mention, reference or formula comes of it; no HTML is needed."""

from __future__ import annotations

import re

from msgcheck.reports.plain_text import one_line

PUNCTUATION = re.compile(r"([\\`*_{}\[\]|~^=])")
"""What CommonMark and its tables take for markup, escaped by a backslash."""

REFERENCE = re.compile(r"(?i)[@#!:](?=\S)|\bwww(?=\.)|\bGH(?=-\d)")
"""What names a person, an issue, a merge request, an emoji or an address, where a word follows."""

_JOINER = "\u2060"
"""Word joiner: shows nothing, and parts a name from its mark. ``plain`` takes it out of what is shown."""

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("$"): r"\$"}
_LINE_START = re.compile(r"^(?:[+\-](?=[\s\-]|$)|#(?=#{0,5}(?:\s|$))|\d{1,9}(?=[.)](?:\s|$)))")
"""What would begin a list, a heading or a rule."""


def as_markdown(text: str, longest: int = 2_000) -> str:
    """Return ``text`` as one line that Markdown shows as it is, also at the start of a line; cut to ``longest``."""
    escaped = PUNCTUATION.sub(r"\\\1", one_line(text, longest))
    joined = REFERENCE.sub(rf"\g<0>{_JOINER}", escaped).translate(_ENTITIES)
    return _LINE_START.sub(_escape_start, joined)


def _escape_start(found: re.Match[str]) -> str:
    mark = found[0]
    return f"{mark}{_JOINER}" if mark.isdigit() else f"\\{mark}"
