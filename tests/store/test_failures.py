"""A history that cannot be used says why and what to do; a database library's error never comes through."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from msgcheck.errors import HistoryError
from msgcheck.model.asset_history import Review
from msgcheck.store.history import open_history


@contextmanager
def stranger():
    """A user without rights; file permissions do not bind root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def folder():
    """A folder that a stranger can reach but not write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("history.db", "is no database URL"),
        ("", "is no database URL"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("nosuch://host/database", "cannot be used"),
        ("mysql://host/database", "needs a driver: install the package with the Python module MySQLdb, or name"),
        ("postgresql+psycopg2://host/database", "with the Python module psycopg2, or name another in the address"),
    ],
)
def test_an_address_that_is_none_is_told(url, says):
    with pytest.raises(HistoryError, match=says):
        open_history(url)


def test_a_relative_file_starts_at_the_workspace_and_its_folder_is_made(tmp_path, make_run):
    with open_history("sqlite:///.msgcheck/history.db", tmp_path) as history:
        history.record(make_run(1))
    assert (tmp_path / ".msgcheck" / "history.db").stat().st_size


def test_a_folder_in_place_of_the_file_is_told(tmp_path):
    (tmp_path / "history.db").mkdir()
    with pytest.raises(HistoryError, match=r"is a folder\. Name a file in it: sqlite:///history.db/history.db"):
        open_history("sqlite:///history.db", tmp_path)


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / ".msgcheck").write_text("x")
    with pytest.raises(HistoryError, match="cannot be made"):
        open_history("sqlite:///.msgcheck/history.db", tmp_path)


def test_a_read_only_folder_is_told(folder):
    folder.chmod(0o555)
    with stranger(), pytest.raises(HistoryError, match="Make it writable"):
        open_history("sqlite:///.msgcheck/history.db", folder)
    with stranger(), pytest.raises(HistoryError, match=r"cannot be opened.*--no-record"):
        open_history("sqlite:///history.db", folder)


def test_a_read_only_file_can_be_read_and_not_written(folder, make_run):
    with open_history("sqlite:///history.db", folder) as history:
        history.record(make_run(1, ("v1:a",)))
    (folder / "history.db").chmod(0o444)
    folder.chmod(0o555)
    with stranger(), open_history("sqlite:///history.db", folder) as history:
        assert history.run("run-1") == make_run(1, ("v1:a",))
        with pytest.raises(HistoryError, match="read-only"):
            history.record(make_run(2))


WRITERS = {
    "import": lambda history, file, run: history.import_file(file),
    "prune": lambda history, file, run: history.prune(run.started_at, keeps_quarters=False),
    "backfill": lambda history, file, run: history.record_dated(run),
    "review": lambda history, file, run: history.record_review(
        Review(fingerprint="v1:a", mark="right", by="Ana", on=run.started_at)
    ),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_every_way_of_writing_tells_that_the_file_is_read_only(folder, make_run, write):
    with open_history("sqlite:///history.db", folder) as history:
        history.record(make_run(1, ("v1:a",)))
    with open_history("sqlite:///other.db", folder) as other:
        other.record(make_run(2))
        other.export(folder / "history.jsonl")
    (folder / "history.db").chmod(0o444)
    folder.chmod(0o555)
    with stranger(), open_history("sqlite:///history.db", folder) as history:
        with pytest.raises(HistoryError, match="read-only"):
            write(history, folder / "history.jsonl", make_run(2))
        assert history.run("run-1") == make_run(1, ("v1:a",))


FULL = """
import resource, signal, sys
from pathlib import Path
from msgcheck.store.history import open_history
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_history(sys.argv[1]) as history:
    size = Path(sys.argv[1].removeprefix("sqlite:///")).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))
    history.import_file(Path(sys.argv[2]))
"""


def test_a_disk_that_fills_up_in_the_middle_of_an_import_leaves_whole_runs(tmp_path, make_run):
    file, url = tmp_path / "history.jsonl", f"sqlite:///{tmp_path / 'full.db'}"
    with open_history(f"sqlite:///{tmp_path / 'origin.db'}") as history:
        for number in range(6):
            history.record(make_run(number, tuple(f"v1:{number}-{each}" for each in range(80))))
        history.export(file)
    command = [sys.executable, "-c", FULL, url, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "HistoryError" in done.stderr
    with open_history(url) as history:
        runs = history.runs()
        assert 1 <= len(runs) < 6
        assert all(len(history.run(run.run_id).findings) == 80 for run in runs)
        assert history.import_file(file).added == 6 - len(runs)


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at" * 40, b"SQLite format 3\0" * 80])
def test_a_broken_file_is_told_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "history.db"
    path.write_bytes(content)
    with pytest.raises(HistoryError, match="Move the file away"):
        open_history(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_truncated_file_is_told(tmp_path, make_run):
    path = tmp_path / "history.db"
    with open_history(f"sqlite:///{path}") as history:
        history.record(make_run(1, tuple(f"v1:{number}" for number in range(200))))
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(HistoryError), open_history(f"sqlite:///{path}") as history:
        history.record(make_run(2))


def test_a_file_that_another_program_holds_is_waited_for_and_then_told(tmp_path, make_run):
    path = tmp_path / "history.db"
    open_history(f"sqlite:///{path}").close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryError, match="in use by another run"):
        open_history(f"sqlite:///{path}", patience_seconds=0.2)
    holder.execute("ROLLBACK")
    holder.execute("BEGIN IMMEDIATE")
    with open_history(f"sqlite:///{path}", patience_seconds=0.2) as history:
        with pytest.raises(HistoryError, match="in use by another run"):
            history.record(make_run(1))
        holder.execute("ROLLBACK")
        history.record(make_run(1))
    holder.close()


@pytest.mark.postgres
def test_a_read_only_server_is_told(postgres_url, make_run):
    import psycopg

    open_history(postgres_url).close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {connection.info.dbname} SET default_transaction_read_only = on")
    with open_history(postgres_url) as history, pytest.raises(HistoryError, match="database is read-only"):
        history.record(make_run(1))


@pytest.mark.postgres
def test_a_server_that_gives_no_rights_is_told(postgres_url):
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS stranger")
        connection.execute("CREATE ROLE stranger LOGIN")
    with pytest.raises(HistoryError, match="refuses this user"):
        open_history(postgres_url.replace("tester@", "stranger@"))


@pytest.mark.postgres
def test_a_database_that_is_not_there_is_told(postgres_server):
    with pytest.raises(HistoryError, match=r'database "none" does not exist'):
        open_history(f"{postgres_server}/none")


def test_a_server_that_is_not_there_is_told_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(HistoryError, match="cannot be reached") as caught:
        open_history("postgresql://someone:secret@127.0.0.1:1/none", patience_seconds=2)
    assert "secret" not in str(caught.value)
