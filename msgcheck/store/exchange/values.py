"""Values of the model as JSON and back; what comes back is held to the types that the model states.

The model itself is the schema: a field added to it is in the file at once, and one with a default may be missing there.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, cast

from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace, place_fields
from msgcheck.store.rows import time_text

_PLACES: Mapping[object, type[Any]] = {
    place.kind: place for place in (SlidePlace, PagePlace, LinePlace, WebPlace, DocumentPlace)
}
_LARGEST = 2**31 - 1
"""The largest number that a column of the history holds."""
_LARGEST_FLOAT = sys.float_info.max
"""A JSON number may have any number of digits; a larger one becomes no float."""


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return ``value`` - a dataclass, tuple, time, text, number or ``None``, nested - as JSON values."""
    if isinstance(value, SlidePlace | PagePlace | LinePlace | WebPlace | DocumentPlace):
        return {name: as_json(each) for name, each in place_fields(value).items()}
    if dataclasses.is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    return time_text(value) if isinstance(value, datetime) else value


def from_json(kind: Any, data: object) -> Any:  # noqa: ANN401 - any type of the model
    """Return ``data``, which :func:`as_json` made of a ``kind``; ``ValueError`` for what it cannot have made."""
    if kind in _READERS:
        return _READERS[kind](data)
    if isinstance(kind, types.UnionType):
        return _one_of(typing.get_args(kind), data)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind), data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return kind(**fields_from_json(kind, data))


def fields_from_json(kind: type, data: object, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a ``kind`` by name, all but those ``without``; those with a default may be missing."""
    if not isinstance(data, dict):
        raise ValueError(f"{_short(data)} is no {kind.__name__}")  # noqa: TRY004 - one error for all that is wrong
    fields = {field.name: field for field in dataclasses.fields(kind) if field.name not in without}
    unknown = sorted(data.keys() - fields.keys())
    if unknown:
        raise ValueError(f"'{unknown[0][:40]}' is no field of {kind.__name__}; a newer msgcheck may have written it")
    missing = [name for name in fields if name not in data and not _has_default(fields[name])]
    if missing:
        raise ValueError(f"{kind.__name__} has no '{missing[0]}'")
    return {name: _field(kind, name, value) for name, value in data.items()}


def _field(kind: type, name: str, value: object) -> object:
    try:
        return _evidence(value) if name == "evidence" else from_json(_hints(cast("Hashable", kind))[name], value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _one_of(kinds: tuple[Any, ...], data: object) -> object:
    """Return ``data`` as ``None``, as the place that names itself, or as the one other kind."""
    if data is None and types.NoneType in kinds:
        return None
    if SlidePlace in kinds:
        return _place(data)
    (kind,) = (each for each in kinds if each is not types.NoneType)
    return from_json(kind, data)


def _place(data: object) -> object:
    if not isinstance(data, dict) or data.get("kind") not in _PLACES:
        raise ValueError(f"{_short(data)} is no place")
    return from_json(_PLACES[data["kind"]], {name: value for name, value in data.items() if name != "kind"})


def _tuple(kinds: tuple[Any, ...], data: object) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{_short(data)} is no list")  # noqa: TRY004
    if kinds[-1] is Ellipsis:
        return tuple(from_json(kinds[0], each) for each in data)
    if len(data) != len(kinds):
        raise ValueError(f"{_short(data)} is no list of {len(kinds)}")
    return tuple(from_json(kind, each) for kind, each in zip(kinds, data, strict=True))


def _evidence(data: object) -> tuple[tuple[str, object], ...]:
    pairs = cast("tuple[tuple[object, object], ...]", _tuple((tuple[object, object], Ellipsis), data))
    return tuple((_text(name), _evidence_value(value)) for name, value in pairs)


def _evidence_value(data: object) -> object:
    if isinstance(data, list):
        return tuple(map(_evidence_value, data))
    if data is None or isinstance(data, str | bool):
        return data
    if isinstance(data, int | float) and abs(data) <= _LARGEST_FLOAT:
        return data
    raise ValueError(f"{_short(data)} is no value of evidence")


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise ValueError(f"{_short(data)} is no text")  # noqa: TRY004
    return data


def _whole(data: object) -> int:
    if type(data) is not int or abs(data) > _LARGEST:
        raise ValueError(f"{_short(data)} is no whole number of the history")
    return data


def _number(data: object) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not abs(data) <= _LARGEST_FLOAT:
        raise ValueError(f"{_short(data)} is no number")
    return data


def _truth(data: object) -> bool:
    if not isinstance(data, bool):
        raise ValueError(f"{_short(data)} is neither true nor false")  # noqa: TRY004
    return data


def _time(data: object) -> datetime:
    moment = datetime.fromisoformat(_text(data))
    if moment.tzinfo is None:
        raise ValueError(f"{_short(data)} names no time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # the first or last day of the calendar, elsewhere
        raise ValueError(f"{_short(data)} is no time that UTC knows") from error


def _anything(data: object) -> object:
    return data


_READERS: Mapping[Any, Any] = {
    str: _text, int: _whole, float: _number, bool: _truth, datetime: _time, object: _anything,
}  # fmt: skip


def _short(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 40 else f"{text[:37]}..."
