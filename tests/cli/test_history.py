"""The history on the command line: list, show, export, import, prune, backfill, and their errors."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess

import pytest


@pytest.fixture
def scanned(workspace, msgcheck):
    assert msgcheck("scan", "--select", "term", "--fail-on", "never").code == 0
    return workspace


def ids(msgcheck):
    return [line.split()[2] for line in msgcheck("history", "list").out.splitlines()]


def test_runs_are_listed_and_shown_as_their_scan_did(scanned, msgcheck):
    (run_id,) = ids(msgcheck)
    listed = msgcheck("history", "list").out
    assert "scan" in listed
    assert "2 assets" in listed
    shown = json.loads(msgcheck("history", "show", run_id, "--format", "json").out)
    assert [finding["quote"] for finding in shown["findings"]] == ["FOSS", "FOSS"]
    assert "FOSS" in msgcheck("history", "show", run_id).out


def test_a_history_goes_into_another_workspace_and_back(scanned, msgcheck):
    assert msgcheck("history", "export", "out/history.jsonl.gz").code == 0
    shutil.rmtree(scanned / ".msgcheck")
    done = msgcheck("history", "import", "out/history.jsonl.gz")
    assert done.err.splitlines()[-1] == "1 run added, 0 there already; 0 reviews."
    assert "0 runs added, 1 there already" in msgcheck("history", "import", "out/history.jsonl.gz").err


def test_old_runs_are_pruned_and_the_last_of_the_quarter_stays(scanned, msgcheck):
    for _ in range(2):
        msgcheck("scan", "--ignore", "message,claim", "--fail-on", "never")
    done = msgcheck("history", "prune", "--keep-days", 0, "--dry-run")
    assert "Would remove 3 runs" in done.err
    assert len(ids(msgcheck)) == 3
    assert "Removed 3 runs" in msgcheck("history", "prune", "--before", "2100-01-01").err
    assert ids(msgcheck) == []


def test_a_backfill_lists_its_runs_and_what_it_left_out(workspace, msgcheck):
    (workspace / "pages" / "2020-01-10-home.md").write_text("We like FOSS.")
    options = ("history", "backfill", "--folder", "pages")
    trial = msgcheck(*options, "--dry-run")
    assert "2020-01-10" in trial.err
    assert "1 run to make, 0 recorded already." in trial.err
    done = msgcheck(*options)
    assert done.err.splitlines()[0].split() == ["2020-01-10", "1", "asset", "1", "finding"]
    assert "Left out: pages/clean.md. Its name bears no date." in done.err
    assert "0 runs made, 1 recorded already." in msgcheck(*options, "--quiet").err


def test_a_backfill_says_what_the_report_leaves_out_and_how_to_have_it_in(workspace, msgcheck):
    (workspace / "archive").mkdir()
    (workspace / "archive" / "2020-01-10-home.md").write_text("We like FOSS.")
    options = ("history", "backfill", "--folder", "archive")
    assert "Recorded: 1 asset of no asset kind, which `msgcheck report` leaves out." in msgcheck(*options).err
    assert "There is no alignment score: no asset" in msgcheck("report", "--period", "2020Q1").out
    assert "Recorded" not in msgcheck(*options, "--kind", "page").err
    assert "1 finding is open" in msgcheck("report", "--period", "2020Q1").out


WRONG = {
    "no source": (("backfill",), "--git REPO or --folder DIR"),
    "two sources": (("backfill", "--git", ".", "--folder", "."), "one of them"),
    "commits have dates": (("backfill", "--git", ".", "--date-from", "mtime"), "are for --folder"),
    "nothing dated": (("backfill", "--folder", "pages"), "dated; files without a date, or with one that is to come: 2"),
    "no repository": (("backfill", "--git", "pages"), "not a git repository"),
    "no such folder": (("backfill", "--folder", "none"), "none is no folder"),
    "no limit": (("prune",), "--keep-days N or --before DATE"),
    "a limit before all calendars": (("prune", "--keep-days", "9999999"), "is not in the range 0<=x<=100000"),
    "no run": (("show", "5f"), "has no run 5f"),
    "no file": (("import", "none.jsonl"), "none.jsonl is no file"),
    "another file": (("import", "msgcheck.toml"), "msgcheck.toml:1: "),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use_says_the_way_out_and_exits_2(workspace, msgcheck, arguments, words):
    done = msgcheck("history", *arguments)
    assert done.code == 2
    assert words in done.err


def test_a_backfill_that_is_killed_leaves_whole_runs_and_is_finished_by_the_next(workspace, msgcheck, start_msgcheck):
    for month in range(1, 13):
        text = "\n\n".join(f"We like FOSS number {number} of {month}." for number in range(300))
        (workspace / "pages" / f"2020-{month:02}-10-home.md").write_text(text)
    options = ("history", "backfill", "--folder", "pages", "--every", "month")
    process = start_msgcheck(*options, cwd=workspace)
    assert process.stderr.readline().startswith("2020-01-10")
    process.kill()
    process.wait()
    made = len(ids(msgcheck))
    assert 1 <= made < 12
    done = msgcheck(*options)
    assert f"{12 - made} runs made, {made} recorded already." in done.err
    assert len(ids(msgcheck)) == 12


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("import", "history.jsonl"),
        ("export", "other.jsonl"),
        ("prune", "--keep-days", 1),
        ("backfill", "--git", "."),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_history_of_a_newer_version_is_told_by_each_command(scanned, msgcheck, arguments):
    with sqlite3.connect(scanned / ".msgcheck" / "history.db") as future:
        future.execute("INSERT INTO migration (name, applied_at) VALUES ('9999_future', '2031')")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "-A"], check=True)
    author = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, "commit", "-qm", "first"], check=True)
    (scanned / "history.jsonl").write_text('{"schema": "msgcheck.history/1"}\n')
    done = msgcheck("history", *arguments)
    assert done.code == 2
    assert "written by a newer msgcheck" in done.err
    assert not (scanned / "other.jsonl").exists()
