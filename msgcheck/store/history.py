"""The history of runs: what each scan found, kept so that the next one can say what is new and what was fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, column, insert, select, table

from msgcheck.model.run import Comparison, Run
from msgcheck.store.connection import open_engine, reading, writing
from msgcheck.store.migrations import migrate
from msgcheck.store.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class PreviousRun:
    """An earlier run, as far as a comparison needs it: ``fingerprints`` holds one entry per finding."""

    run_id: str
    started_at: datetime
    fingerprints: tuple[str, ...]


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
FINDING = table("finding", column("run_id"), column("position"), column("fingerprint"))


class History:
    """An open history; a context manager. Every method raises HistoryError with the way out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, run: Run) -> None:
        """Add ``run``, whole or not at all. A run is recorded once."""
        rows = rows_of(run)
        with writing(self._engine) as connection:
            for name, entries in rows.items():
                _insert(connection, name, entries)

    def previous(self, scope: str) -> PreviousRun | None:
        """Return the last run of ``scope``, by its start; ``None`` when there is none."""
        with reading(self._engine) as connection:
            latest = connection.execute(
                select(RUN.c.run_id, RUN.c.started_at)
                .where(RUN.c.scope == scope)
                .order_by(RUN.c.started_at.desc(), RUN.c.run_id.desc())
                .limit(1)
            ).first()
            if latest is None:
                return None
            fingerprints = connection.scalars(
                select(FINDING.c.fingerprint).where(FINDING.c.run_id == latest.run_id).order_by(FINDING.c.position)
            )
            return PreviousRun(latest.run_id, datetime.fromisoformat(latest.started_at), tuple(fingerprints))

    def runs(self, limit: int = 50) -> tuple[RecordedRun, ...]:
        """Return the last ``limit`` runs, newest first."""
        newest_first = (RUN.c.started_at.desc(), RUN.c.run_id.desc())
        with reading(self._engine) as connection:
            found = connection.execute(select(*RUN.c).order_by(*newest_first).limit(limit)).mappings()
            return tuple(_recorded(dict(entry)) for entry in found)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

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
    engine = open_engine(url, root or Path(), patience_seconds)
    migrate(engine)
    return History(engine)


def compare(run: Run, previous: PreviousRun) -> Comparison:
    """Count the findings of ``run`` that are new, fixed and unchanged since ``previous``.

    Fingerprints are counted, not only looked up: of three equal findings one can be fixed.
    """
    now = Counter(finding.fingerprint for finding in run.findings)
    before = Counter(previous.fingerprints)
    return Comparison(
        previous_run_id=previous.run_id,
        previous_started_at=previous.started_at,
        new=(now - before).total(),
        fixed=(before - now).total(),
        unchanged=(now & before).total(),
    )


def _insert(connection: Connection, name: str, entries: Sequence[Row]) -> None:
    if entries:
        connection.execute(insert(table(name, *map(column, entries[0]))), entries)


def _recorded(entry: Row) -> RecordedRun:
    times = {name: datetime.fromisoformat(str(entry[name])) for name in ("started_at", "finished_at")}
    return RecordedRun(**(entry | times))  # type: ignore[arg-type]  # the columns asked for are the fields
