"""The history keeps runs whole, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from sqlalchemy import create_engine, text

from msgcheck.errors import HistoryError
from msgcheck.store import history as history_module
from msgcheck.store.history import compare, open_history

COUNTS = {"run": 1, "asset": 1, "verdict": 2, "skipped": 1, "finding": 3}


def read(url, query):
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(text(query)).mappings()]
    engine.dispose()
    return rows


def test_a_recorded_run_is_the_previous_one_of_its_scope(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a", "v1:b", "v1:a")))
        history.record(make_run(2, ("v1:c",), scope="decks"))
        previous = history.previous("workspace")
        assert (previous.run_id, previous.fingerprints) == ("run-1", ("v1:a", "v1:b", "v1:a"))
        assert previous.started_at == make_run(1).started_at
        assert history.previous("elsewhere") is None


def test_the_previous_run_is_the_one_that_started_last_whatever_was_recorded_last(history_url, make_run):
    east = timezone(timedelta(hours=9))
    late = make_run(5, ("v1:late",))
    an_hour_before = (late.started_at - timedelta(hours=1)).astimezone(east)  # its clock shows a later hour
    early = make_run(3, ("v1:early",), started_at=an_hour_before)
    with open_history(history_url) as history:
        for run in (late, early):
            history.record(run)
        assert history.previous("workspace").fingerprints == ("v1:late",)
        assert [run.run_id for run in history.runs()] == ["run-5", "run-3"]
        assert [run.run_id for run in history.runs(limit=1)] == ["run-5"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((), (), (0, 0, 0)),
        (("a",), ("a",), (0, 0, 1)),
        (("a", "b"), ("b", "c"), (1, 1, 1)),
        (("a", "a", "a"), ("a", "a"), (0, 1, 2)),
        (("a",), ("a", "a"), (1, 0, 1)),
    ],
)
def test_findings_are_compared_as_often_as_they_occur(make_run, before, now, expected):
    previous = history_module.PreviousRun("run-1", make_run(1).started_at, before)
    comparison = compare(make_run(2, now), previous)
    assert (comparison.new, comparison.fixed, comparison.unchanged) == expected
    assert comparison.previous_run_id == "run-1"


def test_the_list_of_runs_gives_the_figures(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("a", "b")))
        (run,) = history.runs()
    assert (run.score, run.asset_count, run.skipped_count) == (78.4, 1, 1)
    assert (run.errors, run.warnings, run.suggestions) == (0, 2, 0)
    assert run.finished_at - run.started_at == timedelta(seconds=3)


def test_every_field_of_a_finding_is_kept(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    (row,) = read(history_url, "SELECT * FROM finding")
    assert json.loads(row["place"]) == {
        "kind": "slide", "slide": 4, "shape_id": 2, "shape": "Title 1", "paragraph": 0, "row": None, "column": None,
    }  # fmt: skip
    assert row["passage"][row["span_start"] : row["span_end"]] == row["quote"] == "FOSS"
    assert (row["reference_kind"], row["reference_id"], row["confidence"]) == ("term", "open-source", 0.97)
    assert json.loads(row["evidence"]) == {"counts": [1, 2]}
    assert json.loads(row["suggestions"]) == ["open source"]
    assert (row["baseline"], row["waiver"], row["rule"], row["severity"]) == ("new", None, "term.deprecated", "warning")


def test_assets_verdicts_and_what_was_skipped_are_kept(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    (asset,) = read(history_url, "SELECT * FROM asset")
    assert (asset["title"], asset["owner"], asset["score"]) == ("Émile’s deck 🚀", "sales", 71.0)
    assert json.loads(asset["coverage"])["unread"] == [{"part": "slide 3, picture", "reason": "no text"}]
    verdicts = read(history_url, "SELECT verdict, confidence, finding FROM verdict ORDER BY position")
    assert [tuple(row.values()) for row in verdicts] == [("drifted", 0.9, "v1:a"), ("missing", None, None)]
    (skipped,) = read(history_url, "SELECT * FROM skipped")
    assert (skipped["uri"], skipped["reason"]) == ("decks/b.pptx", "encrypted")


def test_characters_a_database_refuses_are_replaced_one_for_one(history_url, make_run):
    run = make_run(1, ("v1:a",))
    finding = replace(run.findings[0], passage="a\x00b\ud800 FOSS", start=5, end=9)
    with open_history(history_url) as history:
        history.record(replace(run, findings=(finding,)))
    (row,) = read(history_url, "SELECT passage, span_start, span_end FROM finding")
    assert row["passage"] == "a\ufffdb\ufffd FOSS"
    assert row["passage"][row["span_start"] : row["span_end"]] == "FOSS"


def test_a_run_without_findings_or_assets_is_recorded(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, assets=(), skipped=(), models=(), rules_not_run=(), score=None))
        assert history.previous("workspace").fingerprints == ()


def test_a_run_that_cannot_be_recorded_whole_leaves_nothing(history_url, make_run, monkeypatch):
    rows_of = history_module.rows_of
    broken = {"finding": [{"run_id": "run-1", "position": 0, "rule": None}]}
    monkeypatch.setattr(history_module, "rows_of", lambda run: rows_of(run) | broken)
    with open_history(history_url) as history:
        with pytest.raises(HistoryError):
            history.record(make_run(1))
        assert history.runs() == ()


def test_a_run_is_recorded_once(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1))
        with pytest.raises(HistoryError, match="has this run already"):
            history.record(make_run(1, ("v1:a",)))
        assert history.previous("workspace").fingerprints == ()


def test_all_rows_of_a_run_are_there(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("a", "b", "c")))
    assert {name: read(history_url, f"SELECT COUNT(*) AS n FROM {name}")[0]["n"] for name in COUNTS} == COUNTS


def test_the_package_alone_opens_no_database_library():
    code = "import sys, msgcheck.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
