"""How far a run is, told to whoever shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called as the work goes on: the stage in words, units done, units in all."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of the progress."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Show nothing."""
