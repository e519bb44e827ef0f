"""The history's tables, as the ordered steps that make them.

A step is a function; its name in the database is its place and its name, such as ``0001_first``. A released step never
changes: a later change of the tables is a further step at the end of ``STEPS``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from msgcheck.errors import HistoryError
from msgcheck.store.database.connection import Connection, Database

Step = Callable[[Connection], None]

_LOCK = 7164121530
"""Any number, the same for all of msgcheck: PostgreSQL's lock under which the tables are made."""


def migrate(database: Database) -> None:
    """Bring the tables up to date; HistoryError when a newer msgcheck made them.

    Any number of processes may do so at once: one makes the tables, the others wait and find them made.
    """
    with database.reading() as connection:
        if not _missing(connection, database):
            return
    with database.writing() as connection:
        if connection.dialect == "postgresql":
            connection.execute("SELECT pg_advisory_xact_lock(:key)", {"key": _LOCK})
        for name in _missing(connection, database):
            STEPS[name](connection)
            values = {"name": name, "applied_at": datetime.now(UTC).isoformat(timespec="seconds")}
            connection.execute("INSERT INTO migration (name, applied_at) VALUES (:name, :applied_at)", values)


def _missing(connection: Connection, database: Database) -> list[str]:
    """Return the steps still to take, in order, whether there are tables or not."""
    has_tables = connection.has_table("migration")
    applied = {row["name"] for row in connection.execute("SELECT name FROM migration")} if has_tables else set()
    unknown = sorted(applied - STEPS.keys())
    if unknown:
        raise HistoryError(
            f"The history {database.name} was written by a newer msgcheck (it has {unknown[0]}). "
            "Update this one to the version that wrote it, or a later one."
        )
    return [name for name in STEPS if name not in applied]


def _first(connection: Connection) -> None:
    """Runs, and what they say of each asset; times are ISO 8601 in UTC, lists are JSON.

    What a run says of an asset (``asset_result`` with its verdicts and findings) is stored once, by its digest;
    ``run_asset`` says which run said it. ``status`` is ok, skipped, or unlisted (only findings name the asset).
    """
    tables = {
        "migration": "name VARCHAR(64) PRIMARY KEY, applied_at VARCHAR(32) NOT NULL",
        "run": """run_id VARCHAR(64) PRIMARY KEY, started_at VARCHAR(32) NOT NULL, finished_at VARCHAR(32) NOT NULL,
            tool_version TEXT NOT NULL, workspace TEXT NOT NULL, scope TEXT NOT NULL, platform_name TEXT NOT NULL,
            platform_version TEXT NOT NULL, platform_sha256 TEXT NOT NULL, rules_sha256 TEXT NOT NULL,
            models TEXT NOT NULL, rules_not_run TEXT NOT NULL, notices TEXT NOT NULL, score DOUBLE PRECISION,
            asset_count INTEGER NOT NULL, skipped_count INTEGER NOT NULL, errors INTEGER NOT NULL,
            warnings INTEGER NOT NULL, suggestions INTEGER NOT NULL""",
        "asset_result": f"""id {_NUMBERED[connection.dialect]}, digest VARCHAR(64) NOT NULL UNIQUE,
            uri TEXT NOT NULL, status VARCHAR(16) NOT NULL, kind TEXT, format TEXT, sha256 TEXT, title TEXT, owner TEXT,
            passage_count INTEGER, coverage TEXT, unchecked TEXT, score DOUBLE PRECISION, reason TEXT, detail TEXT""",
        "run_asset": """run_id VARCHAR(64) NOT NULL REFERENCES run (run_id) ON DELETE CASCADE,
            position INTEGER NOT NULL, asset_result_id INTEGER NOT NULL REFERENCES asset_result (id),
            PRIMARY KEY (run_id, position)""",
        "verdict": f"""{_OF_ASSET}, message_id TEXT NOT NULL, verdict TEXT NOT NULL, confidence DOUBLE PRECISION,
            finding TEXT, {_KEY}""",
        "finding": f"""{_OF_ASSET}, rule TEXT NOT NULL, severity TEXT NOT NULL, fingerprint VARCHAR(128) NOT NULL,
            place TEXT, layer TEXT, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
            passage TEXT NOT NULL, context TEXT NOT NULL, message TEXT NOT NULL, suggestions TEXT NOT NULL,
            reference_kind TEXT, reference_id TEXT, evidence TEXT NOT NULL, confidence DOUBLE PRECISION,
            baseline TEXT NOT NULL, waiver TEXT, related TEXT NOT NULL, {_KEY}""",
    }
    for name, columns in tables.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute("CREATE INDEX run_scope ON run (scope, started_at)")
    connection.execute("CREATE INDEX run_started_at ON run (started_at)")


_NUMBERED = {"sqlite": "INTEGER PRIMARY KEY", "postgresql": "INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY"}
_OF_ASSET = """asset_result_id INTEGER NOT NULL REFERENCES asset_result (id) ON DELETE CASCADE,
            position INTEGER NOT NULL"""
_KEY = "PRIMARY KEY (asset_result_id, position)"


def _assets_over_time(connection: Connection) -> None:
    """What a run covered, what an asset says, and what people say of findings.

    ``is_whole`` and ``is_full`` are 0 or 1, and ``NULL`` like ``command``, ``content`` and ``words`` where a run was
    recorded before. A review outlives the runs it was about. The index finds what no run says any more.
    """
    added = {
        "run": ("command VARCHAR(16)", "is_whole INTEGER", "is_full INTEGER"),
        "asset_result": ("content TEXT", "words INTEGER"),
    }
    for table, columns in added.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    connection.execute("""CREATE TABLE review (fingerprint VARCHAR(128) NOT NULL, asset TEXT NOT NULL,
        mark VARCHAR(16) NOT NULL, reviewer TEXT NOT NULL, reviewed_at VARCHAR(32) NOT NULL, note TEXT NOT NULL,
        run_id VARCHAR(64), PRIMARY KEY (fingerprint, reviewed_at, reviewer, asset))""")
    connection.execute("CREATE INDEX run_asset_result ON run_asset (asset_result_id)")


STEPS: dict[str, Step] = {"0001_first": _first, "0002_assets_over_time": _assets_over_time}
"""All steps, oldest first, by the name under which they are recorded."""
