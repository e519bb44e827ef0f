"""Several writers lose nothing, and one that dies leaves nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from msgcheck.store.connection import open_engine, writing
from msgcheck.store.history import open_history

RECORD = """
import sys
from conftest import build_run
from msgcheck.store import history as module

url, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for number in range(first, last):
    with module.open_history(url) as history:
        history.record(build_run(number, tuple(f"v1:{number}-{index}" for index in range(50))))
"""

DIE = """
import sys, time
from conftest import build_run
from msgcheck.store import history as module

insert = module._insert

def insert_some(connection, name, entries):
    insert(connection, name, entries[:2000])
    if name == "finding":
        print("writing", flush=True)
        time.sleep(60)

module._insert = insert_some
with module.open_history(sys.argv[1]) as history:
    history.record(build_run(1, tuple(f"v1:{index}" for index in range(4000))))
"""


def start(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True)


def test_processes_that_write_at_once_lose_nothing(history_url):
    writers = [start(RECORD, history_url, first, first + 4) for first in (0, 100, 200)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with open_history(history_url) as history:
        assert len(history.runs(limit=100)) == 12
        assert len(history.previous("workspace").fingerprints) == 50


def test_a_writer_holds_the_lock_before_it_reads(tmp_path):
    path = tmp_path / "history.db"
    engine = open_engine(f"sqlite:///{path}", tmp_path, patience_seconds=1)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    with writing(engine), pytest.raises(sqlite3.OperationalError, match="locked"):
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
        assert history.previous("workspace").fingerprints == ("v1:a",)


def test_six_thousand_findings_are_recorded_at_once(tmp_path, make_run):
    run = make_run(1, tuple(f"v1:{index}" for index in range(6000)))
    with open_history(f"sqlite:///{tmp_path / 'history.db'}") as history:
        start_seconds = time.process_time()
        history.record(run)
        assert time.process_time() - start_seconds < 0.5  # processor time: the machine may be busy
        assert len(history.previous("workspace").fingerprints) == 6000
