"""Values of a glossary entry written as YAML, in a block or in braces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

_LONGEST_LINE = 118
_ENDLESS = float("inf")


def in_flow(entry: Mapping[str, Any]) -> str:
    """Write an entry in one line, in braces."""
    return f"{{{', '.join(f'{key}: {in_line(value)}' for key, value in entry.items())}}}"


def rows_of(key: str, value: str | bool | Sequence[str]) -> list[str]:
    """Write a key with its value in lines of a block, a list in one."""
    if isinstance(value, (str, bool)):
        return _dumped({key: value}, flow=False).splitlines()
    return _dumped({key: list(value)}, flow=None).splitlines()


def in_line(value: str | bool | Sequence[str]) -> str:
    """Write a value in one line, so that it can stand in a block or in braces."""
    if isinstance(value, (str, bool)):
        return _dumped([value], flow=True, width=_ENDLESS)[1:-1]
    return _dumped(list(value), flow=True, width=_ENDLESS)


def _dumped(value: Any, *, flow: bool | None, width: float = _LONGEST_LINE) -> str:  # noqa: ANN401 - of YAML
    """Write ``value`` by the library that reads it again: what another one leaves unquoted, it may refuse (``:0``).

    Text of several lines is quoted whole: its line ends are written as signs.
    """
    texts = value.values() if isinstance(value, dict) else value
    has_lines = any(isinstance(text, str) and "\n" in text for text in texts)
    style = '"' if has_lines else None
    return yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False, width=width
    ).strip()
