"""Where assets are read: in this process, or in workers. The same plan gives the same outcomes in both."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from queue import Empty, SimpleQueue

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import AssetReader, ReadingPlan
from msgcheck.engine.worker_process import WorkerProcess
from msgcheck.errors import UnreadableError

SMALL_BYTES = 64 * 2**20
"""Below this much to read, starting processes (about 0.5 s of processor time each) costs more than it saves.

Measured on 40 real decks of 33 MB on two cores: 2.0 s in one process, 1.8 to 2.7 s in two. Measure again when the
imports at the start of a worker change."""

NATIVE_FORMATS = frozenset({"pdf"})
"""Formats read by a native library with a parser of its own, where a hostile file may crash or hang the process: they
are always read in a worker, at the same time as everything else is read here."""

DEADLINE_SECONDS = 150.0
"""Time for one file in a worker. The PDF reader stops by itself after 120 s and reports the rest as unread; what is not
done by now hangs."""


def read_assets(
    plan: ReadingPlan, works: Sequence[Work], jobs: int | None, deadline: float = DEADLINE_SECONDS
) -> Iterator[tuple[int, Outcome]]:
    """Yield (index in ``works``, outcome) as the assets are read, in any order.

    ``jobs`` is the number of workers, ``None`` to choose by cores and amount of work; with 1 there is a worker for the
    formats of ``NATIVE_FORMATS`` alone. A file that takes a worker more than ``deadline`` seconds is given up.
    """
    jobs = min(jobs or _default_jobs(works), len(works))
    guarded = [at for at, work in enumerate(works) if jobs > 1 or work.asset.format in NATIVE_FORMATS]
    guarded.sort(key=lambda at: -_size(works[at]))
    here = sorted(set(range(len(works))).difference(guarded))
    with closing(_Workers(plan, [(at, works[at]) for at in guarded], jobs, deadline)) as workers:
        if here:
            reader = AssetReader(plan)
            for at in here:
                yield at, reader.read(works[at])
                yield from workers.outcomes(waits=False)
        yield from workers.outcomes(waits=True)


def _default_jobs(works: Sequence[Work]) -> int:
    if sum(map(_size, works)) < SMALL_BYTES:
        return 1
    return min(os.cpu_count() or 1, 8)


def _size(work: Work) -> int:
    """Return the bytes to read; 0 for a file that is gone, which its reader will say."""
    try:
        return work.asset.path.stat().st_size
    except OSError:
        return 0


class _Workers:
    """Worker processes that share a list of works, each served by a thread."""

    def __init__(self, plan: ReadingPlan, works: Sequence[tuple[int, Work]], count: int, deadline: float) -> None:
        self._plan = plan
        self._deadline = deadline
        self._todo = deque(works)
        self._missing = len(works)
        self._done: SimpleQueue[tuple[int, Outcome | Exception]] = SimpleQueue()
        self._processes: set[WorkerProcess] = set()
        self._is_closed = False
        for _ in range(min(count, len(works))):
            threading.Thread(target=self._serve, daemon=True).start()

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

    def _serve(self) -> None:
        process: WorkerProcess | None = None
        while work := self._next():
            outcome: Outcome | Exception
            try:
                if process is None or not process.is_running:
                    process = self._started()
                outcome = process.read(work[1], self._deadline)
            except OSError as error:
                outcome = UnreadableError("no-worker", f"The process that reads this file cannot be started: {error}.")
            except Exception as error:  # noqa: BLE001 - raised again by whoever takes the outcomes
                outcome = error
            self._done.put((work[0], outcome))
        if process is not None:
            process.close()

    def _next(self) -> tuple[int, Work] | None:
        try:
            return self._todo.popleft()
        except IndexError:
            return None

    def _started(self) -> WorkerProcess:
        process = WorkerProcess(self._plan)
        self._processes.add(process)
        if self._is_closed:  # while it was starting
            process.end()
        return process
