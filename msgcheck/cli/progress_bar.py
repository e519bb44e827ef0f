"""A progress bar on standard error, for people who wait; nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from msgcheck.engine.progress import Progress, no_progress


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Progress]:
    """Yield a ``Progress`` that draws one bar a stage on a terminal."""
    if hidden or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console

    console = Console(stderr=True)
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield show
