"""Where assets are read: in workers, which bound what a file may cost. Small plain text is read here.

The same plan gives the same outcomes with any number of workers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from msgcheck.config.settings import Settings
from msgcheck.engine.asset_bytes import size_of
from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import AssetReader, ReadingPlan
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
    sizes = [size_of(work.asset) for work in works]
    jobs = min(jobs or _default_jobs(sizes), len(works))
    here = [at for at, work in enumerate(works) if jobs == 1 and _is_small_text(work, sizes[at])]
    guarded = sorted(set(range(len(works))).difference(here), key=lambda at: -sizes[at])
    if not guarded:
        yield from _read_here(plan, works, here)
        return
    from msgcheck.engine.workers.pool import WorkerPool

    with closing(WorkerPool(plan, [(at, works[at]) for at in guarded], jobs)) as workers:
        for outcome in _read_here(plan, works, here):
            yield outcome
            yield from workers.outcomes(waits=False)
        yield from workers.outcomes(waits=True)


def _read_here(plan: ReadingPlan, works: Sequence[Work], here: Sequence[int]) -> Iterator[tuple[int, Outcome]]:
    if not here:
        return
    reader = AssetReader(plan)
    for at in here:
        yield at, reader.read(works[at])


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
