"""What a Vale rule says of a match: the message with its places filled in, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.reference.vale.dialect import PatternError, compile_pattern

_VERB = re.compile(r"%(?:\[(\d+)\])?([sdvq%])")
_SPACES = re.compile(r" +")
_GROUP = re.compile(r"\$\{?(\w+)\}?")


def fill(message: str, *values: str) -> str:
    """Return ``message`` with ``%s`` (or ``%[2]s``) replaced by ``values`` in their order, on one line.

    A place without a value stays as it is; values without a place are left out.
    """
    used = 0

    def value(found: re.Match[str]) -> str:
        nonlocal used
        if found[2] == "%":
            return "%"
        number = int(found[1]) if found[1] else used + 1
        used = number
        return values[number - 1] if 0 < number <= len(values) else found[0]

    return _SPACES.sub(" ", _VERB.sub(value, message).replace("\n", " "))


def listed_or(words: Sequence[str]) -> str:
    """Return words in quotes, the last one after ``or``: ``'stop', 'exit', or 'cancel'``."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"


def without_double_quotes(message: str) -> str:
    """Return a message whose first place is not quoted, where both are: what is filled in brings its quotes."""
    for place in ("'%s'", '"%s"'):
        if message.count(place) == 2:
            message = message.replace(place, "%s", 1)
    return message


def suggestions(action: tuple[str, ...], match: str) -> tuple[str, ...]:
    """Return what the action of a rule makes of ``match``; nothing where it gives no text to write instead."""
    match action:
        case ("replace", *params):
            return tuple(params)
        case ("remove",):
            return ("",)
        case ("convert", "simple"):
            return (match.replace("-", ""),)
        case ("edit", *edit):
            return _edited(tuple(edit), match)
    return ()


def _edited(edit: tuple[str, ...], match: str) -> tuple[str, ...]:
    edited: str | None = None
    match edit:
        case ("regex", pattern, replacement):
            edited = _substituted(pattern, replacement, match)
        case ("trim", characters):
            edited = match.strip(characters)
        case ("trim_left", characters):
            edited = match.lstrip(characters)
        case ("trim_right", characters):
            edited = match.rstrip(characters)
        case ("truncate", separator) if separator:
            edited = match.split(separator, maxsplit=1)[0]
        case ("split", separator, index) if separator and index.isdecimal():
            parts = match.split(separator)
            edited = parts[int(index)] if int(index) < len(parts) else None
    return () if edited is None else (edited.strip(),)


def _substituted(pattern: str, replacement: str, match: str) -> str | None:
    try:
        return compile_pattern(pattern).sub(_GROUP.sub(r"\\g<\1>", replacement), match)
    except (PatternError, IndexError):  # a group that is not there: no suggestion is better than a wrong one
        return None
