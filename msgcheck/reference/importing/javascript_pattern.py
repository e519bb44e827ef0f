"""Regular expressions of JavaScript: as a list of forms where they mean no more than that, else as our patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

MAX_FORMS = 64
"""Forms of one pattern; one that means more is better kept as a pattern."""

_LITERAL = re.compile(r"(?P<flagged>/(?P<source>(?:[^/\\\n]|\\.)+)/(?P<flags>[a-z]*))")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_KNOWN_ESCAPES = frozenset("dDwWsSbBtnrfv0123456789kpPx")
_BY_LETTERS = re.compile(r"(?<!\\)(?:\\\\)*\\[bBwWdD]")
_REFERENCE = re.compile(r"\$(\$|&|`|'|<|[0-9])")


class NotListableError(Exception):
    """A pattern is no list of forms."""


def split_literal(text: str) -> tuple[str, str] | None:
    """Return source and flags of ``/source/flags``, ``None`` where ``text`` is no such literal."""
    found = _LITERAL.fullmatch(text)
    return (found["source"], found["flags"]) if found else None


def without_boundaries(source: str) -> tuple[str, bool]:
    r"""Return ``source`` without a ``\b`` at both ends, and whether there were both."""
    inner = source.removeprefix(r"\b")
    is_end = inner.endswith(r"\b") and not inner.endswith(r"\\b")
    if inner == source or not is_end:
        return source, False
    return inner[:-2], True


def forms_of(source: str) -> tuple[str, ...] | None:
    """Return the texts that ``source`` matches, ``None`` where it means more than ``MAX_FORMS`` of them.

    Read are letters, groups of alternatives, small sets, and what may be there or not (``s?``); ``\\s`` is a space.
    """
    try:
        forms, at = _alternatives(source, 0)
    except NotListableError:
        return None
    return tuple(dict.fromkeys(form for form in forms if form.strip())) if at == len(source) else None


def _alternatives(source: str, at: int) -> tuple[list[str], int]:
    forms: list[str] = []
    while True:
        branch, at = _sequence(source, at)
        forms += branch
        if len(forms) > MAX_FORMS:
            raise NotListableError
        if at >= len(source) or source[at] != "|":
            return forms, at
        at += 1


def _sequence(source: str, at: int) -> tuple[list[str], int]:
    forms = [""]
    while at < len(source) and source[at] not in "|)":
        atom, at = _atom(source, at)
        if source[at : at + 1] == "?":
            atom, at = [*atom, ""], at + 1
        if source[at : at + 1] and source[at] in "?*+{":
            raise NotListableError
        forms = [head + tail for head, tail in product(forms, atom)]
        if len(forms) > MAX_FORMS:
            raise NotListableError
    return forms, at


def _atom(source: str, at: int) -> tuple[list[str], int]:
    sign = source[at]
    if sign == "(":
        return _group(source, at)
    if sign == "[":
        return _set(source, at)
    if sign == "\\":
        return [_escaped(source[at + 1 : at + 2])], at + 2
    if sign in ".^$*+?{":
        raise NotListableError
    return [sign], at + 1


def _group(source: str, at: int) -> tuple[list[str], int]:
    start = at + 3 if source.startswith("(?:", at) else at + 1
    if source[start : start + 1] == "?":
        raise NotListableError
    forms, end = _alternatives(source, start)
    if source[end : end + 1] != ")":
        raise NotListableError
    return forms, end + 1


def _set(source: str, at: int) -> tuple[list[str], int]:
    characters: list[str] = []
    at += 1
    if source[at : at + 1] == "^":
        raise NotListableError
    while at < len(source) and source[at] != "]":
        if source[at] == "\\":
            characters.append(_escaped(source[at + 1 : at + 2]))
            at += 2
            continue
        is_range = source[at] == "-" and characters and source[at + 1 : at + 2] not in {"", "]"}
        if is_range:
            raise NotListableError
        characters.append(source[at])
        at += 1
    return characters, at + 1


def _escaped(character: str) -> str:
    if character == "s":
        return " "
    if not character or character.isalnum():
        raise NotListableError
    return character


def our_pattern(source: str, flags: str = "") -> str:
    """Return ``source`` in the dialect of our rules. Raises ``ValueError`` with what it has and we have not.

    In JavaScript letters and word boundaries are those of ASCII. ``i`` is the rule's ``case_sensitive``, not part of
    the pattern.
    """
    pattern = _ESCAPE.sub(_our_escape, _our_sets(source))
    ours = "".join(flag for flag in "ms" if flag in flags) + ("a" if _BY_LETTERS.search(source) else "")
    return f"(?{ours}){pattern}" if ours else pattern


def _our_escape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        number = int(code, 16)
        if number > 0x10FFFF or 0xD800 <= number < 0xE000:
            raise ValueError(f"'{found[0]}' is no character")
        return re.escape(chr(number))
    character = found[3]
    if character.isalnum() and character not in _KNOWN_ESCAPES:
        raise ValueError(f"'{found[0]}' has no meaning here")
    return "/" if character == "/" else found[0]


def _our_sets(source: str) -> str:
    """Escape a ``[`` inside a set, where it is a plain character in JavaScript."""
    pieces: list[str] = []
    is_in_set = False
    for piece in re.findall(r"\\.|[^\\]", source, re.DOTALL):
        if piece == "[" and is_in_set:
            pieces.append("\\[")
            continue
        if piece == "]" and pieces[-1:] in (["["], ["^"]) and is_in_set:
            raise ValueError("an empty set has no meaning here")
        is_in_set = piece == "[" or (is_in_set and piece != "]")
        pieces.append(piece)
    return "".join(pieces)


def our_replacement(replacement: str) -> str:
    r"""Return a replacement with ``\1`` for ``$1``. Raises ``ValueError`` for what has no place in ours."""
    if re.search(r"\\[1-9]", replacement):
        raise ValueError("a backslash before a digit stands for a group here")

    def reference(found: re.Match[str]) -> str:
        if found[1] == "$":
            return "$"
        if found[1] in "123456789":
            return f"\\{found[1]}"
        raise ValueError(f"'{found[0]}' in the replacement has no meaning here")

    return _REFERENCE.sub(reference, replacement)


def has_groups(replacement: str) -> bool:
    """Tell whether a replacement puts in what a group matched."""
    return _REFERENCE.search(replacement) is not None


def is_of_words(forms: Iterable[str]) -> bool:
    """Tell whether the forms are of a script that parts words by spaces, so that they are looked for as words."""
    return all(ord(character) < 0x2E80 for form in forms for character in form)
