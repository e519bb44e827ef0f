"""Several writers lose nothing, and one that dies leaves nothing."""

from __future__ import annotations

import itertools
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from msgcheck.store import tables
from msgcheck.store.database.opening import open_database
from msgcheck.store.history import open_history
from msgcheck.store.recorded_asset import recorded_assets
from msgcheck.store.tables import keep_assets

RECORD = """
import sys
from conftest import build_run
from msgcheck.store import history as module

url, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for number in range(first, last):
    with module.open_history(url) as history:
        history.record(build_run(number, tuple(f"v1:{number}-{index}" for index in range(50))))
"""

RECORD_SAME = RECORD.replace("{number}-{index}", "{index}")

DIE = """
import sys, time
from conftest import build_run
from msgcheck.store import history as module, tables

insert = tables.insert_rows

def insert_some(connection, name, rows, **options):
    insert(connection, name, rows[:2000], **options)
    if name == "finding":
        print("writing", flush=True)
        time.sleep(60)

tables.insert_rows = insert_some
with module.open_history(sys.argv[1]) as history:
    history.record(build_run(1, tuple(f"v1:{index}" for index in range(4000))))
"""


class TakenBackError(Exception):
    """Ends a transaction as a failure does."""


def start(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True)


def test_processes_that_write_at_once_lose_nothing(history_url):
    writers = [start(RECORD, history_url, first, first + 4) for first in (0, 100, 200)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with open_history(history_url) as history:
        assert len(history.runs(limit=100)) == 12
        assert all(len(history.run(run.run_id).findings) == 50 for run in history.runs(limit=100))


@pytest.mark.parametrize("address", ["sqlite:///", "sqlite+pysqlite:///"])
def test_a_writer_holds_the_lock_before_it_reads(tmp_path, address):
    path = tmp_path / "history.db"
    database = open_database(f"{address}{path}", tmp_path, patience_seconds=1)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    with database.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_writer_that_is_killed_leaves_nothing_and_blocks_nobody(history_url, make_run):
    writer = start(DIE, history_url)
    assert writer.stdout.readline() == "writing\n"
    writer.kill()
    writer.wait()
    with open_history(history_url) as history:
        assert history.runs() == ()
        history.record(make_run(1, ("v1:a",)))
        assert history.run("run-1") == make_run(1, ("v1:a",))


@pytest.mark.parametrize("stays", [True, False])
def test_a_writer_waits_for_one_that_stores_the_same_and_needs_it_not(history_url, make_run, read, stays):
    run = make_run(1, ("v1:a", "v1:b"))
    with open_history(history_url) as history, ThreadPoolExecutor(1) as threads:
        with suppress(TakenBackError), history._database.writing() as connection:
            keep_assets(connection, recorded_assets(run))
            other = threads.submit(history.record, run)
            time.sleep(0.3)
            assert not other.done()
            if not stays:
                raise TakenBackError
        assert other.result(timeout=120) is None
        assert history.run("run-1") == run
    assert read("SELECT COUNT(*) AS n FROM finding") == [{"n": 2}]


def test_processes_that_store_the_same_at_once_store_it_once(history_url, read):
    writers = [start(RECORD_SAME, history_url, first, first + 4) for first in (0, 100, 200)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    assert read("SELECT COUNT(*) AS n FROM run_asset") == [{"n": 24}]
    assert read("SELECT COUNT(*) AS n FROM asset_result") == [{"n": 2}]
    assert read("SELECT COUNT(*) AS n FROM finding") == [{"n": 50}]


def test_writers_store_in_one_order_so_that_none_waits_for_one_that_waits_for_it(history_url, make_run, monkeypatch):
    (asset,) = make_run().assets
    assets = tuple(replace(asset, uri=f"decks/{number}.pptx") for number in range(20))
    insert, stored = tables.insert_rows, []

    def watched(connection, name, rows, **options):
        stored.extend(row["digest"] for row in rows if name == "asset_result")
        insert(connection, name, rows, **options)

    monkeypatch.setattr(tables, "insert_rows", watched)
    with open_history(history_url) as history:
        history.record(make_run(1, assets=assets))
    assert len(stored) == 21
    assert stored == sorted(stored)


def test_a_run_that_says_the_same_costs_a_fraction_and_no_room(tmp_path, make_run, clock):
    path, costs, sizes = tmp_path / "history.db", [], []
    with open_history(f"sqlite:///{path}") as history:
        for number in range(6):
            run = make_run(number, tuple(f"v1:{index}" for index in range(6000)))
            costs.append(clock.seconds_of(partial(history.record, run)))
            sizes.append(path.stat().st_size)
    assert min(costs[1:]) < 0.5 * costs[0]
    assert sizes[2] - sizes[0] <= 8192


def test_six_thousand_findings_are_recorded_at_once(tmp_path, make_run, clock):
    run = make_run(1, tuple(f"v1:{index}" for index in range(6000)))
    paths = map(str, itertools.count())

    def record():
        with open_history(f"sqlite:///{tmp_path / next(paths)}") as history:
            history.record(run)

    clock.assert_within(0.5, record)
    with open_history(f"sqlite:///{tmp_path / '0'}") as history:
        assert len(history.run("run-1").findings) == 6000
