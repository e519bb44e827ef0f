"""The history keeps runs whole, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from msgcheck.errors import HistoryError
from msgcheck.store.history import open_history

TABLES = ("run", "run_asset", "asset_result", "verdict", "finding")


def test_a_recorded_run_is_the_previous_one_of_its_scope(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a", "v1:b", "v1:a")))
        history.record(make_run(2, ("v1:c",), scope="decks"))
        comparison = history.record(make_run(3, ("v1:a", "v1:b")))
        assert (comparison.previous_run_id, comparison.previous_started_at) == ("run-1", make_run(1).started_at)
        assert (comparison.new, comparison.fixed, comparison.unchanged) == (0, 1, 2)
        assert history.record(make_run(4, scope="elsewhere")) is None


def test_the_previous_run_is_the_one_that_started_last_whatever_was_recorded_last(history_url, make_run):
    east = timezone(timedelta(hours=9))
    late = make_run(5, ("v1:late",))
    an_hour_before = (late.started_at - timedelta(hours=1)).astimezone(east)  # its clock shows a later hour
    early = make_run(3, ("v1:early",), started_at=an_hour_before)
    with open_history(history_url) as history:
        for run in (late, early):
            history.record(run)
        assert [run.run_id for run in history.runs()] == ["run-5", "run-3"]
        assert [run.run_id for run in history.runs(limit=1)] == ["run-5"]
        assert history.record(make_run(9)).previous_run_id == "run-5"


def test_the_list_of_runs_gives_the_figures(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, ("a", "b")))
        (run,) = history.runs()
    assert (run.score, run.asset_count, run.skipped_count) == (78.4, 1, 1)
    assert (run.errors, run.warnings, run.suggestions) == (0, 2, 0)
    assert run.finished_at - run.started_at == timedelta(seconds=3)


def test_every_field_of_a_finding_is_kept(history_url, make_run, read):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    (row,) = read("SELECT * FROM finding")
    assert json.loads(row["place"]) == {
        "kind": "slide", "slide": 4, "shape_id": 2, "shape": "Title 1", "paragraph": 0, "row": None, "column": None,
    }  # fmt: skip
    assert row["passage"][row["span_start"] : row["span_end"]] == row["quote"] == "FOSS"
    assert (row["reference_kind"], row["reference_id"], row["confidence"]) == ("term", "open-source", 0.97)
    assert json.loads(row["evidence"]) == {"counts": [1, 2]}
    assert json.loads(row["suggestions"]) == ["open source"]
    assert (row["baseline"], row["waiver"], row["rule"], row["severity"]) == ("new", None, "term.deprecated", "warning")


def test_assets_verdicts_and_what_was_skipped_are_kept(history_url, make_run, read):
    with open_history(history_url) as history:
        history.record(make_run(1, ("v1:a",)))
    asset, skipped = read("SELECT * FROM asset_result ORDER BY uri")
    assert (asset["status"], asset["title"], asset["owner"], asset["score"]) == ("ok", "Émile’s deck 🚀", "sales", 71.0)
    assert json.loads(asset["coverage"])["unread"] == [{"part": "slide 3, picture", "reason": "no text"}]
    verdicts = read("SELECT verdict, confidence, finding FROM verdict ORDER BY position")
    assert [tuple(row.values()) for row in verdicts] == [("drifted", 0.9, "v1:a"), ("missing", None, None)]
    assert (skipped["status"], skipped["uri"], skipped["reason"]) == ("skipped", "decks/b.pptx", "encrypted")


def test_characters_a_database_refuses_are_replaced_one_for_one(history_url, make_run, read):
    run = make_run(1, ("v1:a",))
    finding = replace(run.findings[0], passage="a\x00b\ud800 FOSS", start=5, end=9)
    with open_history(history_url) as history:
        history.record(replace(run, findings=(finding,)))
    (row,) = read("SELECT passage, span_start, span_end FROM finding")
    assert row["passage"] == "a\ufffdb\ufffd FOSS"
    assert row["passage"][row["span_start"] : row["span_end"]] == "FOSS"


def test_a_run_without_findings_or_assets_is_recorded(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1, assets=(), skipped=(), models=(), rules_not_run=(), score=None))
        assert history.record(make_run(2, ("v1:a",))).new == 1


def test_a_run_that_cannot_be_recorded_whole_leaves_nothing(history_url, make_run, read):
    run = make_run(1, ("v1:a",))
    broken = replace(run, findings=(replace(run.findings[0], rule=None),))
    with open_history(history_url) as history:
        with pytest.raises(HistoryError):
            history.record(broken)
        assert history.runs() == ()
    assert {name: read(f"SELECT COUNT(*) AS n FROM {name}")[0]["n"] for name in TABLES} == dict.fromkeys(TABLES, 0)


def test_a_run_is_recorded_once(history_url, make_run):
    with open_history(history_url) as history:
        history.record(make_run(1))
        with pytest.raises(HistoryError, match="has this run already"):
            history.record(make_run(1, ("v1:a",)))
        assert history.run("run-1").findings == ()


def test_a_run_that_is_not_there_is_told(history_url):
    with open_history(history_url) as history:
        for run_id in ("run-9", "run-\0", "run-\udce9"):
            with pytest.raises(HistoryError, match="has no run run-"):
                history.run_named(run_id)


def test_a_scope_that_a_database_cannot_hold_is_compared_all_the_same(history_url, make_run):
    with open_history(history_url) as history:
        assert history.record(make_run(1, scope="decks/\udce9.pptx")) is None
        assert history.record(make_run(2, scope="decks/\udce9.pptx")).previous_run_id == "run-1"


def test_a_history_in_a_file_opens_no_database_library(tmp_path):
    code = (
        "import sys; from msgcheck.store.history import open_history\n"
        "with open_history(sys.argv[1]) as history: history.runs()\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    command = [sys.executable, "-c", code, f"sqlite:///{tmp_path / 'history.db'}"]
    assert subprocess.run(command, check=False).returncode == 0
