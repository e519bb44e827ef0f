"""Frozen dataclasses that are quick to make: every value of msgcheck is one.

Python's own decorator compiles six methods for each class, half a millisecond whenever its module is imported; to check
one page takes a hundred classes. Here ``__init__`` alone is compiled, for the first value that is made, and the other
methods are closures. What comes out is a dataclass like any other: to ``fields``, ``replace``, ``astuple``, ``match``,
``copy`` and ``pickle``.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - a type checker knows all about this one

    from _typeshed import DataclassInstance
else:

    def dataclass(cls=None, /, **options):  # noqa: ANN001, ANN003, ANN201 - typed above
        """Return ``cls`` as a dataclass; options as of :func:`dataclasses.dataclass`.

        That one makes what is to be anything else than frozen, with slots, perhaps ordered or by keywords only.
        """
        if cls is None:
            return partial(dataclass, **options)
        is_kw_only, is_ordered = options.pop("kw_only", False), options.pop("order", False)
        if options == {"frozen": True, "slots": True}:
            return _frozen(cls, is_kw_only=is_kw_only, is_ordered=is_ordered)
        options |= {"kw_only": is_kw_only, "order": is_ordered}
        return dataclasses.dataclass(cls, **options)


def _frozen(cls: type, *, is_kw_only: bool, is_ordered: bool) -> type:
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=is_kw_only)(cls)
    fields = dataclasses.fields(made)
    if not_given := [field.name for field in fields if not field.init]:
        raise TypeError(f"{not_given[0]}: every field of a frozen value is given to it")
    methods: dict[str, object] = {
        "__init__": _LateInit(made, fields),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    methods |= {"__getstate__": _state, "__setstate__": _set_state}
    compared = _getter([field.name for field in fields if field.compare])
    methods |= _comparison(compared) | (_order(compared) if is_ordered else {})
    for name, method in methods.items():
        if cls.__dict__.get(name) is None:  # where a class has an __eq__ of its own, Python sets __hash__ to None
            setattr(made, name, method)
    return made


def _comparison(compared: Callable[[object], tuple[object, ...]]) -> dict[str, Callable[..., Any]]:
    def is_equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    return {"__eq__": is_equal, "__hash__": hashed}


def _order(compared: Callable[[object], tuple[object, ...]]) -> dict[str, Callable[..., Any]]:
    def ordered(holds: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
        def compare(self: object, other: object) -> bool:
            return holds(compared(self), compared(other)) if other.__class__ is self.__class__ else NotImplemented

        return compare

    return {"__lt__": ordered(lt), "__le__": ordered(le), "__gt__": ordered(gt), "__ge__": ordered(ge)}


def _getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what reads the attributes ``names`` as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


class _LateInit:
    """Stands for the ``__init__`` of ``cls`` until somebody asks for it, and then makes way for it."""

    def __init__(self, cls: type, fields: Sequence[Field[Any]]) -> None:
        self._cls = cls
        self._fields = fields

    def __get__(self, instance: object, owner: type) -> Callable[..., None]:
        init = _init(self._cls, self._fields)
        setattr(self._cls, "__init__", init)  # noqa: B010 - a type checker would take it for that of all types
        return init if instance is None else partial(init, instance)


def _init(cls: type, fields: Sequence[Field[Any]]) -> Callable[..., None]:
    """Return ``__init__``, compiled in the module of ``cls``.

    It sets each slot by its descriptor: that passes the ``__setattr__`` that refuses, in half the time of ``object``'s.
    """
    scope: dict[str, Any] = {f"_set_{field.name}": getattr(cls, field.name).__set__ for field in fields}
    scope["_made"] = MISSING
    placed = [_parameter(field, scope) for field in fields if not field.kw_only]
    named = [_parameter(field, scope) for field in fields if field.kw_only]
    body = [f"_set_{field.name}(self, {_value(field)})" for field in fields]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    head = f"def __init__({', '.join(['self', *placed, *(['*'] if named else []), *named])}):"
    text = f"def make({', '.join(scope)}):\n {head}\n  {'; '.join(body) or 'pass'}\n return __init__"
    built: dict[str, Any] = {}
    exec(text, vars(sys.modules[cls.__module__]), built)  # noqa: S102 - names of fields only, as dataclasses does it
    init: Callable[..., None] = built["make"](**scope)
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter(field: Field[Any], scope: dict[str, Any]) -> str:
    """Return ``field`` as a parameter; what it is without an argument is put into ``scope``."""
    if field.default_factory is not MISSING:
        scope[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_made"
    if field.default is not MISSING:
        scope[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return field.name


def _value(field: Field[Any]) -> str:
    name = field.name
    return name if field.default_factory is MISSING else f"_make_{name}() if {name} is _made else {name}"


def _repr(self: DataclassInstance) -> str:
    values = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"field {name!r} of a value is set once")


def _state(self: DataclassInstance) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: DataclassInstance, state: Iterable[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
