"""What style sheets hide: classes and ids alone, and selectors of several parts (``.a .b``, ``table > td.note``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

MAX_PATHS = 30
"""Selectors of several parts that are kept of a page."""
_MAX_PARTS = 4
_MAX_AROUND = 25
"""Elements around one that are asked."""

_PART = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_NAME = re.compile(r"[.#][\w-]+")
_JOINT = re.compile(r"\s*>\s*|\s+")


class Named(NamedTuple):
    """What an element is called: its tag, its classes (``.name``) and its id (``#name``)."""

    tag: str
    names: frozenset[str]


class Part(NamedTuple):
    """What one element must be called, its tag empty for any, and whether it is a child of the part before."""

    tag: str
    names: frozenset[str]
    is_child: bool

    def takes(self, named: Named) -> bool:
        """Tell whether an element is what this part says."""
        return self.names <= named.names and self.tag in {"", named.tag}


HiddenPath = tuple[Part, ...]
"""The parts of a selector, the outermost first; the last has a class or an id."""


class Unseen(NamedTuple):
    """What is hidden: classes (``.name``) and ids (``#name``), and elements on paths; the classes of rows and lines."""

    names: frozenset[str] = frozenset()
    paths: tuple[HiddenPath, ...] = ()
    rows: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()

    def joined(self, other: Unseen) -> Unseen:
        """Return what either hides, paths up to a bound."""
        paths = (*self.paths, *other.paths)[:MAX_PATHS]
        return Unseen(self.names | other.names, paths, self.rows | other.rows, self.lines | other.lines)

    def is_telling(self, names: str) -> bool:
        """Tell whether an element with these classes, or this id, may be hidden."""
        every = [self.names, *(path[-1].names for path in self.paths)]
        marked = [f"{mark}{name}" for name in names.split() for mark in ".#"] if any(every) else []
        return not all(told.isdisjoint(marked) for told in every)

    def hides(self, element: etree._Element) -> bool:
        """Tell whether ``element`` is hidden."""
        own = _named(element)
        if not self.names.isdisjoint(own.names):
            return True
        paths = [path for path in self.paths if path[-1].takes(own)]
        if not paths:
            return False
        around = [_named(each) for each in islice(element.iterancestors(), _MAX_AROUND)]
        known = own.names.union(*(each.names for each in around))
        return any(_leads_to(path, around) for path in paths if all(part.names <= known for part in path))


def hidden_path(selector: str) -> HiddenPath | None:
    """Return the parts of ``selector``, ``None`` for one with anything but tags, classes, ids, blanks and ``>``."""
    written = _JOINT.split(selector.strip(), maxsplit=_MAX_PARTS)
    if len(written) > _MAX_PARTS or not all(written):
        return None
    children = [">" in joint for joint in (" ", *_JOINT.findall(selector.strip()))]
    found = [_PART.fullmatch(each) for each in written]
    path = tuple(
        Part((part[1] or "").lower(), frozenset(_NAME.findall(part[2])), is_child)
        for part, is_child in zip(found, children, strict=True)
        if part
    )
    return path if len(path) == len(written) and path[-1].names else None


def _named(element: etree._Element) -> Named:
    names = [f".{name}" for name in element.get("class", "").split()]
    own_id = element.get("id", "")
    return Named(str(element.tag), frozenset((*names, f"#{own_id}") if own_id else names))


def _leads_to(path: HiddenPath, around: Sequence[Named]) -> bool:
    """Tell whether the parts of ``path`` but the last stand around an element, the innermost of ``around`` first."""
    places = [0]
    for part, inner in zip(path[-2::-1], path[:0:-1], strict=True):
        reach = places if inner.is_child else range(min(places, default=len(around)), len(around))
        places = [at + 1 for at in reach if at < len(around) and part.takes(around[at])]
    return bool(places)
