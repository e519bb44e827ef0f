"""The history of runs: what each scan found, kept so that the next one can say what is new and what was fixed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from msgcheck.errors import HistoryError
from msgcheck.model.run import Comparison, Run
from msgcheck.store.comparison import FingerprintReader, PreviousRun, compare, compare_assets
from msgcheck.store.database.connection import Connection, Database, Stored
from msgcheck.store.database.opening import open_database
from msgcheck.store.migrations import migrate
from msgcheck.store.read_back import run_of
from msgcheck.store.recorded_asset import recorded_assets
from msgcheck.store.rows import run_row, storable
from msgcheck.store.tables import digests_of, fingerprints_of, insert_rows, keep_assets, link_assets, read_run

__all__ = ["History", "PreviousRun", "RecordedRun", "compare", "open_history"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRun:
    """A line of the history: one run with its figures."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    tool_version: str
    scope: str
    platform_version: str
    score: float | None
    asset_count: int
    skipped_count: int
    errors: int
    warnings: int
    suggestions: int


_NEWEST_FIRST = "ORDER BY started_at DESC, run_id DESC LIMIT :limit"
_RUNS = f"SELECT {', '.join(field.name for field in fields(RecordedRun))} FROM run {_NEWEST_FIRST}"  # noqa: S608
_LAST_OF_SCOPE = f"SELECT run_id, started_at FROM run WHERE scope = :scope {_NEWEST_FIRST}"  # noqa: S608


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
            skipped = {asset.uri for asset in run.skipped}
            previous = _previous(connection, run.scope, partial(fingerprints_of, connection), skipped)
            insert_rows(connection, "run", [run_row(run)])
            link_assets(connection, run.run_id, keep_assets(connection, assets))
            return compare_assets(assets, previous) if previous else None

    def previous(self, scope: str) -> PreviousRun | None:
        """Return the last run of ``scope``, by its start; ``None`` when there is none."""
        with self._database.reading() as connection:
            return _previous(connection, scope, self._fingerprints)

    def run(self, run_id: str) -> Run:
        """Return a recorded run as it was, findings by asset.

        The messages it judged and its comparison are not recorded. HistoryError when there is no such run.
        """
        with self._database.reading() as connection:
            rows = read_run(connection, run_id)
        if not rows["run"]:
            raise HistoryError(f"The history {self._database.name} has no run {run_id}.")
        return run_of(rows)

    def runs(self, limit: int = 50) -> tuple[RecordedRun, ...]:
        """Return the last ``limit`` runs, newest first."""
        with self._database.reading() as connection:
            return tuple(map(_recorded, connection.execute(_RUNS, {"limit": limit})))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fingerprints(self, digests: Collection[str]) -> list[str]:
        with self._database.reading() as connection:
            return fingerprints_of(connection, digests)


def open_history(url: str, root: Path | None = None, *, patience_seconds: float = 30.0) -> History:
    """Open the history at ``url``, creating or migrating it where needed.

    ``url`` is an SQLAlchemy URL; a relative SQLite file starts at ``root`` (the workspace; default: the current
    folder) and its folder is made. ``patience_seconds`` is how long to wait for another writer or for a server.
    Raises HistoryError, with the way out, when it cannot be opened or was written by a newer msgcheck.
    """
    database = open_database(url, root or Path(), patience_seconds)
    migrate(database)
    return History(database)


def _previous(
    connection: Connection, scope: str, fingerprints: FingerprintReader, without: Collection[str] = ()
) -> PreviousRun | None:
    found = connection.execute(_LAST_OF_SCOPE, {"scope": storable(scope), "limit": 1})
    if not found:
        return None
    run_id, started_at = found[0]["run_id"], datetime.fromisoformat(found[0]["started_at"])
    return PreviousRun(run_id, started_at, digests_of(connection, run_id, without), fingerprints)


def _recorded(row: Stored) -> RecordedRun:
    times = {name: datetime.fromisoformat(row[name]) for name in ("started_at", "finished_at")}
    values: dict[str, Any] = {**row, **times}
    return RecordedRun(**values)
