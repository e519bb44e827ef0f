"""Patterns of Vale (the dialect of .NET) as patterns of Python's ``regex``. The door to that library.

What differs is rewritten: within ``[...]`` the set operators of ``regex`` are plain characters in .NET, whose own
subtraction ``[a-z-[aeiou]]`` is written with ``--`` here. Inline flags hold to the end of their group in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import regex

Pattern: TypeAlias = "regex.Pattern[str]"
PatternError = regex.error
"""What :func:`compile_pattern` raises for a pattern that cannot be read; its text is for people."""

IGNORE_CASE = "(?i)"
_WORD = r"(?m)\b(?:{})\b"
_NONWORD = "(?m)(?:{})"
_SET_OPERATORS = frozenset("-&|~")
_LONGEST_PATTERN = 400_000
"""Characters of one pattern. The longest known swap table has 60,000."""


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> Pattern:
    """Return ``pattern`` compiled. Raises ``PatternError`` where it is wrong, too long or nested too deeply.

    Letters without case fold one to one, as in .NET: ``ss`` is not found in ``ß``.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise PatternError(f"the pattern is longer than {_LONGEST_PATTERN:,} characters")
    try:
        return regex.compile(f"(?-f){plain_sets(pattern)}", regex.VERSION1)
    except RecursionError as error:
        raise PatternError("the pattern is nested too deeply") from error


def word_pattern(alternatives: str, *, nonword: bool) -> str:
    """Return ``alternatives`` as one pattern between word boundaries, without them for ``nonword``."""
    return (_NONWORD if nonword else _WORD).format(alternatives)


def plain_sets(pattern: str) -> str:
    """Return ``pattern`` with its character sets as ``regex`` writes them."""
    return "".join(rewritten for _, rewritten, _ in _pieces(pattern))


def _pieces(pattern: str) -> Iterator[tuple[str, str, str]]:
    """Yield each escape, character set and other character: as it is, as ``regex`` writes it, and what comes next."""
    at = 0
    while at < len(pattern):
        if pattern[at] == "[":
            rewritten, end = _set(pattern, at)
        else:
            end = at + (2 if pattern[at] == "\\" else 1)
            rewritten = pattern[at:end]
        yield pattern[at:end], rewritten, pattern[end : end + 1]
        at = end


def _set(pattern: str, start: int) -> tuple[str, int]:
    """Return the set that begins at ``start`` rewritten, and where it ends."""
    pieces = ["["]
    at = start + 1
    if pattern[at : at + 1] == "^":
        pieces.append("^")
        at += 1
    if pattern[at : at + 1] == "]":  # a bracket that comes first is a character
        pieces.append("\\]")
        at += 1
    while at < len(pattern) and pattern[at] != "]":
        piece, at = _set_piece(pattern, at)
        pieces.append(piece)
    return "".join(pieces) + pattern[at : at + 1], at + 1


def _set_piece(pattern: str, at: int) -> tuple[str, int]:
    character, after = pattern[at], pattern[at + 1 : at + 2]
    if character == "\\":
        return pattern[at : at + 2], at + 2
    if character == "-" and after == "[":
        inner, end = _set(pattern, at + 1)
        return f"--{inner}", end
    if character == "[":
        end = pattern.find(":]", at) + 2
        if after == ":" and end > 1:  # [:alpha:]
            return pattern[at:end], end
        return "\\[", at + 1
    if character in _SET_OPERATORS and after == character:
        return f"\\{character}", at + 1
    return character, at + 1


def without_groups(pattern: str) -> str:
    """Return ``pattern`` with capturing groups that capture nothing; named groups are kept."""
    return "".join("(?:" if piece == "(" and after != "?" else piece for piece, _, after in _pieces(pattern))
