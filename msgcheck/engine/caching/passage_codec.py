"""Passages as JSON values and back, for the cache."""

from __future__ import annotations

from dataclasses import astuple
from types import UnionType
from typing import Any

from msgcheck.engine.caching.json_values import text_of, tuple_of
from msgcheck.model.observation import EvidenceValue
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, Place, SlidePlace, WebPlace

_PLACES: dict[str, tuple[type[Place], tuple[type | UnionType, ...]]] = {
    "slide": (SlidePlace, (int, int | None, str | None, int | None, int | None, int | None)),
    "page": (PagePlace, (int, tuple | None)),
    "line": (LinePlace, (int, int)),
    "web": (WebPlace, (str | None, str, int | None)),
    "document": (DocumentPlace, (str,)),
}
"""Kind of place -> its class and the types of its fields."""


def passage_to_json(passage: Passage) -> list[Any]:
    """Return a passage as lists, strings and numbers."""
    place = passage.place
    return [passage.text, passage.layer, passage.role, place.kind, astuple(place), passage.context]


def passage_from_json(data: Any) -> Passage:  # noqa: ANN401 - JSON
    """Return the passage that was written so.

    Raises ``ValueError``, ``TypeError`` or ``KeyError`` for anything else.
    """
    text, layer, role, kind, place, context = data
    return Passage(text_of(text), Layer(layer), Role(role), _place_from_json(kind, place), text_of(context))


def _place_from_json(kind: str, data: Any) -> Place:  # noqa: ANN401 - JSON
    place, types = _PLACES[kind]
    values: tuple[Any, ...] = tuple_of(data)
    for value, expected in zip(values, types, strict=True):
        if not isinstance(value, expected) or (isinstance(value, tuple) and not _is_box(value)):
            raise ValueError(f"{value!r} is no field of a place")
    return place(*values)


def _is_box(value: tuple[EvidenceValue, ...]) -> bool:
    return len(value) == 4 and all(isinstance(number, int | float) for number in value)
