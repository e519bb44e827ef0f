"""What stood in a place at one moment, and which moments are looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from msgcheck.model.period import quarter_of
from msgcheck.values import dataclass

EVERY = ("quarter", "month", "version")
"""How often to look: at the last version of each quarter, of each month, or at each version."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of one moment. ``versions`` holds for each address what names its content there, such as a hash;
    ``open_files`` gives the file of each address, for as long as it is asked for.
    """

    moment: datetime
    versions: tuple[tuple[str, str], ...]
    open_files: Callable[[], AbstractContextManager[Mapping[str, Path]]]


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of a place, oldest first. ``origin`` names the place in the history; ``left_out`` says of each file
    that is in none of them why.
    """

    origin: str
    snapshots: tuple[Snapshot, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def moment_of(seconds: float) -> datetime:
    """Return the time ``seconds`` after 1970; one that no calendar knows is at its end, and so still to come."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def last_of_each(moments: Sequence[datetime], every: str) -> list[int]:
    """Return the places in ``moments`` (in order of time) of the last in each quarter, month or day."""
    last = {_span(moment.astimezone(UTC), every): place for place, moment in enumerate(moments)}
    return sorted(last.values())


def _span(moment: datetime, every: str) -> object:
    if every == "quarter":
        return quarter_of(moment)
    return (moment.year, moment.month) if every == "month" else moment.date()
