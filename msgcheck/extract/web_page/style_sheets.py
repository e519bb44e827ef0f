"""What the style sheets within a page hide, and what they write: classes and ids not shown, texts before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgcheck.extract.web_page.layers import is_hiding_style
from msgcheck.extract.wording import is_wording
from msgcheck.late_pattern import late_pattern

_MAX_CHARACTERS = 2_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"[a-z]{0,12}([.#][\w-]+)")
_NAMES = re.compile(r"[.#][\w-]+")
_UNCONDITIONAL = re.compile(r"(?i)@layer\b.*|@media\s+(?:only\s+)?(?:all|screen)")
"""Rules around others that hold whatever the screen."""

_RULE_LENGTH = 1_000
_CONTENT = late_pattern(r"[{;\s]content\s*+:\s*+(?=[^;{}]{0,40}?[\"'])")
_CONTENT_STRING = late_pattern(r"[^;}\"']{0,100}+(?:\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)')", re.DOTALL)
_ESCAPE = late_pattern(r"\\(?:([\da-fA-F]{1,6})\s?|(\n)|(.))")
_NO_WORDS = late_pattern(r"\s*(?:\S{1,3}|\w+_\w+)\s*")
"""Separators and the names that icon fonts draw as a picture."""


def hidden_names(sheet: str) -> frozenset[str]:
    """Return the classes (``.name``) and ids (``#name``) that a style sheet hides.

    Only rules for a class or id alone count, and none that stands within a condition such as ``@media print``. A name
    that another rule combines with something (``.tab.active``, ``.open .menu``) is shown at times, and not hidden.
    """
    hidden: set[str] = set()
    shown: list[str] = []
    for selectors, body in _rules(_COMMENT.sub(" ", sheet[:_MAX_CHARACTERS])):
        if not is_hiding_style(body):
            shown.append(selectors)
        else:
            hidden.update(simple[1] for each in selectors.split(",") if (simple := _SIMPLE.fullmatch(each.strip())))
    return frozenset(hidden - _combined(shown)) if hidden else frozenset()


def written_texts(sheet: str) -> Iterator[tuple[str, int]]:
    """Yield the wording that a style sheet writes before and after elements, as (text, line within it from 0)."""
    if "content" not in sheet:
        return
    sheet = _COMMENT.sub(_line_ends, sheet[:_MAX_CHARACTERS])
    line = position = 0
    while declaration := _CONTENT.search(sheet, position):
        line, start = line + sheet.count("\n", position, declaration.end()), declaration.end()
        strings, length = _strings(sheet[start : start + _RULE_LENGTH])
        text = " ".join(strings)
        if is_wording(text) and not _NO_WORDS.fullmatch(text) and not is_hiding_style(_rule_around(sheet, start)):
            yield text, line
        line, position = line + sheet.count("\n", start, start + length), start + length


def _rule_around(sheet: str, position: int) -> str:
    start, end = max(0, position - _RULE_LENGTH), position + _RULE_LENGTH
    return sheet[start:position].rpartition("{")[2] + sheet[position:end].partition("}")[0]


def _strings(value: str) -> tuple[list[str], int]:
    """Return the strings that a value begins with, functions between them left out, and where the last one ends."""
    strings, end = [], 0
    while match := _CONTENT_STRING.match(value, end):
        strings.append(_ESCAPE.sub(_unescaped, match[1] or match[2] or "").strip())
        end = match.end()
    return strings, end


def _unescaped(escape: re.Match[str]) -> str:
    if escape[1]:
        code = int(escape[1], 16)
        is_character = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return " " if code == ord("\n") else chr(code) if is_character else "\ufffd"
    return escape[3] or ""


def _line_ends(comment: re.Match[str]) -> str:
    return " " + "\n" * comment[0].count("\n")


def _combined(selectors: Iterable[str]) -> set[str]:
    """Return the names in selectors that are more than a class or an id alone."""
    parts = {part.strip() for part in ",".join(selectors).split(",")}
    return set(_NAMES.findall(" ".join(part for part in parts if not _SIMPLE.fullmatch(part))))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (selectors, declarations) of the rules outside any condition."""
    depth, selectors = 0, ""
    first, *opened = sheet.split("{")
    outside = first.rpartition("}")[2]
    for text in opened:
        if depth == 0:
            selectors = outside.rpartition(";")[2].strip()
        if depth or not _UNCONDITIONAL.fullmatch(selectors):
            depth += 1
        *closed, outside = text.split("}")
        for declarations in closed:
            depth = max(0, depth - 1)
            if depth == 0 and selectors and not selectors.startswith("@"):
                yield selectors, declarations
