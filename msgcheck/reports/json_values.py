"""Values of the model as JSON objects, shared by the run and the inspection."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgcheck.model.passage import Coverage
from msgcheck.model.place import Place, place_fields

JsonObject = dict[str, object]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def steady_number(number: float) -> float:
    """Round to six significant digits: what batches and processors disagree on lies below that."""
    return float(f"{number:.6g}")


def steady_value(value: object) -> object:
    """Return a value of evidence or place for JSON: tuples as lists, floats steady."""
    if isinstance(value, tuple):
        return [steady_value(item) for item in value]
    return steady_number(value) if isinstance(value, float) else value


def place_as_object(place: Place | None) -> JsonObject | None:
    """Return ``place`` with its ``kind`` first and every field of that kind, or ``None`` for the whole asset."""
    if place is None:
        return None
    return {name: steady_value(value) for name, value in place_fields(place).items()}


def coverage_as_object(coverage: Coverage) -> JsonObject:
    """Return the units met and read, and each part left unread with its reason."""
    unread = [{"part": part.part, "reason": part.reason} for part in coverage.unread]
    return {"text_units": coverage.text_units, "read": coverage.read, "unread": unread}


def time_as_text(moment: datetime) -> str:
    """Return ISO 8601 in UTC with milliseconds: ``2026-07-01T09:30:00.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def document_lines(head: Mapping[str, object], lists: Iterable[tuple[str, Iterable[object]]]) -> Iterator[str]:
    """Yield one JSON object line by line, line breaks included: the keys of ``head``, then each list, an item a line.

    One item on a line keeps the file readable and diffable, and lets the fast encoder of the standard library
    work, which an indented dump does not. A NaN raises ``ValueError``: JSON has none. A lone surrogate of a broken
    file name is escaped, so that each line can always be written as UTF-8.
    """
    before = "{\n"
    for key, value in head.items():
        yield _writable(f"{before}  {_ENCODER.encode(key)}: {_ENCODER.encode(value)}")
        before = ",\n"
    for key, items in lists:
        yield f"{before}  {_ENCODER.encode(key)}: ["
        before = "\n"
        for item in items:
            yield _writable(f"{before}    {_ENCODER.encode(item)}")
            before = ",\n"
        yield "]" if before == "\n" else "\n  ]"
        before = ",\n"
    yield "\n}\n"


def _writable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text
