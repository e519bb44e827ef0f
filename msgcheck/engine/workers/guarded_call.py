"""A function called in a worker of its own: bounded in time and memory, and a crash is only its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from msgcheck.engine.workers.fork import can_fork
from msgcheck.engine.workers.process import WorkerProcess
from msgcheck.engine.workers.worker import Failure
from msgcheck.errors import MsgcheckError, UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.values import dataclass

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _CallPlan:
    function: Callable[[Any], Any]
    limits: Limits

    def opened(self) -> Callable[[Any], Any]:
        return self.function


def call_guarded(function: Callable[[Given], Made], given: Given, limits: Limits) -> Made:
    """Return ``function(given)``, called in a process that is held to ``limits``.

    The function is one of a module's own, and both values can be pickled. Raises ``UnreadableError``: that of the
    function, or ``too-slow``, ``too-much-memory``, ``too-large``, ``crashed``, ``no-worker``; and ``MsgcheckError``
    where it raised anything else.
    """
    try:
        process = WorkerProcess(_CallPlan(function, limits), forks=can_fork())
    except OSError as error:
        raise UnreadableError("no-worker", f"The process for this file cannot be started: {error}.") from error
    try:
        outcome = process.answer(given)
    finally:
        process.close()
    if isinstance(outcome, UnreadableError):
        raise outcome
    if isinstance(outcome, Failure):
        raise MsgcheckError(f"{function.__name__} failed in a way msgcheck did not foresee.\n{outcome.trace}")
    return cast("Made", outcome)
