"""Frozen values, made at the price of plain ones where a file holds ten thousands of them."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import Any


def unfrozen(value_class: type) -> type[Any]:
    """Return a class that has the fields of a frozen dataclass with slots, and whose instances are not frozen.

    A frozen dataclass sets each of its fields by a call, which takes three times as long as setting it. An instance of
    the returned class whose fields are all set becomes a value by ``made.__class__ = value_class``: both have the same
    slots.
    """
    return make_dataclass(value_class.__name__, [(field.name, object) for field in fields(value_class)], slots=True)
