"""An exported history is the history, wherever it is imported and however often."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from msgcheck.errors import HistoryError
from msgcheck.model.asset_history import Review
from msgcheck.store.database.opening import open_database
from msgcheck.store.exchange import file as file_module
from msgcheck.store.exchange import importing
from msgcheck.store.exchange.exporting import exported_lines
from msgcheck.store.history import open_history

sys.path.insert(0, str(Path(__file__).parent))
REVIEW = Review(fingerprint="v1:a", mark="wrong", by="Ana", on=datetime(2026, 7, 1, tzinfo=UTC))


@pytest.fixture
def runs(make_run):
    """Three runs, of which the first two say the same of one asset, with an address that only a finding names."""
    stray = replace(make_run(1, ("v1:s",)).findings[0], asset="waivers.yaml", place=None)
    with_stray = make_run(3, ("v1:c",), command="scan", is_whole=True, is_full=False)
    return [
        make_run(1, ("v1:a", "v1:b")),
        make_run(2, ("v1:a", "v1:b")),
        replace(with_stray, findings=(*with_stray.findings, stray)),
    ]


@pytest.fixture
def exported(tmp_path, runs):
    file = tmp_path / "history.jsonl"
    with open_history(f"sqlite:///{tmp_path / 'origin.db'}") as history:
        for run in runs:
            history.record(run)
        history.record_review(REVIEW)
        history.export(file)
    return file


@pytest.mark.parametrize("name", ["again.jsonl", "again.jsonl.gz"])
def test_what_is_exported_comes_back_whole_and_once(history_url, exported, runs, tmp_path, *, name, read):
    with open_history(history_url) as history:
        done = history.import_file(exported)
        assert (done.added, done.known, done.reviews) == (3, 0, 1)
        assert [history.run(run.run_id) for run in runs] == runs
        assert history.reviews() == (REVIEW,)
        assert [(run.asset_count, run.skipped_count, run.warnings) for run in history.runs()] == [
            (1, 1, 2), (1, 1, 2), (1, 1, 2),
        ]  # fmt: skip
        history.export(tmp_path / name)
        again = history.import_file(tmp_path / name)
        assert (again.added, again.known) == (0, 3)
    packed = (tmp_path / name).read_bytes()
    assert (gzip.decompress(packed) if name.endswith(".gz") else packed) == exported.read_bytes()
    assert read("SELECT COUNT(*) AS n FROM asset_result") == [{"n": 4}]


def test_runs_that_are_there_keep_what_they_say_and_share_it_with_those_that_come(history_url, exported, runs, read):
    with open_history(history_url) as history:
        history.record(runs[0])
        assert history.import_file(exported).added == 2
        assert [history.run(run.run_id) for run in runs] == runs
    assert read("SELECT COUNT(*) AS n FROM asset_result") == [{"n": 4}]


NUMBERS = count()


@settings(
    max_examples=40, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(run=__import__("test_round_trip").RUNS)
def test_any_run_survives_the_way(tmp_path, run):
    number = next(NUMBERS)
    run = replace(run, run_id=f"run-{number}", command="scan")
    first, second = (f"sqlite:///{tmp_path}/{name}-{number}.db" for name in ("first", "second"))
    with open_history(first) as origin, open_history(second) as target:
        origin.record(run)
        origin.export(tmp_path / "run.jsonl")
        target.import_file(tmp_path / "run.jsonl")
        assert target.run(run.run_id) == origin.run(run.run_id)


def changed(kind, **fields):
    """Change the content of the first line of a kind."""

    def change(lines):
        place = next(number for number, line in enumerate(lines) if kind in line)
        lines[place] = {kind: lines[place][kind] | fields}

    return change


def moved(lines):
    lines.insert(1, lines.pop(next(number for number, line in enumerate(lines) if "run" in line)))


BROKEN = {
    "not JSON": (lambda lines: lines.__setitem__(2, "{"), r"jsonl:3: this is no line of a history"),
    "another program's": (lambda lines: lines.__setitem__(0, {"schema": "theirs"}), "1: this is no exported history"),
    "a newer version": (lambda lines: lines.__setitem__(0, {"schema": "msgcheck.history/2"}), "newer msgcheck"),
    "no end": (lambda lines: lines.pop(), "before its end"),
    "more after the end": (lambda lines: lines.append(lines[1]), "follows the end"),
    "a line is missing": (lambda lines: lines.pop(1), "result 1, which does not stand before it"),
    "a review is missing": (lambda lines: lines.pop(-2), "should hold"),
    "a result after its run": (moved, "result 1, which does not stand before it"),
    "a result twice": (lambda lines: lines.insert(1, lines[1]), "3: the result stands twice"),
    "a run twice": (lambda lines: lines.insert(-1, lines[3]), "the run run-1 stands twice"),
    "an unknown field": (changed("run", extra=1), "'extra' is no field of Run"),
    "a number for a text": (changed("run", workspace=7), "workspace: 7 is no text"),
    "a run id too long": (changed("run", run_id="x" * 65), "run_id: .* is longer than 64"),
    "a number too large": (changed("result", number=2**40), "no whole number"),
    "no number at all": (changed("run", score=True), "score: True is no number"),
    "a time without zone": (changed("run", started_at="2026-01-01T00:00:00"), "names no time zone"),
    "a number beyond all floats": (changed("run", score=10**400), "score: 1000.* is no number"),
    "a time before all others": (changed("run", started_at="0001-01-01T00:00:00+05:00"), "is no time that UTC knows"),
    "a run id with a zero": (changed("run", run_id="run\0"), "run_id: it holds characters"),
    "a run id with half a character": (changed("run", run_id="run\ud800"), "run_id: it holds characters"),
    "an unknown severity": (
        lambda lines: lines[1]["result"]["findings"][0].__setitem__("severity", "fatal"),
        "severity: 'fatal'",
    ),
    "an unknown place": (
        lambda lines: lines[1]["result"]["findings"][0].__setitem__("place", {"kind": "moon"}),
        "place: .* is no place",
    ),
    "another asset's address": (changed("result", uri="other"), "no result of a history"),
    "a line of lists": (lambda lines: lines.__setitem__(1, [1]), "2: this is no line"),
    "nested too deeply": (lambda lines: lines.__setitem__(1, "[" * 200_000), "nested too deeply"),
    "infinity": (lambda lines: lines.__setitem__(1, '{"run": Infinity}'), "Infinity is no number"),
}


@pytest.mark.parametrize(("change", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_not_wholly_as_exported_changes_nothing(tmp_path, exported, change, problem):
    lines = [json.loads(line) for line in exported.read_text().splitlines()]
    change(lines)
    exported.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    with open_history(f"sqlite:///{tmp_path / 'target.db'}") as history:
        with pytest.raises(HistoryError, match=problem):
            history.import_file(exported)
        assert (history.runs(), history.reviews()) == ((), ())


def test_a_line_without_an_end_is_not_held_in_memory(tmp_path, exported, monkeypatch):
    monkeypatch.setattr(file_module, "LONGEST_LINE", 10_000)
    bomb = tmp_path / "bomb.jsonl.gz"
    bomb.write_bytes(gzip.compress(exported.read_bytes().splitlines()[0] + b"\n" + b"[" * 1_000_000))
    with (
        open_history(f"sqlite:///{tmp_path / 'target.db'}") as history,
        pytest.raises(HistoryError, match="longer than 10,000 bytes"),
    ):
        history.import_file(bomb)


@pytest.mark.parametrize("cut", [1, 20, 500])
def test_a_compressed_file_that_is_cut_is_told(tmp_path, exported, cut):
    packed = tmp_path / "cut.jsonl.gz"
    packed.write_bytes(gzip.compress(exported.read_bytes())[:-cut])
    with (
        open_history(f"sqlite:///{tmp_path / 'target.db'}") as history,
        pytest.raises(HistoryError, match="is broken after line"),
    ):
        history.import_file(packed)


def test_an_import_that_dies_in_the_middle_leaves_whole_runs_and_is_finished_by_the_next(
    history_url, exported, runs, monkeypatch
):
    link, calls = importing.link_assets, count()

    def die_at_the_second(*arguments):
        if next(calls) == 1:
            raise KeyboardInterrupt
        link(*arguments)

    with open_history(history_url) as history:
        with monkeypatch.context() as patch:
            patch.setattr(importing, "link_assets", die_at_the_second)
            with pytest.raises(KeyboardInterrupt):
                history.import_file(exported)
        assert [run.run_id for run in history.runs()] == ["run-1"]
        assert history.import_file(exported).added == 2
        assert [history.run(run.run_id) for run in runs] == runs


def test_several_may_import_the_same_at_once(history_url, exported, runs, read):
    def take(_):
        with open_history(history_url) as history:
            return history.import_file(exported).added

    with ThreadPoolExecutor(3) as threads:
        assert sum(threads.map(take, range(3))) == 3
    assert read("SELECT COUNT(*) AS n FROM finding") == [{"n": 4}]


@pytest.mark.postgres
def test_an_export_holds_one_state_whatever_is_pruned_meanwhile(postgres_url, runs):
    database = open_database(postgres_url, Path(), 30)
    with open_history(postgres_url) as history, database.reading() as connection:
        for run in runs:
            history.record(run)
        lines = exported_lines(connection)
        begun = [next(lines), next(lines)]
        assert history.prune(datetime(2027, 1, 1, tzinfo=UTC), keeps_quarters=False).runs == 3
        assert json.loads([*begun, *lines][-1]) == {"end": {"runs": 3, "results": 4, "reviews": 0}}
    database.close()


def test_an_export_that_cannot_be_written_leaves_the_old_file(exported, tmp_path):
    code = (
        "import resource, sys; from pathlib import Path; from msgcheck.store.history import open_history\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "open_history(sys.argv[1]).export(Path(sys.argv[2]))"
    )
    before = exported.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", code, f"sqlite:///{tmp_path / 'origin.db'}", exported],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "cannot be written: File too large" in done.stderr
    assert exported.read_bytes() == before
    assert not list(tmp_path.glob(".msgcheck-*"))
