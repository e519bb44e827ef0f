"""Lines to a history: each run whole or not at all, a run that is there already not again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import IO

from msgcheck.errors import HistoryError
from msgcheck.model.asset import SkippedAsset
from msgcheck.model.asset_history import Review
from msgcheck.model.run import AssetResult
from msgcheck.model.severity import Severity
from msgcheck.store.database.connection import Connection, Database
from msgcheck.store.exchange.file import read_lines
from msgcheck.store.exchange.forms import End, Result, RunLine
from msgcheck.store.recorded_asset import RecordedAsset
from msgcheck.store.reviews import keep_review
from msgcheck.store.rows import Row, run_row
from msgcheck.store.tables import hold_writers, insert_rows, keep_assets, link_assets
from msgcheck.values import dataclass

Told = Callable[[int, int], None]
"""Is told how many runs are done, of how many."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many runs were added, and how many were there already; how many reviews the file holds."""

    added: int
    known: int
    reviews: int


@dataclass(slots=True)
class _Survey:
    """What a file holds: checked from its first line to its last before anything of it is written."""

    fresh: set[str] = field(default_factory=set)
    needed: set[int] = field(default_factory=set)
    runs: int = 0


def import_runs(database: Database, stream: IO[bytes], name: Path, told: Told) -> Imported:
    """Add the runs and reviews of the file, which may be imported before in part or whole.

    HistoryError, and nothing written, where the file is not wholly as it was exported. Where writing ends in the
    middle, the runs written stand, and importing the file again adds the others.
    """
    with database.reading() as connection:
        known = {row["run_id"] for row in connection.execute("SELECT run_id FROM run")}
    survey = _surveyed(stream, name, known)
    waiting: dict[int, RecordedAsset] = {}
    book = _Book(database)
    reviews: list[Review] = []
    for _, line in read_lines(stream, name):
        match line:
            case Result() if line.number in survey.needed:
                waiting[line.number] = line.recorded
            case RunLine() if line.run.run_id in survey.fresh:
                book.add(line, waiting)
                waiting = {}
                told(book.added, len(survey.fresh))
            case Review():
                reviews.append(line)
            case _:
                pass
    with database.writing() as connection:
        for review in reviews:
            keep_review(connection, review)
    return Imported(book.added, survey.runs - book.added, len(reviews))


def _surveyed(stream: IO[bytes], name: Path, known: set[str]) -> _Survey:
    survey = _Survey()
    results, reviews, met = set[int](), 0, set[str]()
    for number, line in read_lines(stream, name):
        problem = None
        match line:
            case Result():
                problem = "the result stands twice" if line.number in results else None
                results.add(line.number)
            case RunLine():
                survey.runs += 1
                problem = _problem_of(line, results, met)
                met.add(line.run.run_id)
                if line.run.run_id not in known:
                    survey.fresh.add(line.run.run_id)
                    survey.needed.update(line.results)
            case Review():
                reviews += 1
            case End():
                counted = End(survey.runs, len(results), reviews)
                problem = None if line == counted else f"the file should hold {line}, and holds {counted}"
        if problem:
            raise HistoryError(f"{name}:{number}: {problem}. Nothing of it was imported; export again.")
    return survey


def _problem_of(line: RunLine, results: set[int], met: set[str]) -> str | None:
    if line.run.run_id in met:
        return f"the run {line.run.run_id} stands twice"
    missing = sorted(set(line.results) - results)
    return f"the run refers to the result {missing[0]}, which does not stand before it" if missing else None


class _Book:
    """Writes runs one by one; remembers of each result its id in the database and what counts in a run's figures."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: dict[int, int] = {}
        self._counts: dict[int, Mapping[str, int]] = {}
        self.added = 0

    def add(self, line: RunLine, waiting: Mapping[int, RecordedAsset]) -> None:
        self._counts |= {number: _counts(recorded) for number, recorded in waiting.items()}
        with self._database.writing() as connection:
            hold_writers(connection)
            if _is_there(connection, line.run.run_id):  # another process imports the same
                self._keep(connection, waiting)
                return
            insert_rows(connection, "run", [self._row(line)])
            self._keep(connection, waiting)
            link_assets(connection, line.run.run_id, [self._ids[number] for number in line.results])
        self.added += 1

    def _keep(self, connection: Connection, waiting: Mapping[int, RecordedAsset]) -> None:
        self._ids |= dict(zip(waiting, keep_assets(connection, list(waiting.values())), strict=True))

    def _row(self, line: RunLine) -> Row:
        """Return the run's row; its figures are counted, not believed."""
        row = run_row(line.run)
        for number in line.results:
            for name, count in self._counts[number].items():
                row[name] = int(row[name] or 0) + count
        return row


def _counts(recorded: RecordedAsset) -> Mapping[str, int]:
    severities = [finding.severity for finding in recorded.findings]
    counts = {
        "asset_count": int(isinstance(recorded.asset, AssetResult)),
        "skipped_count": int(isinstance(recorded.asset, SkippedAsset)),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "suggestions": severities.count(Severity.SUGGESTION),
    }
    return {name: count for name, count in counts.items() if count}


def _is_there(connection: Connection, run_id: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM run WHERE run_id = :run_id", {"run_id": run_id}))
