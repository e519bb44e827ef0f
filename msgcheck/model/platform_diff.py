"""Two versions of a platform: what changed, and what assets say to each."""

from __future__ import annotations

from enum import StrEnum

from msgcheck.model.asset import SkippedAsset
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
    neither, nor those of an asset that one of the runs could not read.
    """

    old: Reference
    new: Reference
    changes: tuple[Change, ...]
    old_run: Run
    new_run: Run
    made: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @property
    def skipped(self) -> dict[SkippedAsset, tuple[str, ...]]:
        """What was skipped, in order, and against which of the platforms ("old", "new"): a file may be busy once."""
        met: dict[SkippedAsset, tuple[str, ...]] = {}
        for version, run in (("old", self.old_run), ("new", self.new_run)):
            for each in run.skipped:
                met[each] = (*met.get(each, ()), version)
        return dict(sorted(met.items(), key=lambda item: item[0].uri))
