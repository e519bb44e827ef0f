"""A history in any database that SQLAlchemy can reach. The only door to it, opened only where it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import URL, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from msgcheck.errors import HistoryError
from msgcheck.store.database.connection import Connection, Stored, Value
from msgcheck.store.database.failures import driver_missing, told
from msgcheck.store.database.sqlite_file import file_at
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Server:
    """The database behind an SQLAlchemy engine."""

    engine: Engine

    @property
    def name(self) -> str:
        """The address without its password."""
        return _name_of(self.engine.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See :class:`msgcheck.store.database.connection.Database`."""
        # PostgreSQL by itself lets each statement see what was written since the one before.
        is_postgres = self.engine.dialect.name == "postgresql"
        engine = self.engine.execution_options(isolation_level="REPEATABLE READ") if is_postgres else self.engine
        with self._telling(), engine.connect() as connection:
            yield _ServerConnection(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See :class:`msgcheck.store.database.connection.Database`."""
        with self._telling(), self.engine.execution_options(msgcheck_writes=True).begin() as connection:
            yield _ServerConnection(connection)

    def compact(self) -> None:
        """See :class:`msgcheck.store.database.connection.Database`. A server does so in its own time."""

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise told(error.orig or error, self.name) from error


@dataclass(frozen=True, slots=True)
class _ServerConnection:
    connection: sqlalchemy.Connection

    @property
    def dialect(self) -> str:
        return self.connection.dialect.name

    @property
    def mark(self) -> str:
        return "?" if self.connection.dialect.paramstyle == "qmark" else "%s"

    def execute(self, statement: str, values: Mapping[str, Value] | None = None) -> Sequence[Stored]:
        found = self.connection.execute(text(statement), values or {})
        return found.mappings().all() if found.returns_rows else ()

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        # Straight to the driver, as the rows are plain values: 1.8 times as fast as through SQLAlchemy's parameters.
        self.connection.exec_driver_sql(statement, [tuple(row) for row in rows])

    def has_table(self, name: str) -> bool:
        return inspect(self.connection).has_table(name)


def open_server(url: str, root: Path, patience_seconds: float) -> Server:
    """Return the database at ``url``; a relative SQLite file starts at ``root``. Nothing is connected yet."""
    target = _target(url, root)
    backend = target.get_backend_name()
    options: dict[str, Any] = {}
    if backend == "sqlite":
        options = {"timeout": patience_seconds}
    elif backend == "postgresql":
        options = {"connect_timeout": max(2, round(patience_seconds))}
    try:
        engine = create_engine(target, pool_size=1, connect_args=options)
    except ImportError as error:
        raise driver_missing(error, _name_of(target), backend) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise told(error, _name_of(target)) from error
    if backend == "sqlite":
        _take_over_transactions(engine)
    return Server(engine)


def _target(url: str, root: Path) -> URL:
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise HistoryError(
            f"The history's address '{url}' is no database URL. In msgcheck.toml, [workspace] history is for example "
            '"sqlite:///.msgcheck/history.db" or "postgresql://user@host/database".'
        ) from error
    if target.drivername in {"postgres", "postgresql"}:
        return target.set(drivername="postgresql+psycopg")
    if target.get_backend_name() == "sqlite":
        return target.set(database=str(file_at(target.database or "", root, url)))
    return target


def _name_of(url: URL) -> str:
    backend = url.get_backend_name()
    return (
        str(url.database) if backend == "sqlite" else url.set(drivername=backend).render_as_string(hide_password=True)
    )


def _take_over_transactions(engine: Engine) -> None:
    """Begin each transaction ourselves, as SqliteFile does: for an address that names a driver or options of SQLite."""

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    def begun(connection: sqlalchemy.Connection) -> None:
        writes = connection.get_execution_options().get("msgcheck_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
