"""Workers end with whoever started them, and what one file does to them costs that file only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import psutil
import pytest

from msgcheck.engine.asset_facts import ReadAsset
from msgcheck.engine.backends import read_asset, read_assets
from msgcheck.engine.workers import pool as worker_pool
from msgcheck.engine.workers.memory import OVER_MEMORY
from msgcheck.engine.workers.process import WorkerProcess
from msgcheck.errors import MsgcheckError, UnreadableError
from msgcheck.extract.limits import Limits

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

class Killed(Odd):
    def open(self, mode):
        os.kill(os.getpid(), 11)

class Greedy(Odd):
    def open(self, mode):
        return bytearray(2**40)

class Growing(Odd):
    def open(self, mode):
        rows = []
        while True:
            rows.append(os.urandom(2**16))

class Sparing(Odd):
    # the first time that it is read, memory is short
    def open(self, mode):
        mark = Path(self.name)
        if not mark.exists():
            mark.write_text("was here")
            raise MemoryError
        return Path(__file__).with_name("page.md").open(mode)

class Starting(Odd):
    def open(self, mode):
        import subprocess
        child = subprocess.Popen(["sleep", "600"])
        Path(self.name).write_text(str(child.pid))
        time.sleep(600)

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


def soon(is_so, seconds=2):
    """Tell whether something becomes so: threads of the test before may still be ending."""
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


@pytest.fixture(params=["program", "fork-"])
def start(request, monkeypatch):
    """Both ways to start a worker."""
    if request.param == "program":
        monkeypatch.setattr(worker_pool, "can_fork", lambda: False)
    elif not soon(worker_pool.can_fork):
        pytest.skip("this process is too large to fork, or has threads: see test_forks_do_the_same")


@pytest.mark.skipif(sys.platform != "linux", reason="forks are for Linux")
def test_forks_do_the_same():
    """Run the tests of this module that know both starts once more, in a process that can be forked."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "fork-", __file__],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "skipped" not in done.stdout, done.stdout


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


def within(plan, **limits):
    return replace(plan, limits=Limits(**limits))


MEMORY = 256 * 2**20


@pytest.mark.parametrize(
    "case",
    [
        ("Deadly", "crashed", "exit code 9"),
        ("Killed", "crashed", "SIGSEGV"),
        ("Hanging", "too-slow", "more than 1 seconds"),
        ("Greedy", "too-much-memory", "more than 256 MB"),
        ("Growing", "too-much-memory", "more than 256 MB"),
    ],
    ids=lambda case: case[0],
)
@pytest.mark.usefixtures("start")
def test_file_that_passes_a_limit_costs_itself_alone(plan, works, odd, work, case):
    kind, reason, detail = case
    limited = within(plan, seconds=1 if kind == "Hanging" else 60, memory=MEMORY)
    pages = [work(odd.Chatty("page.pdf"), "html"), *works, work(odd.Chatty("page.md"), "html")]
    outcomes = dict(read_assets(limited, [work(getattr(odd, kind)("x"), "pptx"), *pages], 1))
    refused = outcomes.pop(0)
    assert (refused.reason, detail in refused.detail) == (reason, True)
    assert len(outcomes) == len(pages)
    assert all(isinstance(outcome, ReadAsset) for outcome in outcomes.values())


@pytest.mark.parametrize("file_format", ["docx", "xlsx", "odt", "pdf", "html", "eml", "rtf"])
def test_every_format_but_plain_text_is_read_in_a_worker(plan, odd, work, file_format):
    assert dict(read_assets(plan, [work(odd.Deadly("x"), file_format)], 1))[0].reason == "crashed"


def test_small_plain_text_alone_starts_no_worker(plan, works, tmp_path, work, monkeypatch):
    monkeypatch.setattr(worker_pool, "can_fork", lambda: False)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert all(isinstance(outcome, ReadAsset) for _, outcome in read_assets(plan, works, None))
    (tmp_path / "long.md").write_text("Acme Flow saves time. " * 4_000)
    assert dict(read_assets(plan, [work(tmp_path / "long.md")], None))[0].reason == "no-worker"


@pytest.mark.usefixtures("start")
def test_hanging_file_does_not_hold_up_a_second_worker(plan, works, odd, work):
    jammed = [work(odd.Hanging("h.pdf"), "pdf"), *works, work(odd.Chatty("page.pdf"), "md")]
    started = time.monotonic()
    outcomes = dict(read_assets(within(plan, seconds=2), jammed, 2))
    assert outcomes.pop(0).reason == "too-slow"
    assert all(isinstance(outcome, ReadAsset) for outcome in outcomes.values())
    assert time.monotonic() - started < 60


