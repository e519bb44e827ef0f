"""The lines of the history: one run each, with its figures."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from msgcheck.store.database.connection import Connection, Stored
from msgcheck.store.rows import storable
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRun:
    """A line of the history: one run with its figures."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    tool_version: str
    workspace: str
    scope: str
    command: str | None
    platform_version: str
    score: float | None
    asset_count: int
    skipped_count: int
    errors: int
    warnings: int
    suggestions: int


NEWEST_FIRST = "ORDER BY started_at DESC, run_id DESC LIMIT :limit"
_RUNS = f"""
    SELECT {", ".join(field.name for field in fields(RecordedRun))} FROM run
    WHERE workspace = :workspace OR :workspace = '' {NEWEST_FIRST}"""  # noqa: S608 - our own names, no values


def recorded_runs(connection: Connection, limit: int, workspace: str) -> tuple[RecordedRun, ...]:
    """Return the last ``limit`` runs, newest first; those of ``workspace``, or all where it is empty."""
    found = connection.execute(_RUNS, {"limit": limit, "workspace": storable(workspace)})
    return tuple(map(_recorded, found))


def _recorded(row: Stored) -> RecordedRun:
    times = {name: datetime.fromisoformat(row[name]) for name in ("started_at", "finished_at")}
    values: dict[str, Any] = {**row, **times}
    return RecordedRun(**values)
