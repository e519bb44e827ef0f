"""Two versions of a platform: what changed, and what assets say to each."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.model.finding import Finding
from msgcheck.model.reference_data import Reference
from msgcheck.model.run import Run
from msgcheck.values import dataclass

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
"""Values as JSON has them."""


class ChangeKind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is not as it was: ``noun`` is ``message``, ``term`` or ``persona``.

    ``fields`` are (name, old value, new value) of each field of a changed entry that differs.
    """

    noun: str
    id: str
    kind: ChangeKind
    fields: tuple[tuple[str, Plain, Plain], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformDiff:
    """Two versions of a platform, and what the assets say to each.

    ``made`` are the findings that only ``new_run`` has, ``gone`` those that only ``old_run`` has; waived ones are in
    neither.
    """

    old: Reference
    new: Reference
    changes: tuple[Change, ...]
    old_run: Run
    new_run: Run
    made: tuple[Finding, ...]
    gone: tuple[Finding, ...]
