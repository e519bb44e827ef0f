"""Parts that were not read, told together: those of one folder that share a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgcheck.model.passage import UnreadPart
from msgcheck.values import dataclass

_NUMBER = re.compile("([0-9]+)")
_SHOWN = 3
"""Names of a group that are said; the rest is counted."""


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """Names of parts of one folder, ``oleObject2`` before ``oleObject10``, and why none was read; never empty."""

    parts: tuple[str, ...]
    reason: str

    @property
    def names(self) -> str:
        """The first three names, and how many more there are."""
        rest = len(self.parts) - _SHOWN
        said = ", ".join(self.parts[:_SHOWN])
        return f"{said} and {rest:,} more" if rest > 0 else said

    @property
    def words(self) -> str:
        """The one name, or the count with the first names: ``30 parts (a.bin, b.bin, c.bin and 27 more)``."""
        return f"{len(self.parts):,} parts ({self.names})" if len(self.parts) > 1 else self.parts[0]


def group_unread(unread: Iterable[UnreadPart]) -> tuple[UnreadGroup, ...]:
    """Group parts by folder and reason, in the order in which the first of each comes; a part is named once."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for each in unread:
        groups.setdefault((each.part.rpartition("/")[0], each.reason), {})[each.part] = None
    return tuple(UnreadGroup(tuple(sorted(parts, key=_natural)), reason) for (_, reason), parts in groups.items())


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """Order numbers by their size, however many digits a stranger writes."""
    steps = _NUMBER.split(name)
    return [(len(step.lstrip("0")), step.lstrip("0")) if odd % 2 else (0, step) for odd, step in enumerate(steps)], name
