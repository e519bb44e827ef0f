"""What was read and judged before, by content: ``.msgcheck/cache.db`` in the workspace.

The cache holds JSON and raw float32 only, so a cache that came with someone else's workspace can at worst be wrong,
never run code. Losing it costs time, nothing else: a cache that cannot be opened or written is left out, and said so.
An entry that is not of the expected shape counts as unknown and is overwritten.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from msgcheck.config.kept_folder import KEPT_FOLDER, make_folder
from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.engine.caching.facts_codec import facts_from_json, facts_to_json

if TYPE_CHECKING:
    from msgcheck.checks.terms.forms.patterns import FormPatterns

CACHE_FILE = Path(KEPT_FOLDER) / "cache.db"
"""Where the cache stands in a workspace."""

SCHEMA_VERSION = 2
KEEP_DAYS = 60
"""Entries not used for this long are dropped: two quarters of weekly scans would be more, one month less than a
quarterly report needs."""

_TABLES = """
CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, payload TEXT NOT NULL, used_day INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, payload BLOB NOT NULL, used_day INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS proof (key TEXT PRIMARY KEY, payload TEXT NOT NULL, used_day INTEGER NOT NULL);
"""


class Cache:
    """Facts of assets, vectors of texts, proofs of rule packs. Without a file it is empty and forgets.

    ``problem`` says why it does not remember, where it should.
    """

    def __init__(self, path: Path | None) -> None:
        self.problem: str | None = None
        self._db: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            self._db = _open(path)
        except (sqlite3.Error, OSError) as error:
            is_broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
            way_out = " Delete it, and a new one is made." if is_broken else ""
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            self.problem = f"The cache {path} is not used: {reason}.{way_out}"

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._db is not None:
            self._db.close()

    def facts(self, keys: Sequence[str]) -> dict[str, AssetFacts]:
        """Return the facts known under ``keys``."""
        known = {key: _facts_or_none(payload) for key, payload in self._read("facts", keys).items()}
        return {key: facts for key, facts in known.items() if facts is not None}

    def keep_facts(self, facts: Mapping[str, AssetFacts]) -> None:
        """Keep ``facts`` by key."""
        if self._db is not None:
            self._write("facts", [(key, json.dumps(facts_to_json(value))) for key, value in facts.items()])

    def vectors(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the vectors known under ``keys`` as raw float32 bytes."""
        return {key: row for key, row in self._read("vector", keys).items() if isinstance(row, bytes)}

    def keep_vectors(self, vectors: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep raw float32 vectors by key."""
        self._write("vector", list(vectors))

    def is_proved(self, key: str) -> bool:
        """Tell whether the rules under ``key`` did what their examples show."""
        return key in self._read("proof", [key])

    def keep_proved(self, key: str, patterns: FormPatterns) -> None:
        """Keep that the rules under ``key`` did what their examples show, and what was compiled with them."""
        if self._db is not None:
            from msgcheck.engine.caching.patterns_codec import patterns_to_json

            self._write("proof", [(key, json.dumps(patterns_to_json(patterns)))])

    def patterns(self, key: str) -> FormPatterns | None:
        """Return the patterns known of the rules under ``key`` and the glossary beside them."""
        from msgcheck.engine.caching.patterns_codec import patterns_from_json

        return patterns_from_json(self._proof(key))

    def _proof(self, key: str) -> object:
        """Return the JSON value kept with a proof, ``None`` where there is none that can be read."""
        payload = self._read("proof", [key]).get(key)
        try:
            return json.loads(payload) if isinstance(payload, str) else None
        except (ValueError, RecursionError):
            return None

    def _read(self, table: str, keys: Sequence[Any]) -> dict[Any, Any]:
        if self._db is None or not keys:
            return {}
        try:
            return self._read_rows(self._db, table, keys)
        except sqlite3.Error as error:
            self._give_up(error)
            return {}

    def _read_rows(self, db: sqlite3.Connection, table: str, keys: Sequence[Any]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        stale: list[tuple[Any]] = []
        today = _today()
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, payload, used_day FROM {table} WHERE key IN ({marks})"  # noqa: S608 - own names
            for key, payload, used_day in db.execute(query, part):
                found[key] = payload
                if used_day != today:
                    stale.append((key,))
        if stale:
            with db:
                db.executemany(f"UPDATE {table} SET used_day = {today} WHERE key = ?", stale)  # noqa: S608
        return found

    def _write(self, table: str, rows: list[tuple[Any, Any]]) -> None:
        if self._db is None or not rows:
            return
        today = _today()
        try:
            with self._db:
                self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, {today})", rows)  # noqa: S608
                self._db.execute(f"DELETE FROM {table} WHERE used_day < ?", (today - KEEP_DAYS,))  # noqa: S608
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        self.problem = f"The cache is not used any further: {error}."
        if self._db is not None:
            self._db.close()
            self._db = None


def _facts_or_none(payload: object) -> AssetFacts | None:
    """Return the facts of one row, ``None`` where it holds anything else."""
    if not isinstance(payload, str):
        return None
    try:
        return facts_from_json(json.loads(payload))
    except (ValueError, RecursionError):
        return None


def _open(path: Path) -> sqlite3.Connection:
    make_folder(path.parent)
    db = sqlite3.connect(path, timeout=10)
    db.text_factory = partial(str, encoding="utf-8", errors="replace")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, SCHEMA_VERSION):
        db.executescript("DROP TABLE IF EXISTS facts; DROP TABLE IF EXISTS vector;")
    db.executescript(_TABLES)
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    return db


def _today() -> int:
    return int(time.time() // 86_400)


def key_of(*parts: object) -> str:
    """Return the key of a cache entry made of ``parts``, which must have a stable ``repr``-free JSON form."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
