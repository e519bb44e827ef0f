"""The runs of a workspace in order of time, and what each of them tells of the assets it does not list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgcheck.model.asset_history import RunFact
from msgcheck.store.database.connection import Connection, Stored
from msgcheck.store.rows import storable, time_text
from msgcheck.values import dataclass

EVERYTHING = "everything"
"""The reach of a run whose assets are all of the workspace."""

_RUNS = """
    SELECT run_id, started_at, tool_version, scope, platform_version, platform_sha256, rules_sha256, score, asset_count,
    command, is_whole, is_full FROM run
    WHERE workspace = :workspace AND started_at < :until ORDER BY started_at, run_id"""


@dataclass(frozen=True, slots=True)
class TimedRun:
    """A run with its ``reach``: an asset that a run of the same reach listed before and this one does not is gone.

    ``reach`` is :data:`EVERYTHING` where that holds of every asset, and ``None`` where it holds of none.
    """

    fact: RunFact
    reach: str | None

    @property
    def counts(self) -> bool:
        """Whether the run tells the state of its assets. One that left rules out does not know what is fixed."""
        return self.fact.is_full is not False


def timed_runs(connection: Connection, workspace: str, until: datetime) -> Sequence[TimedRun]:
    """Return the runs of ``workspace`` that started before ``until``, oldest first; equal times by their id."""
    rows = connection.execute(_RUNS, {"workspace": storable(workspace), "until": time_text(until)})
    return [_timed(row, workspace) for row in rows]


def _timed(row: Stored, workspace: str) -> TimedRun:
    fact = RunFact(
        run_id=row["run_id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        tool_version=row["tool_version"],
        platform_version=row["platform_version"],
        platform_sha256=row["platform_sha256"],
        rules_sha256=row["rules_sha256"],
        score=row["score"],
        asset_count=row["asset_count"],
        command=row["command"],
        is_whole=None if row["is_whole"] is None else bool(row["is_whole"]),
        is_full=None if row["is_full"] is None else bool(row["is_full"]),
    )
    return TimedRun(fact, _reach(fact, row["scope"], workspace))


def _reach(run: RunFact, scope: str, workspace: str) -> str | None:
    """Return the reach; before commands were recorded the scope alone tells it.

    What a gate looks at (it may be what changed) says nothing of the rest. A backfill knows its own folder only.
    """
    if run.command == "check" or (run.command is None and scope.startswith("gate of ")):
        return None
    asked = scope.rpartition(" (rules ")[0] or scope
    was_whole = run.is_whole if run.is_whole is not None else asked == f"{workspace}: all assets"
    return EVERYTHING if was_whole and run.command != "backfill" else asked
