"""Where assets are read: in this process, or in spawned ones. The same plan gives the same outcomes in both."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import AssetReader, ReadingPlan
from msgcheck.errors import UnreadableError

SMALL_BYTES = 64 * 2**20
"""Below this much to read, starting processes (about 0.5 s of processor time each) costs more than it saves.

Measured on 40 real decks of 33 MB on two cores: 2.0 s in one process, 1.8 to 2.7 s in two. Measure again when the
imports at the start of a worker change."""

WORKER_DIED = UnreadableError("worker-died", "Reading this file ended the process that read it.")


def read_assets(plan: ReadingPlan, works: Sequence[Work], jobs: int | None) -> Iterator[tuple[int, Outcome]]:
    """Yield (index in ``works``, outcome) as the assets are read, in any order.

    ``jobs`` is the number of processes, ``None`` to choose by cores and amount of work, 1 for none at all.
    """
    jobs = min(jobs or _default_jobs(works), len(works))
    if jobs <= 1:
        reader = AssetReader(plan)
        yield from ((index, reader.read(work)) for index, work in enumerate(works))
    else:
        yield from _read_in_processes(plan, works, jobs)


def _default_jobs(works: Sequence[Work]) -> int:
    if sum(work.asset.path.stat().st_size for work in works) < SMALL_BYTES:
        return 1
    return min(os.cpu_count() or 1, 8)


def _read_in_processes(plan: ReadingPlan, works: Sequence[Work], jobs: int) -> Iterator[tuple[int, Outcome]]:
    by_size = sorted(range(len(works)), key=lambda index: -works[index].asset.path.stat().st_size)
    unread = set(by_size)
    with _pool(plan, jobs) as pool:
        try:
            for index, outcome in _completed(pool, works, by_size):
                unread.discard(index)
                yield index, outcome
        except BrokenProcessPool:
            pool.shutdown(wait=False, cancel_futures=True)
        except BaseException:
            _stop(pool)
            raise
    for index in sorted(unread):
        yield index, _read_alone(plan, works[index])


def _completed(pool: ProcessPoolExecutor, works: Sequence[Work], order: Sequence[int]) -> Iterator[tuple[int, Outcome]]:
    futures: dict[Future[Outcome], int] = {pool.submit(_read_here, works[index]): index for index in order}
    for future in as_completed(futures):
        yield futures[future], future.result()


def _read_alone(plan: ReadingPlan, work: Work) -> Outcome:
    """Read one asset in a process of its own, after a pool broke: only the file that breaks it is lost."""
    with _pool(plan, 1) as pool:
        try:
            return pool.submit(_read_here, work).result()
        except BrokenProcessPool:
            return WORKER_DIED


def _pool(plan: ReadingPlan, jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker, initargs=(plan,))


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: the run was interrupted, nobody waits for what they would say."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


_reader: Callable[[Work], Outcome] | None = None
"""The reader of this worker process, set once at its start."""


def _start_worker(plan: ReadingPlan) -> None:
    global _reader  # noqa: PLW0603 - the one value a worker process holds
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = AssetReader(plan).read


def _read_here(work: Work) -> Outcome:
    if _reader is None:
        raise RuntimeError("the worker was not started by a pool of this module")
    return _reader(work)
