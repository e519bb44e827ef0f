"""A history in an SQLite file, through the standard library: to load SQLAlchemy takes longer than to check a page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from msgcheck.config.kept_folder import make_folder
from msgcheck.errors import HistoryError
from msgcheck.store.database.connection import Connection, Stored, Value
from msgcheck.store.database.failures import told
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """The database in the file at ``path``; ``patience_seconds`` is how long to wait for another writer."""

    path: Path
    patience_seconds: float

    @property
    def name(self) -> str:
        """The file."""
        return str(self.path)

    def reading(self) -> AbstractContextManager[Connection]:
        """See :class:`msgcheck.store.database.connection.Database`."""
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[Connection]:
        """See :class:`msgcheck.store.database.connection.Database`.

        The write lock is taken at once, so that two writers wait for each other.
        With a plain BEGIN each would read first and one would fail where it upgrades, however long it waits.
        """
        return self._transaction("BEGIN IMMEDIATE")

    def compact(self) -> None:
        """See :class:`msgcheck.store.database.connection.Database`."""
        try:
            with closing(sqlite3.connect(self.path, timeout=self.patience_seconds, isolation_level=None)) as connection:
                connection.execute("VACUUM")
        except sqlite3.Error as error:
            reason = told(error, self.name)
            raise HistoryError(f"What was removed is gone; only its room in the file is not. {reason}") from error

    def close(self) -> None:
        """Nothing stays open between two blocks."""

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection: sqlite3.Connection | None = None
        try:
            # No isolation level: the driver's own transactions would leave table changes outside.
            connection = sqlite3.connect(self.path, timeout=self.patience_seconds, isolation_level=None)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(begin)
            yield _SqliteConnection(connection)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise told(error, self.name) from error
        finally:
            if connection is not None:
                connection.close()  # takes back what was not committed


@dataclass(frozen=True, slots=True)
class _SqliteConnection:
    driver: sqlite3.Connection
    dialect: str = "sqlite"
    mark: str = "?"

    def execute(self, statement: str, values: Mapping[str, Value] | None = None) -> Sequence[Stored]:
        found = self.driver.execute(statement, values or {})
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found]

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        self.driver.executemany(statement, rows)

    def has_table(self, name: str) -> bool:
        return bool(self.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": name}))


def file_at(database: str, root: Path, address: str) -> Path:
    """Return the file that ``address`` names, from ``root`` where it is relative, and make its folder."""
    if not database or database == ":memory:":
        raise HistoryError(f"The history's address '{address}' names no file, so nothing would be kept. Name a file.")
    path = (root / database).absolute()
    if path.is_dir():
        raise HistoryError(f"The history {path} is a folder. Name a file in it: sqlite:///{database}/history.db.")
    try:
        make_folder(path.parent)
    except OSError as error:
        raise HistoryError(
            f"The folder {path.parent} for the history cannot be made ({error.strerror}). Make it writable, name "
            "another file in msgcheck.toml ([workspace] history), or scan with --no-record."
        ) from error
    return path
