"""The history of runs: what each scan found, kept so that the next one can say what is new and what was fixed.

What only reads the history, moves it or thins it out is imported where it is asked for: every scan records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgcheck.errors import HistoryError
from msgcheck.model.run import Comparison, Run
from msgcheck.store.comparison import PreviousRun, compare_assets, not_compared
from msgcheck.store.database.connection import Connection, Database
from msgcheck.store.database.opening import open_database
from msgcheck.store.migrations import migrate
from msgcheck.store.recorded_asset import recorded_assets
from msgcheck.store.recorded_run import NEWEST_FIRST, RecordedRun, recorded_runs
from msgcheck.store.rows import run_row, storable, time_text
from msgcheck.store.tables import (
    digests_of,
    fingerprints_of,
    hold_writers,
    insert_rows,
    keep_assets,
    link_assets,
    read_run,
)

if TYPE_CHECKING:
    from msgcheck.model.asset_history import AssetHistory, Review, RunFact
    from msgcheck.model.finding import Finding
    from msgcheck.store.exchange.importing import Imported, Told
    from msgcheck.store.pruning import Pruned


_RUNS_NAMED = "SELECT run_id FROM run WHERE SUBSTR(run_id, 1, :length) = :beginning ORDER BY run_id LIMIT 2"
_LAST_OF_SCOPE = f"SELECT run_id, started_at FROM run WHERE scope = :scope {NEWEST_FIRST}"  # noqa: S608
_DATED = "SELECT run_id FROM run WHERE scope = :scope AND command = :command AND started_at = :started_at"
_FIRST_SCAN = """
    SELECT MIN(started_at) AS first FROM run
    WHERE workspace = :workspace AND COALESCE(command, 'scan') = 'scan' AND COALESCE(is_full, 1) = 1"""
_FINDING = """
    SELECT asset_result.uri, finding.* FROM finding JOIN asset_result ON asset_result.id = finding.asset_result_id
    WHERE finding.asset_result_id = :result_id AND finding.position = :position"""


def _nobody(_done: int, _total: int) -> None:
    """Hear of a run that was imported, and tell nobody."""


class History:
    """An open history; a context manager. Every method raises HistoryError with the way out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, run: Run) -> Comparison | None:
        """Add ``run``, whole or not at all; return how it compares with the last run of its scope, if there is one.

        What could not be read this time is not compared: its findings of last time are not fixed.
        A run is recorded once. What it says of an asset is stored only where no run has said the same before.
        """
        assets = recorded_assets(run)
        with self._database.writing() as connection:
            previous = _previous(connection, run.scope, not_compared(run))
            insert_rows(connection, "run", [run_row(run)])
            link_assets(connection, run.run_id, keep_assets(connection, assets))
            return compare_assets(assets, previous) if previous else None

    def record_dated(self, run: Run) -> bool:
        """Add ``run`` in place of those of its scope, command and start; ``False`` where it is there already.

        Whole or not at all, and nothing is compared: for runs over old versions, which may come in any order.
        """
        assets = recorded_assets(run)
        dated = {"scope": storable(run.scope), "command": run.command, "started_at": time_text(run.started_at)}
        with self._database.writing() as connection:
            hold_writers(connection)
            there = {row["run_id"] for row in connection.execute(_DATED, dated)}
            if run.run_id in there:
                return False
            for run_id in sorted(there):
                connection.execute("DELETE FROM run WHERE run_id = :run_id", {"run_id": run_id})
            insert_rows(connection, "run", [run_row(run)])
            link_assets(connection, run.run_id, keep_assets(connection, assets))
        return True

    def first_scan(self, workspace: str) -> datetime | None:
        """Return when ``workspace`` was scanned first with all its rules; ``None`` where it never was."""
        with self._database.reading() as connection:
            rows = connection.execute(_FIRST_SCAN, {"workspace": storable(workspace)})
        return datetime.fromisoformat(rows[0]["first"]) if rows[0]["first"] else None

    def run(self, run_id: str) -> Run:
        """Return a recorded run as it was, findings by asset.

        The messages it judged and its comparison are not recorded. HistoryError when there is no such run.
        """
        from msgcheck.store.read_back import run_of

        with self._database.reading() as connection:
            rows = read_run(connection, run_id)
        if not rows["run"]:
            raise HistoryError(f"The history {self._database.name} has no run {run_id}.")
        return run_of(rows)

    def run_named(self, beginning: str) -> Run:
        """Return the one run whose id begins with ``beginning``; HistoryError where it is none or several."""
        with self._database.reading() as connection:
            rows = connection.execute(_RUNS_NAMED, {"beginning": storable(beginning), "length": len(beginning)})
        if len(rows) > 1:
            raise HistoryError(f"Several runs begin with '{beginning}'. Give more of the id.")
        return self.run(rows[0]["run_id"] if rows else beginning)

    def runs(self, limit: int = 50, workspace: str = "") -> tuple[RecordedRun, ...]:
        """Return the last ``limit`` runs, newest first; those of ``workspace`` where one is named."""
        with self._database.reading() as connection:
            return recorded_runs(connection, limit, workspace)

    def runs_until(self, until: datetime, workspace: str) -> tuple[RunFact, ...]:
        """Return every run of ``workspace`` that started before ``until``, oldest first."""
        from msgcheck.store.timeline.runs import timed_runs

        with self._database.reading() as connection:
            return tuple(run.fact for run in timed_runs(connection, workspace, until))

    def asset_histories(self, until: datetime, workspace: str) -> Iterator[AssetHistory]:
        """Yield the history of every asset of ``workspace`` as known before ``until``, in order of identity.

        Read while it is asked for, from one state of the database: what stands in memory are the findings of a few
        assets. Runs that left rules out are not among its spells. See docs/history.md for when two addresses are one
        asset, and when one is gone.
        """
        from msgcheck.store.timeline.histories import asset_histories

        with self._database.reading() as connection:
            yield from asset_histories(connection, workspace, until)

    def finding(self, result_id: int, position: int) -> tuple[str, Finding]:
        """Return the address of an asset and a finding there, with its texts, as a ``FindingFact`` names it."""
        from msgcheck.store.read_back import finding_of

        with self._database.reading() as connection:
            rows = connection.execute(_FINDING, {"result_id": result_id, "position": position})
        if not rows:
            raise HistoryError(f"The history {self._database.name} has no finding {result_id}/{position}.")
        return rows[0]["uri"], finding_of(rows[0]["uri"], rows[0])

    def export(self, file: Path) -> None:
        """Write the whole history to ``file``, compressed where its name ends with ``.gz``; whole or not at all."""
        from msgcheck.store.exchange.exporting import exported_lines
        from msgcheck.store.exchange.file import write_lines

        with self._database.reading() as connection:
            write_lines(file, exported_lines(connection))

    def import_file(self, file: Path, told: Told = _nobody) -> Imported:
        """Add the runs and reviews of the exported history in ``file``, each run whole or not at all, and only once.

        ``told`` hears of each run that was added. Raises HistoryError, with the line and with nothing added, where the
        file is not wholly as it was exported.
        """
        from msgcheck.store.exchange.file import opened
        from msgcheck.store.exchange.importing import import_runs

        with opened(file) as stream:
            return import_runs(self._database, stream, file, told)

    def prune(
        self, before: datetime, workspace: str | None = None, *, keeps_quarters: bool = True, is_trial: bool = False
    ) -> Pruned:
        """Remove the runs of ``workspace`` (default: of all) that started before ``before``, and what only they said.

        With ``keeps_quarters`` the last of each quarter stays; ``is_trial`` only counts.
        """
        from msgcheck.store.pruning import prune_runs

        with self._database.writing() as connection:
            connection.execute("SAVEPOINT trial")
            pruned = prune_runs(connection, before, workspace, keeps_quarters=keeps_quarters)
            if is_trial:
                connection.execute("ROLLBACK TO SAVEPOINT trial")
        if pruned.runs and not is_trial:
            self._database.compact()
        return pruned

    def record_review(self, review: Review) -> None:
        """Keep what a person says of a finding; the same review twice is one."""
        from msgcheck.store.reviews import keep_review

        with self._database.writing() as connection:
            keep_review(connection, review)

    def reviews(self) -> tuple[Review, ...]:
        """Return all reviews, oldest first."""
        from msgcheck.store.reviews import read_reviews

        with self._database.reading() as connection:
            return read_reviews(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_history(url: str, root: Path | None = None, *, patience_seconds: float = 30.0) -> History:
    """Open the history at ``url``, creating or migrating it where needed.

    ``url`` is an SQLAlchemy URL; a relative SQLite file starts at ``root`` (the workspace; default: the current
    folder) and its folder is made. ``patience_seconds`` is how long to wait for another writer or for a server.
    Raises HistoryError, with the way out, when it cannot be opened or was written by a newer msgcheck.
    """
    database = open_database(url, root or Path(), patience_seconds)
    migrate(database)
    return History(database)


def _previous(connection: Connection, scope: str, without: Callable[[str, bool], bool]) -> PreviousRun | None:
    found = connection.execute(_LAST_OF_SCOPE, {"scope": storable(scope), "limit": 1})
    if not found:
        return None
    run_id, started_at = found[0]["run_id"], datetime.fromisoformat(found[0]["started_at"])
    return PreviousRun(
        run_id, started_at, digests_of(connection, run_id, without), partial(fingerprints_of, connection)
    )