def test_more_than_a_worker_may_send_is_refused(plan, tmp_path, work):
    (tmp_path / "long.txt").write_text("Acme Flow saves time. " * 10_000)
    outcomes = dict(read_assets(within(plan, output=100_000), [work(tmp_path / "long.txt", "txt")], 2))
    assert outcomes[0].reason == "too-large"


def test_lack_of_memory_is_believed_of_a_fresh_worker_alone(plan, tmp_path, odd, work):
    """What an earlier file left behind in a worker must not decide what becomes of the next."""
    worker = WorkerProcess(plan)
    assert isinstance(worker.read(work(odd.Chatty("page.pdf"), "html")), ReadAsset)
    assert not worker.is_spent
    assert worker.read(work(odd.Sparing(str(tmp_path / "first")), "html")).reason == "too-much-memory"
    assert worker.is_spent
    worker.close()
    pages = [work(odd.Chatty("page.pdf"), "html"), work(odd.Sparing(str(tmp_path / "second")), "html")]
    assert all(isinstance(outcome, ReadAsset) for _, outcome in read_assets(plan, pages, 1))


@pytest.mark.skipif(os.name != "posix", reason="process groups")
@pytest.mark.usefixtures("start")
def test_program_that_a_reader_started_ends_with_the_worker(plan, tmp_path, odd, work):
    note = tmp_path / "pid"
    outcomes = dict(read_assets(within(plan, seconds=2), [work(odd.Starting(str(note)), "pdf")], 1))
    assert outcomes[0].reason == "too-slow"
    assert all_gone({int(note.read_text())})


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_watch_ends_a_process_that_the_system_does_not_bound():
    program = (
        "import resource, time; resource.setrlimit = lambda *_: None\n"
        "from msgcheck.engine.workers.memory import bound_memory; bound_memory(100 * 2**20)\n"
        "data = b'x' * 200 * 2**20; time.sleep(120)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=100).returncode == OVER_MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="forks are for Linux")
def test_fork_keeps_nothing_of_its_starter_open(tmp_path):
    """A run that is killed must not live on in the pipes that its workers inherited of each other."""
    program = (
        "import os, sys, threading\n"
        "from msgcheck.engine.workers.fork import ForkedProcess, can_fork\n"
        "print(can_fork())\n"
        "kept = open(sys.argv[1], 'w')\n"
        "def run(orders, answers):\n"
        "    answers.write(str(os.path.lexists(f'/proc/self/fd/{kept.fileno()}')).encode())\n"
        "    answers.close()\n"
        "fork = ForkedProcess(run)\n"
        "print(fork.stdout.read().decode(), fork.wait())\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(can_fork())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "kept"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False", "1", "False"]


def test_one_asset_is_read_as_in_a_scan(odd, work):
    page = read_asset(work(odd.Chatty("page.pdf"), "html").asset, Limits())
    assert [passage.text for passage in page.passages] == ["We like FOSS."]
    with pytest.raises(UnreadableError) as raised:
        read_asset(work(odd.Deadly("d.pdf"), "html").asset, Limits())
    assert raised.value.reason == "crashed"


@pytest.mark.usefixtures("start")
def test_what_a_library_prints_is_no_answer(plan, works, odd, work):
    outcomes = dict(read_assets(plan, [work(odd.Chatty("page.md")), *works], 2))
    assert [sighting.observation.rule for sighting in outcomes[0].facts.sightings] == ["term.deprecated"]


@pytest.mark.usefixtures("start")
def test_error_of_our_own_is_raised_with_its_trace(plan, works, odd, work):
    with pytest.raises(MsgcheckError, match=r"(?s)faulty\.md.*no such luck"):
        list(read_assets(plan, [work(odd.Faulty("faulty.md")), *works], 2))


def test_worker_that_cannot_be_started_is_said(plan, works, monkeypatch):
    monkeypatch.setattr(worker_pool, "can_fork", lambda: False)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    outcomes = dict(read_assets(plan, works, 2))
    assert {outcome.reason for outcome in outcomes.values()} == {"no-worker"}


@pytest.mark.usefixtures("start")
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
        "from msgcheck.engine.workers.process import WorkerProcess\n"
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
        scan.wait(120)
        assert all_gone(started)
    finally:
        scan.kill()
        scan.wait()
