"""What changed from one version of a platform to another: messages, terms and personas, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from msgcheck.model.platform_diff import Change, ChangeKind, Plain
from msgcheck.model.reference_data import Reference

_NOT_COMPARED = frozenset({"id", "position"})


def find_changes(old: Reference, new: Reference) -> tuple[Change, ...]:
    """Return what differs between two platforms and their glossaries, in the order of the new files; what went last."""
    return (
        *_compare("message", old.platform.messages, new.platform.messages),
        *_compare("term", old.glossary.entries, new.glossary.entries),
        *_compare("persona", old.platform.personas, new.platform.personas),
    )


def _compare(noun: str, old: Iterable[Any], new: Iterable[Any]) -> Iterator[Change]:
    before = {entry.id: entry for entry in old}
    for entry in new:
        was = before.pop(entry.id, None)
        if was is None:
            yield Change(noun, entry.id, ChangeKind.ADDED)
        elif differing := _differing(was, entry):
            yield Change(noun, entry.id, ChangeKind.CHANGED, differing)
    for gone in before:
        yield Change(noun, gone, ChangeKind.REMOVED)


def _differing(old: Any, new: Any) -> tuple[tuple[str, Plain, Plain], ...]:  # noqa: ANN401 - one of three values
    names = [field.name for field in fields(new) if field.name not in _NOT_COMPARED]
    pairs = ((name, _plain(getattr(old, name)), _plain(getattr(new, name))) for name in names)
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _plain(value: Any) -> Plain:  # noqa: ANN401 - any field of a value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum | date) else value
