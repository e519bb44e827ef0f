"""Old runs leave the history, and what no other run says leaves with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgcheck.model.period import quarter_of
from msgcheck.store.database.connection import Connection
from msgcheck.store.tables import hold_writers
from msgcheck.store.timeline.runs import TimedRun, timed_runs
from msgcheck.values import dataclass

_WORKSPACES = "SELECT DISTINCT workspace FROM run ORDER BY workspace"
_LEFT_ALONE = """
    SELECT COUNT(*) AS n FROM asset_result
    WHERE NOT EXISTS (SELECT 1 FROM run_asset WHERE run_asset.asset_result_id = asset_result.id)"""
_REMOVE_LEFT_ALONE = _LEFT_ALONE.replace("SELECT COUNT(*) AS n", "DELETE", 1)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many runs left the history, how many stay although they are as old, and how many results left with them."""

    runs: int
    kept: int
    results: int


def prune_runs(connection: Connection, before: datetime, workspace: str | None, *, keeps_quarters: bool) -> Pruned:
    """Remove the runs of ``workspace`` (``None``: of all) that started before ``before``.

    With ``keeps_quarters`` the last of each quarter stays: that of each workspace and each set of paths, and one that
    tells the state of its assets.
    """
    hold_writers(connection)  # one may be about to refer to what is removed
    gone, kept = list[str](), 0
    for name in [workspace] if workspace is not None else [row["workspace"] for row in connection.execute(_WORKSPACES)]:
        old = timed_runs(connection, name, before)
        last = _last_of_quarters(old) if keeps_quarters else set[str]()
        gone += [run.fact.run_id for run in old if run.fact.run_id not in last]
        kept += len(last)
    for run_id in gone:
        connection.execute("DELETE FROM run WHERE run_id = :run_id", {"run_id": run_id})
    count: int = connection.execute(_LEFT_ALONE)[0]["n"]
    connection.execute(_REMOVE_LEFT_ALONE)
    return Pruned(len(gone), kept, count)


def _last_of_quarters(runs: Sequence[TimedRun]) -> set[str]:
    """Return the ids of the runs to keep; ``runs`` are those of a workspace in order of time."""
    last = {
        (run.reach, quarter_of(run.fact.started_at)): run.fact.run_id
        for run in runs
        if run.counts and run.reach is not None
    }
    return set(last.values())
