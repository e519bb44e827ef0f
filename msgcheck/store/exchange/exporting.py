"""A history to lines: read run by run, each result once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgcheck
from msgcheck.store.database.connection import Connection, Stored
from msgcheck.store.exchange.forms import End, Result, RunLine, head_text, line_text
from msgcheck.store.read_back import recorded_of, run_alone
from msgcheck.store.reviews import read_reviews

_AT_ONCE = 50
"""Results in memory, with all their findings."""

_RUNS = "SELECT * FROM run ORDER BY started_at, run_id"
_LISTED = "SELECT asset_result_id FROM run_asset WHERE run_id = :run_id ORDER BY position"
_RESULTS = "SELECT * FROM asset_result WHERE id IN ({ids})"
_PARTS = "SELECT * FROM {table} WHERE asset_result_id IN ({ids}) ORDER BY asset_result_id, position"


def exported_lines(connection: Connection) -> Iterator[str]:
    """Yield the whole history as the lines of a file; the same history gives the same lines."""
    yield head_text(msgcheck.__version__)
    numbers: dict[int, int] = {}
    runs = connection.execute(_RUNS)
    for row in runs:
        ids = [each["asset_result_id"] for each in connection.execute(_LISTED, {"run_id": row["run_id"]})]
        fresh = [each for each in dict.fromkeys(ids) if each not in numbers]
        numbers |= {each: len(numbers) + place for place, each in enumerate(fresh, start=1)}
        for start in range(0, len(fresh), _AT_ONCE):
            yield from _results(connection, fresh[start : start + _AT_ONCE], numbers)
        yield line_text(RunLine(run_alone(row), tuple(numbers[each] for each in ids)))
    reviews = read_reviews(connection)
    yield from map(line_text, reviews)
    yield line_text(End(len(runs), len(numbers), len(reviews)))


def _results(connection: Connection, ids: Sequence[int], numbers: dict[int, int]) -> Iterator[str]:
    listed = ", ".join(map(str, ids))
    rows = {row["id"]: row for row in connection.execute(_RESULTS.format(ids=listed))}
    verdicts, findings = (_parts(connection, table, listed) for table in ("verdict", "finding"))
    for each in ids:
        yield line_text(Result(numbers[each], recorded_of(rows[each], verdicts[each], findings[each])))


def _parts(connection: Connection, table: str, ids: str) -> defaultdict[int, list[Stored]]:
    parts: defaultdict[int, list[Stored]] = defaultdict(list)
    for row in connection.execute(_PARTS.format(table=table, ids=ids)):
        parts[row["asset_result_id"]].append(row)
    return parts
