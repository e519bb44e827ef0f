"""Where assets are read: in workers, which bound what a file may cost. Small plain text is read here.

The same plan gives the same outcomes with any number of workers.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from msgcheck.config.settings import Settings
from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import AssetReader, ReadingPlan
from msgcheck.engine.worker_fork import can_fork
from msgcheck.engine.worker_process import WorkerProcess
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.model.asset import Asset
from msgcheck.model.message import Platform
from msgcheck.model.passage import Extraction
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary

BYTES_PER_WORKER = 16 * 2**20
"""A second worker is started above this much to read, a third above twice as much.

Measured on 40 real decks of 33 MB on two cores, wall and processor time: 2.6 and 2.5 s read in this process, 2.7 and
2.5 s in one worker, 1.6 and 2.8 s in two. Measure again when the start of a worker changes."""

TEXT_FORMATS = frozenset({"csv", "md", "srt", "txt", "vtt"})
"""Formats that pure Python reads without libraries that could crash: up to ``SMALL_BYTES`` they need no worker."""

SMALL_BYTES = 2**16
"""A text file of this size takes as long to read as a worker to start, and the worst of them a second."""


def read_assets(plan: ReadingPlan, works: Sequence[Work], jobs: int | None) -> Iterator[tuple[int, Outcome]]:
    """Yield (index in ``works``, outcome) as the assets are read, in any order.

    ``jobs`` is the number of workers, ``None`` to choose by cores and amount of work. With one worker, small text
    files are read here meanwhile. A file that passes ``plan.limits`` or ends its worker is given up, with the reason.
    """
    sizes = [_size(work) for work in works]
    jobs = min(jobs or _default_jobs(sizes), len(works))
    here = [at for at, work in enumerate(works) if jobs == 1 and _is_small_text(work, sizes[at])]
    guarded = sorted(set(range(len(works))).difference(here), key=lambda at: -sizes[at])
    with closing(_Workers(plan, [(at, works[at]) for at in guarded], jobs)) as workers:
        if here:
            reader = AssetReader(plan)
            for at in here:
                yield at, reader.read(works[at])
                yield from workers.outcomes(waits=False)
        yield from workers.outcomes(waits=True)


def reading_limits(settings: Settings) -> Limits:
    """Return the limits of one file that the settings ask for."""
    return Limits(
        seconds=settings.reading_seconds,
        memory=settings.reading_memory_mb * 2**20,
        ocr=None if settings.ocr == "off" else settings.ocr,
    )


def read_asset(asset: Asset, limits: Limits) -> Extraction:
    """Read one asset as a scan does, and check nothing. Raises ``UnreadableError`` with the reason."""
    reference = Reference(Platform(name="", version="", messages=()), Glossary(()), ())
    plan = ReadingPlan(reference, frozenset(), keeps_passages=True, limits=limits)
    ((_, outcome),) = read_assets(plan, [Work(replace(asset, checks_leaks=False), "")], 1)
    if isinstance(outcome, UnreadableError):
        raise outcome
    return Extraction(outcome.facts.title, outcome.passages, outcome.facts.coverage)


def _default_jobs(sizes: Sequence[int]) -> int:
    return min(1 + sum(sizes) // BYTES_PER_WORKER, os.cpu_count() or 1, 8)


def _is_small_text(work: Work, size: int) -> bool:
    return work.asset.format in TEXT_FORMATS and size <= SMALL_BYTES


def _size(work: Work) -> int:
    """Return the bytes to read; 0 for a file that is gone, which its reader will say."""
    try:
        return work.asset.path.stat().st_size
    except OSError:
        return 0


_CLOSING_SECONDS = 5
"""Ended processes are waited for, which takes milliseconds; a system that is slower than this does it by itself."""


class _Workers:
    """Worker processes that share a list of works, each served by a thread."""

    def __init__(self, plan: ReadingPlan, works: Sequence[tuple[int, Work]], count: int) -> None:
        self._plan = plan
        self._todo = deque(works)
        self._missing = len(works)
        self._done: SimpleQueue[tuple[int, Outcome | Exception]] = SimpleQueue()
        self._processes: set[WorkerProcess] = set()
        self._is_closed = False
        count = min(count, len(works))
        forks = [self._fork() for _ in range(count)] if count and can_fork() else []
        self._threads = [
            threading.Thread(target=self._serve, args=(forks[at] if forks else None,), daemon=True)
            for at in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def outcomes(self, *, waits: bool) -> Iterator[tuple[int, Outcome]]:
        """Yield what is done; all of it where it ``waits``. Raises an error of msgcheck itself in a worker."""
        while self._missing:
            try:
                index, outcome = self._done.get(block=waits)
            except Empty:
                return
            self._missing -= 1
            if isinstance(outcome, Exception) and not isinstance(outcome, UnreadableError):
                raise outcome
            yield index, outcome

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        self._todo.clear()
        self._is_closed = True
        for process in tuple(self._processes):
            process.end()
        for thread in self._threads:
            thread.join(_CLOSING_SECONDS)

    def _fork(self) -> WorkerProcess | None:
        """Start a worker as a fork, before the threads run; ``None`` where the system has no room for it."""
        with suppress(OSError):
            process = WorkerProcess(self._plan, forks=True)
            self._processes.add(process)
            return process
        return None

    def _serve(self, process: WorkerProcess | None) -> None:
        while work := self._next():
            outcome: Outcome | Exception
            try:
                process = self._ready(process)
                outcome = process.read(work[1])
                if _may_be_due_to_others(outcome) and process.reads > 1:
                    process.close()
                    process = self._ready(process)
                    outcome = process.read(work[1])
            except OSError as error:
                outcome = UnreadableError("no-worker", f"The process that reads this file cannot be started: {error}.")
            except Exception as error:  # noqa: BLE001 - raised again by whoever takes the outcomes
                outcome = error
            self._done.put((work[0], outcome))
        if process is not None:
            process.close()
            self._processes.discard(process)

    def _next(self) -> tuple[int, Work] | None:
        try:
            return self._todo.popleft()
        except IndexError:
            return None

    def _ready(self, process: WorkerProcess | None) -> WorkerProcess:
        """Return ``process``, or a new one in its place."""
        if process is not None and process.is_running and not process.is_spent:
            return process
        if process is not None:
            process.close()
            self._processes.discard(process)
        process = WorkerProcess(self._plan)
        self._processes.add(process)
        if self._is_closed:  # while it was starting
            process.end()
        return process


def _may_be_due_to_others(outcome: Outcome) -> bool:
    """Tell whether files read before in the same process may have a part in it: their memory, what they broke."""
    return isinstance(outcome, UnreadableError) and outcome.reason in {"crashed", "too-much-memory"}
