"""Tags of JSX in a text: names, attributes that are strings, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_START = late_pattern(r"<(/?)([A-Za-z][\w.:-]*+)(?=[\s/>{])")
_PART = late_pattern(
    r"\s++|/(?!>)|(?P<name>[A-Za-z_@:][\w:.-]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"<]*+)\"|'(?P<single>[^'<]*+)'|(?P<value>\{)))?+|(?P<spread>\{)"
)
_END = late_pattern(r"/?>")
_IN_BRACES = late_pattern(r"[{}]|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`")
_LITERAL = late_pattern(
    r"\{\s*(?:\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\$]|\$(?!\{)|\\.)*+)`)\s*\}"
)
_ESCAPE = late_pattern(r"\\(.)", re.DOTALL)
_TAG_LENGTH = 20_000
_LOOKED_AT = 20
"""Characters looked at for each character of the text, in all; a page of unfinished tags is not worth more."""


@dataclass(frozen=True, slots=True)
class JsxTag:
    """One tag: ``attributes`` holds those whose value is a string, ``expressions`` the others in braces, in order."""

    start: int
    end: int
    name: str
    is_closing: bool
    attributes: tuple[tuple[str, str], ...]
    expressions: tuple[tuple[str, str], ...]

    @property
    def is_component(self) -> bool:
        """Whether a component is meant: its name begins with a capital or has a point."""
        return self.name[0].isupper() or "." in self.name

    def as_html(self) -> str:
        """Return the tag with its strings alone, as HTML on one line."""
        names = {"className": "class", "htmlFor": "for"}
        pairs = [f' {names.get(name, name)}="{escape(" ".join(value.split()))}"' for name, value in self.attributes]
        return f"<{'/' if self.is_closing else ''}{self.name}{''.join(pairs)}>"


def jsx_tags(text: str) -> Iterator[JsxTag]:
    """Yield the tags of a text that are whole, one behind the other."""
    position, budget = 0, _LOOKED_AT * len(text) + _TAG_LENGTH
    while budget > 0 and (match := _START.search(text, position)):
        tag, looked_at = _tag(text, match)
        budget -= looked_at - match.start()
        position = match.end() if tag is None else tag.end
        if tag is not None:
            yield tag


def jsx_literals(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where expressions in braces begin and end that are one text, and the text."""
    for match in _LITERAL.finditer(text):
        yield match.start(), match.end(), unescaped(match[1] or match[2] or match[3] or "")


def unescaped(literal: str) -> str:
    """Return the text of a JavaScript string, whose line ends become spaces."""
    return _ESCAPE.sub(lambda match: " " if match[1] in "nrt" else match[1], literal) if "\\" in literal else literal


def _tag(text: str, match: re.Match[str]) -> tuple[JsxTag | None, int]:
    """Return the tag that begins here, or ``None`` where it does not end, and how far was looked."""
    attributes: list[tuple[str, str]] = []
    expressions: list[tuple[str, str]] = []
    position, limit = match.end(), match.start() + _TAG_LENGTH
    while position < limit:
        if end := _END.match(text, position):
            values = (tuple(attributes), tuple(expressions))
            return JsxTag(match.start(), end.end(), match[2], bool(match[1]), *values), end.end()
        part = _PART.match(text, position)
        if part is None:
            return None, position
        position = part.end()
        if part["value"] or part["spread"]:
            start, position = position - 1, _behind_braces(text, position, limit)
            expressions.append((part["name"] or "", text[start:position]))
            literal = _LITERAL.fullmatch(text, start, position) if part["value"] else None
            if literal:
                attributes.append((part["name"], unescaped(literal[1] or literal[2] or literal[3] or "")))
        elif part["name"]:
            attributes.append((part["name"], part["double"] or part["single"] or ""))
    return None, position


def _behind_braces(text: str, position: int, limit: int) -> int:
    """Return where the expression ends whose brace was opened before ``position``; ``limit`` where it does not."""
    depth = 1
    for match in _IN_BRACES.finditer(text, position, limit):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return limit
