"""The database that an address names."""

from __future__ import annotations

from pathlib import Path

from msgcheck.store.database.connection import Database
from msgcheck.store.database.sqlite_file import SqliteFile, file_at

_FILE = "sqlite:///"


def open_database(url: str, root: Path, patience_seconds: float) -> Database:
    """Return the database at ``url``, an SQLAlchemy URL; a relative SQLite file starts at ``root``.

    Nothing is connected yet. ``patience_seconds`` is how long to wait for another writer or for a server. Raises
    HistoryError where ``url`` names no database, or one that no driver is there for.
    """
    if url.startswith(_FILE) and "?" not in url:
        return SqliteFile(file_at(url.removeprefix(_FILE), root, url), patience_seconds)
    from msgcheck.store.database.server import open_server

    return open_server(url, root, patience_seconds)
