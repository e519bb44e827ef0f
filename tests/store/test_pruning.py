"""Old runs leave the history with what only they said; the last of each quarter stays."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from msgcheck.errors import HistoryError
from msgcheck.store import tables
from msgcheck.store.database.opening import open_database
from msgcheck.store.history import open_history

WHOLE = {"command": "scan", "is_whole": True, "is_full": True}
LATER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def record(history_url, make_run):
    """Record a run on a day of 2026 that says one thing of its own."""

    def add(day, **fields):
        start = datetime.fromisoformat(f"2026-{day}T09:00:00+00:00")
        run = make_run(1, (f"v1:{day}",), run_id=day, started_at=start, finished_at=start, **(WHOLE | fields))
        with open_history(history_url) as history:
            history.record(run)
        return run

    return add


def ids(url):
    with open_history(url) as history:
        return sorted(run.run_id for run in history.runs(100))


def test_the_last_run_of_each_quarter_stays_and_what_it_says(history_url, record, read):
    runs = [record(day) for day in ("01-10", "02-10", "04-10", "05-10", "07-10")]
    record("03-20", is_whole=False, command="check")
    record("03-21", is_full=False)
    record("03-22", is_whole=False, scope="Acme Flow: decks (rules 1)")
    with open_history(history_url) as history:
        trial = history.prune(datetime(2026, 7, 1, tzinfo=UTC), is_trial=True)
        assert len(ids(history_url)) == 8
        done = history.prune(datetime(2026, 7, 1, tzinfo=UTC))
        assert trial == done
        assert (done.runs, done.kept, done.results) == (4, 3, 4)
        assert history.run("05-10") == runs[3]
    assert ids(history_url) == ["02-10", "03-22", "05-10", "07-10"]
    assert read("SELECT COUNT(*) AS n FROM finding") == [{"n": 4}]


def test_each_workspace_keeps_its_own_last_run(history_url, record):
    record("01-10")
    record("01-11", workspace="Other")
    with open_history(history_url) as history:
        assert history.prune(LATER).runs == 0


def test_only_the_runs_of_the_workspace_that_is_named_leave(history_url, record):
    record("01-10")
    record("01-11", workspace="Other")
    with open_history(history_url) as history:
        assert history.prune(LATER, "Other", keeps_quarters=False).runs == 1
    assert ids(history_url) == ["01-10"]


def test_without_quarters_all_old_runs_leave_and_nothing_stays_behind(history_url, record, read):
    for day in ("01-10", "02-10"):
        record(day)
    with open_history(history_url) as history:
        assert history.prune(LATER, keeps_quarters=False).runs == 2
    for table in ("run", "run_asset", "asset_result", "verdict", "finding"):
        assert read(f"SELECT COUNT(*) AS n FROM {table}") == [{"n": 0}]


def test_the_file_of_a_pruned_history_is_smaller(tmp_path, make_run):
    path = tmp_path / "history.db"
    with open_history(f"sqlite:///{path}") as history:
        for number in range(3):
            history.record(make_run(number, tuple(f"v1:{number}-{each}" for each in range(500))))
        before = path.stat().st_size
        history.prune(LATER, keeps_quarters=False)
    assert path.stat().st_size < before / 3


def test_where_the_file_cannot_shrink_it_is_told_that_the_runs_are_gone(tmp_path, make_run):
    url = f"sqlite:///{tmp_path / 'history.db'}"
    database = open_database(url, tmp_path, 0.1)
    with open_history(url) as history:
        history.record(make_run(1))
    with database.reading() as connection:
        connection.execute("SELECT run_id FROM run")
        with pytest.raises(HistoryError, match=r"What was removed is gone.*in use"):
            database.compact()


def test_a_run_that_is_being_written_does_not_lose_what_it_shares_with_one_that_is_pruned(
    history_url, make_run, monkeypatch
):
    link = tables.link_assets
    linking, pruned = threading.Event(), []

    def prune():
        linking.wait(20)
        with open_history(history_url) as history:
            pruned.append(history.prune(make_run(5).started_at, keeps_quarters=False))

    def link_slowly(*arguments):
        linking.set()
        time.sleep(0.5)
        link(*arguments)

    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
        again = replace(make_run(9, ("v1:a",)))
        pruner = threading.Thread(target=prune)
        pruner.start()
        monkeypatch.setattr("msgcheck.store.history.link_assets", link_slowly)
        history.record(again)
        pruner.join(30)
        assert [each.runs for each in pruned] == [1]
        assert history.run("run-9") == again
        assert history.runs()[0].started_at - make_run(1).started_at == timedelta(days=8)
