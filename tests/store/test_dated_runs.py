"""Runs over old versions: each once for its date and contents, whoever writes at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from msgcheck.errors import HistoryError
from msgcheck.store.history import open_history


@pytest.fixture
def dated(make_run):
    """Make a backfilled run of the day ``number``."""

    def make(number, run_id, fingerprints=()):
        return make_run(number, fingerprints, run_id=run_id, command="backfill", scope="backfill of folder decks")

    return make


def test_a_run_takes_the_place_of_the_one_of_its_date_and_scope(history_url, make_run, dated):
    others = [make_run(1), dated(2, "later"), replace(dated(1, "elsewhere"), scope="backfill of folder web")]
    with open_history(history_url) as history:
        for run in others:
            assert history.record_dated(run)
        assert history.record_dated(dated(1, "old", ("v1:a",)))
        assert not history.record_dated(dated(1, "old", ("v1:a",)))
        assert history.record_dated(dated(1, "new", ("v1:b",)))
        assert {run.run_id for run in history.runs()} == {"run-1", "later", "elsewhere", "new"}
        assert history.run("new") == dated(1, "new", ("v1:b",))


def test_two_that_fill_in_the_same_make_it_once(history_url, dated, read):
    def record(_):
        with open_history(history_url) as history:
            return history.record_dated(dated(1, "same", ("v1:a",)))

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(record, range(4))) == [False, False, False, True]
    assert read("SELECT COUNT(*) AS n FROM run") == [{"n": 1}]


def test_one_that_cannot_be_recorded_leaves_the_one_whose_place_it_would_take(history_url, dated):
    run = dated(1, "new", ("v1:a",))
    broken = replace(run, findings=(replace(run.findings[0], rule=None),))
    with open_history(history_url) as history:
        history.record_dated(dated(1, "old"))
        with pytest.raises(HistoryError):
            history.record_dated(broken)
        assert [run.run_id for run in history.runs()] == ["old"]


def test_the_first_scan_is_one_of_this_workspace_with_all_its_rules(history_url, make_run, dated):
    with open_history(history_url) as history:
        for run in (
            dated(1, "filled in"),
            make_run(2, command="check", is_full=True),
            make_run(3, command="scan", is_full=False),
            make_run(4, command="scan", is_full=True, workspace="Other"),
        ):
            history.record(run)
        assert history.first_scan("Acme Flow") is None
        history.record(make_run(6))
        history.record(make_run(5, command="scan", is_full=True))
        assert history.first_scan("Acme Flow") == make_run(5).started_at
