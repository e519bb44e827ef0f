"""Texts that a regular expression cannot match without: of each of its branches the longest run of plain letters."""

from __future__ import annotations

import re

_OPTIONAL = re.compile(r"[?*]|\{0?,|\{0\}")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NAMED = re.compile(r"\(\?(?:P?<\w+>|:|>)")
_FLAGS = re.compile(r"\(\?[ims]*(?:-[ims]+)?\)")

Texts = frozenset[str]


class _UnknownError(Exception):
    """The expression has parts that are not looked through."""


def required_texts(pattern: str) -> Texts | None:
    """Return texts of which every match of ``pattern`` holds at least one; ``None`` where none are known.

    Case is that of the pattern: whoever looks for them in any case folds both.
    """
    try:
        texts, at = _branches(pattern, 0)
    except _UnknownError:
        return None
    return texts if at == len(pattern) else None


def _branches(pattern: str, at: int) -> tuple[Texts | None, int]:
    """Return what is required of alternatives together: one text of each, nothing where one requires nothing."""
    together: set[str] = set()
    is_known = True
    while True:
        texts, at = _branch(pattern, at)
        is_known = is_known and texts is not None
        together |= texts or set()
        if at >= len(pattern) or pattern[at] != "|":
            return (frozenset(together) if is_known else None), at
        at += 1


def _branch(pattern: str, at: int) -> tuple[Texts | None, int]:
    best: Texts | None = None
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        texts, letter, end = _item(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, end)
        is_optional = quantifier is not None and bool(_OPTIONAL.match(quantifier[0]))
        end = quantifier.end() if quantifier else end
        run += letter if not is_optional else ""
        if not letter or quantifier is not None:  # a run ends with what is there more than once, or not at all
            best, run = _better(best, frozenset({run}) if run else None), ""
            best = best if is_optional else _better(best, texts)
        at = end
    return _better(best, frozenset({run}) if run else None), at


def _better(one: Texts | None, other: Texts | None) -> Texts | None:
    """Return the texts of which the shortest is longer."""
    if one is None or other is None:
        return other if one is None else one
    return other if min(map(len, other)) > min(map(len, one)) else one


def _item(pattern: str, at: int) -> tuple[Texts | None, str, int]:
    """Return what is required of the item at ``at``, or the plain letter that it is, and where it ends."""
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at)
    if sign == "[":
        return None, "", _end_of_set(pattern, at)
    if sign == "\\":
        return _escape(pattern, at)
    if sign in ".^$":
        return None, "", at + 1
    if sign in "?*+{":
        raise _UnknownError
    return None, sign, at + 1


def _escape(pattern: str, at: int) -> tuple[Texts | None, str, int]:
    character = pattern[at + 1 : at + 2]
    if character in {"p", "P"} and pattern[at + 2 : at + 3] == "{":
        return None, "", pattern.find("}", at) + 1
    if not character or character in "xuUNkgQELKGRXcC0":
        raise _UnknownError
    return None, ("" if character.isalnum() else character), at + 2


def _group(pattern: str, at: int) -> tuple[Texts | None, str, int]:
    if flags := _FLAGS.match(pattern, at):
        return None, "", flags.end()
    is_look = pattern.startswith(_LOOKS, at)
    if is_look:
        start = at + len(next(look for look in _LOOKS if pattern.startswith(look, at)))
    elif named := _NAMED.match(pattern, at):
        start = named.end()
    elif pattern.startswith("(?", at):
        raise _UnknownError
    else:
        start = at + 1
    texts, end = _branches(pattern, start)
    if pattern[end : end + 1] != ")":
        raise _UnknownError
    return (None if is_look else texts), "", end + 1


def _end_of_set(pattern: str, at: int) -> int:
    """Return where a set ends; one with sets in it is not looked through."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    at += 1 if pattern[at : at + 1] == "]" else 0
    while at < len(pattern) and pattern[at] != "]":
        if pattern[at] == "[":
            raise _UnknownError
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
