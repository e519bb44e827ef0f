"""JSON values of a cache held to their type and range: anybody may have written the file they come from."""

from __future__ import annotations

from typing import Any

from msgcheck.model.observation import EvidenceValue

_LARGEST = 2**53
"""Beyond it a JSON number is not exact, and nothing we count comes near."""
_LARGEST_EVIDENCE = 1e300
"""Keeps infinity and what is no number out; amounts of money in a text may pass 2**53."""


def text_of(value: object) -> str:
    """Return a text; ``ValueError`` for anything else."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")  # noqa: TRY004 - one error for all that is wrong
    return value


def list_of(value: object) -> list[Any]:
    """Return a list; ``ValueError`` for anything else."""
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004
    return value


def count_of(value: object) -> int:
    """Return a whole number from 0; ``ValueError`` for anything else."""
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise ValueError(f"{value!r} is no count")
    return value


def share_of(value: object) -> float | None:
    """Return a number from 0 to 1, or ``None``; ``ValueError`` for anything else."""
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is no share of one")
    return value


def tuple_of(data: object) -> tuple[EvidenceValue, ...]:
    """Give a JSON list back the shape of a tuple, all the way down."""
    return tuple(value_of(item) for item in list_of(data))


def value_of(data: object) -> EvidenceValue:
    """Return a value of evidence, lists as tuples; ``ValueError`` for anything else."""
    if isinstance(data, list):
        return tuple_of(data)
    if data is None or isinstance(data, str | bool):
        return data
    if isinstance(data, int | float) and -_LARGEST_EVIDENCE < data < _LARGEST_EVIDENCE:
        return data
    raise ValueError(f"{data!r} is no value of evidence")
