"""What can go wrong with a database, in a marketer's words."""

from __future__ import annotations

from msgcheck.errors import HistoryError

_ELSEWHERE = "name another in msgcheck.toml ([workspace] history), or scan with --no-record"

_SIGNS = (
    ("unique constraint", "has this run already."),
    ("duplicate key", "has this run already."),
    ("foreign key", "lost what this run refers to: another process pruned it meanwhile. Do it again."),
    ("readonly database", "cannot be written: the file or its folder is read-only. Make it writable, {elsewhere}."),
    ("unable to open database", "cannot be opened: its folder is missing or closed to you. Open it, {elsewhere}."),
    ("database is locked", "is in use by another run that does not finish. Wait for it, then do it again."),
    ("not a database", "is no database, or a broken one. Move the file away and msgcheck begins a new one."),
    ("malformed", "is broken. Move the file away and msgcheck begins a new one, or put a copy back."),
    ("disk i/o error", "cannot be read or written: the disk reports an error. Check the disk, then {elsewhere}."),
    ("disk is full", "cannot grow: the disk is full. Make room, then do it again."),
    ("no space left", "cannot grow: the disk is full. Make room, then do it again."),
    ("permission denied", "refuses this user. Ask for the right to create and write tables there, {elsewhere}."),
    ("read-only transaction", "refuses to write: the database is read-only. Use the primary server, {elsewhere}."),
    ("already exists", "holds tables of another program. Give msgcheck a database of its own: {elsewhere}."),
    ("authentication failed", "refuses the name or password. Correct the address in msgcheck.toml."),
    ("connection failed", "cannot be reached. Check the address and that the server runs, {elsewhere}."),
    ("failed to resolve", "cannot be reached. Check the address and that the server runs, {elsewhere}."),
    ("connection timeout", "cannot be reached. Check the address and that the server runs, {elsewhere}."),
)
"""What the message of a driver holds, lower-case, and what it means; the first that fits is told. Drivers give no
finer types: SQLite says OperationalError for a lock as for a missing folder."""


def told(error: BaseException, name: str) -> HistoryError:
    """Return ``error``, which a driver raised for the database ``name``, as a HistoryError with the way out."""
    cause = str(error).strip()
    meaning = next((text for sign, text in _SIGNS if sign in cause.lower()), None)
    if meaning is None:
        return HistoryError(f"The history {name} cannot be used: {_first_line(cause)}. Mend it, {_ELSEWHERE}.")
    return HistoryError(f"The history {name} {meaning.format(elsewhere=_ELSEWHERE)} ({_first_line(cause)})")


def driver_missing(error: ImportError, name: str, backend: str) -> HistoryError:
    """Return the HistoryError for a database whose driver is not installed."""
    if backend == "postgresql" and (error.name or "psycopg") == "psycopg":
        way_out = 'pip install "psycopg[binary]"'
    else:  # a module is not called as its package: MySQLdb is that of mysqlclient
        way_out = f"install the package with the Python module {error.name}, or name another in the address"
    return HistoryError(f"The history {name} needs a driver: {way_out}.")


def _first_line(text: str) -> str:
    return text.splitlines()[0].rstrip(".") if text else "no reason given"
