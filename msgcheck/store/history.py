"""The history of runs: what each scan found, kept so that the next one can say what is new and what was fixed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, RowMapping, column, select, table

from msgcheck.errors import HistoryError
from msgcheck.model.run import Comparison, Run
from msgcheck.store.comparison import FingerprintReader, PreviousRun, compare, compare_assets
from msgcheck.store.connection import open_engine, reading, writing
from msgcheck.store.failures import name_of
from msgcheck.store.migrations import migrate
from msgcheck.store.read_back import run_of
from msgcheck.store.recorded_asset import recorded_assets
from msgcheck.store.rows import run_row
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


RUN = table("run", *(column(field.name) for field in fields(RecordedRun)))
_NEWEST_FIRST = (RUN.c.started_at.desc(), RUN.c.run_id.desc())


class History:
    """An open history; a context manager. Every method raises HistoryError with the way out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, run: Run) -> Comparison | None:
        """Add ``run``, whole or not at all; return how it compares with the last run of its scope, if there is one.

        A run is recorded once. What it says of an asset is stored only where no run has said the same before.
        """
        assets = recorded_assets(run)
        with writing(self._engine) as connection:
            previous = _previous(connection, run.scope, partial(fingerprints_of, connection))
            insert_rows(connection, "run", [run_row(run)])
            link_assets(connection, run.run_id, keep_assets(connection, assets))
            return compare_assets(assets, previous) if previous else None

    def previous(self, scope: str) -> PreviousRun | None:
        """Return the last run of ``scope``, by its start; ``None`` when there is none."""
        with reading(self._engine) as connection:
            return _previous(connection, scope, self._fingerprints)

    def run(self, run_id: str) -> Run:
        """Return a recorded run as it was, findings by asset.

        The messages it judged and its comparison are not recorded. HistoryError when there is no such run.
        """
        with reading(self._engine) as connection:
            rows = read_run(connection, run_id)
        if not rows["run"]:
            raise HistoryError(f"The history {name_of(self._engine.url)} has no run {run_id}.")
        return run_of(rows)

    def runs(self, limit: int = 50) -> tuple[RecordedRun, ...]:
        """Return the last ``limit`` runs, newest first."""
        with reading(self._engine) as connection:
            found = connection.execute(select(*RUN.c).order_by(*_NEWEST_FIRST).limit(limit)).mappings()
            return tuple(map(_recorded, found))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fingerprints(self, digests: Collection[str]) -> list[str]:
        with reading(self._engine) as connection:
            return fingerprints_of(connection, digests)


def open_history(url: str, root: Path | None = None, *, patience_seconds: float = 30.0) -> History:
    """Open the history at ``url``, creating or migrating it where needed.

    ``url`` is an SQLAlchemy URL; a relative SQLite file starts at ``root`` (the workspace; default: the current
    folder) and its folder is made. ``patience_seconds`` is how long to wait for another writer or for a server.
    Raises HistoryError, with the way out, when it cannot be opened or was written by a newer msgcheck.
    """
    engine = open_engine(url, root or Path(), patience_seconds)
    migrate(engine)
    return History(engine)


def _previous(connection: Connection, scope: str, fingerprints: FingerprintReader) -> PreviousRun | None:
    last = select(RUN.c.run_id, RUN.c.started_at).where(RUN.c.scope == scope).order_by(*_NEWEST_FIRST).limit(1)
    found = connection.execute(last).first()
    if found is None:
        return None
    digests = digests_of(connection, found.run_id)
    return PreviousRun(found.run_id, datetime.fromisoformat(found.started_at), digests, fingerprints)


def _recorded(row: RowMapping) -> RecordedRun:
    times = {name: datetime.fromisoformat(row[name]) for name in ("started_at", "finished_at")}
    values: dict[str, Any] = {**row, **times}
    return RecordedRun(**values)
