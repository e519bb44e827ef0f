"""Connections to the history's database, and every failure of theirs told with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from msgcheck.errors import HistoryError
from msgcheck.store.failures import told


def open_engine(url: str, root: Path, patience_seconds: float) -> Engine:
    """Return an engine for ``url``; a relative SQLite file starts at ``root``. Nothing is connected yet."""
    target = _target(url, root)
    backend = target.get_backend_name()
    options: dict[str, Any] = {}
    if backend == "sqlite":
        options = {"timeout": patience_seconds}
    elif backend == "postgresql":
        options = {"connect_timeout": max(2, round(patience_seconds))}
    try:
        engine = create_engine(target, pool_size=1, connect_args=options)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise told(error, target) from error
    if backend == "sqlite":
        _take_over_transactions(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database."""
    with _telling(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes all stand when the block ends, and none when it fails or the process dies."""
    with _telling(engine), engine.execution_options(msgcheck_writes=True).begin() as connection:
        yield connection


@contextmanager
def _telling(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise told(error, engine.url) from error


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
    return _sqlite_file(target, root) if target.get_backend_name() == "sqlite" else target


def _sqlite_file(target: URL, root: Path) -> URL:
    """Anchor the file at the workspace and make its folder."""
    if not target.database or target.database == ":memory:":
        raise HistoryError(f"The history's address '{target}' names no file, so nothing would be kept. Name a file.")
    path = (root / target.database).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryError(
            f"The folder {path.parent} for the history cannot be made ({error.strerror}). Make it writable, name "
            "another file in msgcheck.toml ([workspace] history), or scan with --no-record."
        ) from error
    return target.set(database=str(path))


def _take_over_transactions(engine: Engine) -> None:
    """Begin each SQLite transaction ourselves: Python's driver would leave table changes outside.

    A writer takes the write lock at once: two writers then wait for each other. With a plain BEGIN each would read
    first and one would fail where it upgrades, however long it waits.
    """

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("msgcheck_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
