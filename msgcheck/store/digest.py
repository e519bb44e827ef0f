"""A digest of values: equal for equal content, in every process and with every version of Python."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from json import JSONEncoder
from operator import attrgetter
from typing import Any


def digest(value: object) -> str:
    """Return 64 hexadecimal digits for ``value``: frozen dataclasses, tuples, texts, numbers and ``None``, nested.

    It is SHA-256 over compact JSON in which a dataclass is the list of its class name and its fields, so a field
    added to the model counts by itself. JSON's form is fixed: ``hash`` differs from process to process, ``repr``
    escapes by the Unicode tables of the Python at hand, ``pickle`` and ``marshal`` depend on which equal objects
    are the same one.
    """
    return hashlib.sha256(_CANONICAL.encode(value).encode("utf-8", "surrogatepass")).hexdigest()


def _listed(value: object) -> tuple[object, ...]:
    kind: Any = type(value)  # the type checker doubts that classes have a hash
    return _reader(kind)(value)


@cache
def _reader(kind: type[Any]) -> Callable[[object], tuple[object, ...]]:
    """Return a function that reads the class name and the fields of a ``kind``."""
    return attrgetter("__class__.__name__", *(field.name for field in fields(kind)))


_CANONICAL = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_listed)
"""Escapes of non-ASCII are left out: they would make two lone surrogates equal to the character they pair up to."""
