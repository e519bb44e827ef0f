"""Workers that share a list of assets: processes that bound what a file may cost, each served by a thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.workers.fork import can_fork
from msgcheck.engine.workers.process import WorkerProcess
from msgcheck.errors import UnreadableError

_CLOSING_SECONDS = 5
"""Ended processes are waited for, which takes milliseconds; a system that is slower than this does it by itself."""


class WorkerPool:
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
