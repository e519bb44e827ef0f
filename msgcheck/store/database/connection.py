"""What the history asks of a database, in plain SQL that SQLite and PostgreSQL both know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Value = str | int | float | None
Stored = Mapping[Any, Any]
"""A row by column name."""


class Connection(Protocol):
    """One transaction on a database."""

    @property
    def dialect(self) -> str:
        """The database's name: ``sqlite``, ``postgresql``."""

    @property
    def mark(self) -> str:
        """What stands for a value in the statement of :meth:`execute_many`."""

    def execute(self, statement: str, values: Mapping[str, Value] | None = None) -> Sequence[Stored]:
        """Run ``statement``, in which ``:name`` stands for a value; return its rows, none where it gives none."""

    def execute_many(self, statement: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run ``statement`` once for each of ``rows``, whose values stand at its marks."""

    def has_table(self, name: str) -> bool:
        """Tell whether there is a table of this name."""


class Database(Protocol):
    """A database that can be connected to. Every failure is a HistoryError with the way out."""

    @property
    def name(self) -> str:
        """The database for people: its file, or its address without the password."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the database."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection whose changes all stand when the block ends, and none when it fails or the process dies."""

    def compact(self) -> None:
        """Give the room of what was removed back to the disk, where the database does not see to that itself."""

    def close(self) -> None:
        """Let go of what is open."""
