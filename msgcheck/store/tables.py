"""Statements on the history's tables: what is equal is stored once, and only what is asked for is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgcheck.store.database.connection import Connection, Stored, Value
from msgcheck.store.recorded_asset import RecordedAsset
from msgcheck.store.rows import Row, asset_row, finding_rows, storable, values_of, verdict_rows

_ROWS_OF_RUN = {
    "run": "SELECT * FROM run WHERE run_id = :run_id",
    "asset_result": """
        SELECT run_asset.position AS asset_position, asset_result.* FROM run_asset
        JOIN asset_result ON asset_result.id = run_asset.asset_result_id
        WHERE run_asset.run_id = :run_id ORDER BY run_asset.position""",
    "verdict": """
        SELECT run_asset.position AS asset_position, verdict.* FROM run_asset
        JOIN verdict ON verdict.asset_result_id = run_asset.asset_result_id
        WHERE run_asset.run_id = :run_id ORDER BY run_asset.position, verdict.position""",
    "finding": """
        SELECT run_asset.position AS asset_position, finding.* FROM run_asset
        JOIN finding ON finding.asset_result_id = run_asset.asset_result_id
        WHERE run_asset.run_id = :run_id ORDER BY run_asset.position, finding.position""",
}

_DIGESTS_OF_RUN = """
    SELECT asset_result.digest, asset_result.uri, asset_result.status FROM run_asset
    JOIN asset_result ON asset_result.id = run_asset.asset_result_id
    WHERE run_asset.run_id = :run_id ORDER BY run_asset.position"""

_FINGERPRINTS_OF_ASSETS = """
    SELECT finding.fingerprint FROM finding JOIN asset_result ON asset_result.id = finding.asset_result_id
    WHERE asset_result.digest IN ({digests})"""

_IDS_OF_ASSETS = "SELECT digest, id FROM asset_result WHERE digest IN ({digests})"

_AT_ONCE = 500
"""Values of one question: SQLite before 3.32 takes no more than 999."""


def insert_rows(connection: Connection, name: str, rows: Sequence[Row], *, or_ignore: bool = False) -> None:
    """Insert ``rows``, which have the same columns; with ``or_ignore`` what is there already stays as it is."""
    if not rows:
        return
    columns = ", ".join(rows[0])
    marks = ", ".join([connection.mark] * len(rows[0]))
    ignoring = " ON CONFLICT DO NOTHING" if or_ignore else ""
    statement = f"INSERT INTO {name} ({columns}) VALUES ({marks}){ignoring}"  # noqa: S608 - our own names, no values
    connection.execute_many(statement, list(map(values_of, rows)))


def hold_writers(connection: Connection) -> None:
    """Wait for runs that are being written, and let none begin until this transaction ends.

    For who asks which runs there are, and writes by the answer. SQLite has one writer at a time anyhow.
    """
    if connection.dialect == "postgresql":
        connection.execute("LOCK TABLE run IN SHARE ROW EXCLUSIVE MODE")


def keep_assets(connection: Connection, assets: Sequence[RecordedAsset]) -> list[int]:
    """Return the id of each of ``assets``, storing those that are not there yet.

    Another writer may store the same at the same time. The second then waits for the first, and ignores its own
    rows; both go in the order of the digests, so they never wait for each other.
    """
    ids = _ids(connection, {asset.digest for asset in assets})
    fresh = {asset.digest: asset for asset in assets if asset.digest not in ids}
    missing = [fresh[digest] for digest in sorted(fresh)]
    insert_rows(connection, "asset_result", list(map(asset_row, missing)), or_ignore=True)
    ids |= _ids(connection, fresh.keys())
    for asset in missing:  # one by one: the rows of all at once would fill the memory
        insert_rows(connection, "verdict", list(verdict_rows(ids[asset.digest], asset)), or_ignore=True)
        insert_rows(connection, "finding", list(finding_rows(ids[asset.digest], asset)), or_ignore=True)
    return [ids[asset.digest] for asset in assets]


def digests_of(connection: Connection, run_id: str, without: Callable[[str, bool], bool]) -> tuple[str, ...]:
    """Return the digest of each asset of a run, in order, but for those that ``without`` takes: uri, and is it read."""
    rows = connection.execute(_DIGESTS_OF_RUN, {"run_id": run_id})
    return tuple(row["digest"] for row in rows if not without(row["uri"], row["status"] == "ok"))


def fingerprints_of(connection: Connection, digests: Collection[str]) -> list[str]:
    """Return the fingerprints of all findings of the assets with these digests."""
    return [
        row["fingerprint"]
        for marks, values in _slices(digests)
        for row in connection.execute(_FINGERPRINTS_OF_ASSETS.format(digests=marks), values)
    ]


def link_assets(connection: Connection, run_id: str, ids: Sequence[int]) -> None:
    """Note what a run said, by the ids of its assets, in order."""
    rows: list[Row] = [
        {"run_id": run_id, "position": position, "asset_result_id": number} for position, number in enumerate(ids)
    ]
    insert_rows(connection, "run_asset", rows)


def read_run(connection: Connection, run_id: str) -> dict[str, Sequence[Stored]]:
    """Return a run's rows by table (run, asset_result, verdict, finding), in the order recorded.

    ``asset_position`` is the place among the run's assets.
    """
    return {name: connection.execute(query, {"run_id": storable(run_id)}) for name, query in _ROWS_OF_RUN.items()}


def _ids(connection: Connection, digests: Collection[str]) -> dict[str, int]:
    return {
        row["digest"]: row["id"]
        for marks, values in _slices(digests)
        for row in connection.execute(_IDS_OF_ASSETS.format(digests=marks), values)
    }


def _slices(digests: Collection[str]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Yield the marks and the values of a list in a statement, some digests at a time."""
    every = list(digests)
    for start in range(0, len(every), _AT_ONCE):
        values = {f"digest_{number}": digest for number, digest in enumerate(every[start : start + _AT_ONCE])}
        yield ", ".join(f":{name}" for name in values), values
