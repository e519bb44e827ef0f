"""Workers end with whoever started them, and what one file does to them costs that file only."""

from __future__ import annotations

import subprocess
import sys
import time

import psutil
import pytest

from msgcheck.engine.asset_facts import ReadAsset
from msgcheck.engine.backends import read_assets
from msgcheck.engine.worker_process import WorkerProcess
from msgcheck.errors import MsgcheckError

PATHS = """
import io, os, time
from pathlib import Path

class Odd:
    def __init__(self, name):
        self.name = name

    def stat(self):
        return os.stat(__file__)

class Hanging(Odd):
    def open(self, mode):
        time.sleep(600)

class Deadly(Odd):
    def open(self, mode):
        os._exit(9)

class Faulty(Odd):
    def open(self, mode):
        raise ZeroDivisionError("no such luck")

class Chatty(Odd):
    def open(self, mode):
        os.write(1, b"a native library says something" * 1000)
        return Path(__file__).with_name("page.md").open(mode)
"""


@pytest.fixture
def odd(tmp_path, monkeypatch):
    """Paths that do what a file may do to its reader."""
    (tmp_path / "odd_paths.py").write_text(PATHS)
    (tmp_path / "page.md").write_text("We like FOSS.\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import odd_paths

    yield odd_paths
    sys.modules.pop("odd_paths")


def children():
    return {child.pid for child in psutil.Process().children(recursive=True)}


def runs(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def all_gone(pids, seconds=10):
    until = time.monotonic() + seconds
    while any(map(runs, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(runs, pids))


def test_native_formats_are_read_in_a_worker_even_without_jobs(plan, works, odd, work):
    outcomes = dict(read_assets(plan, [*works, work(odd.Deadly("d.pdf"), "pdf")], 1))
    assert outcomes.pop(len(works)).reason == "worker-died"
    assert all(isinstance(outcome, ReadAsset) for outcome in outcomes.values())


def test_file_that_hangs_is_given_up(plan, works, odd, work):
    jammed = [work(odd.Hanging("h.pdf"), "pdf"), *works, work(odd.Chatty("page.pdf"), "md")]
    for jobs in (1, 2):
        started = time.monotonic()
        outcomes = dict(read_assets(plan, jammed, jobs, deadline=2))
        assert outcomes.pop(0).reason == "too-slow"
        assert all(isinstance(outcome, ReadAsset) for outcome in outcomes.values())
        assert time.monotonic() - started < 60


def test_what_a_library_prints_is_no_answer(plan, works, odd, work):
    outcomes = dict(read_assets(plan, [work(odd.Chatty("page.md")), *works], 2))
    assert [sighting.observation.rule for sighting in outcomes[0].facts.sightings] == ["term.deprecated"]


def test_error_of_our_own_is_raised_with_its_trace(plan, works, odd, work):
    with pytest.raises(MsgcheckError, match=r"(?s)faulty\.md.*no such luck"):
        list(read_assets(plan, [work(odd.Faulty("faulty.md")), *works], 2))


def test_worker_that_cannot_be_started_is_said(plan, works, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    outcomes = dict(read_assets(plan, works, 2))
    assert {outcome.reason for outcome in outcomes.values()} == {"no-worker"}


def test_run_that_is_given_up_leaves_no_worker(plan, works, odd, work):
    before = children()
    reading = read_assets(plan, [*works, work(odd.Hanging("h.pdf"), "pdf")], 2)
    next(reading)
    started = children() - before
    assert started
    reading.close()
    assert all_gone(started)


def test_worker_does_not_import_the_script_of_its_starter(tmp_path):
    script = tmp_path / "starter.py"
    script.write_text(
        "print('imported')\n"
        "from msgcheck.engine.asset_reading import ReadingPlan\n"
        "from msgcheck.engine.worker_process import WorkerProcess\n"
        "from msgcheck.model.message import Platform\n"
        "from msgcheck.model.reference_data import Reference\n"
        "from msgcheck.model.term import Glossary\n"
        "reference = Reference(Platform(name='p', version='1', messages=()), Glossary(()), ())\n"
        "worker = WorkerProcess(ReadingPlan(reference, frozenset(), keeps_passages=False))\n"
        "print(worker.is_running)\n"
        "worker.close()\n"
        "print(worker.is_running)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.split() == ["imported", "True", "False"]


def test_worker_imports_nothing_from_the_current_folder(plan, tmp_path, monkeypatch):
    (tmp_path / "pickle.py").write_text("raise SystemExit('a file of the folder was run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    worker = WorkerProcess(plan)
    assert worker.is_running
    worker.close()


def test_workers_end_when_the_scan_is_terminated(workspace):
    pages = workspace / "pages"
    for number in range(3_000):
        (pages / f"{number}.md").write_text("We like FOSS and freeware. " * 40)
    scan = subprocess.Popen(
        [sys.executable, "-m", "msgcheck", "scan", "--jobs", "2", "--no-record", "--no-cache", "--select", "term"],
        cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        process, started, until = psutil.Process(scan.pid), set(), time.monotonic() + 60
        while len(started) < 2 and time.monotonic() < until:
            started = {child.pid for child in process.children(recursive=True)}
            time.sleep(0.02)
        assert len(started) == 2
        time.sleep(0.5)  # let them be at work
        assert scan.poll() is None
        scan.terminate()
        scan.wait(10)
        assert all_gone(started)
    finally:
        scan.kill()
        scan.wait()
