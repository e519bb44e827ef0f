"""What runs in a worker process: a plan comes in, then one work after another; an answer goes out for each."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, BinaryIO, NoReturn, Protocol

from msgcheck.engine.workers.memory import bound_memory, peak_memory
from msgcheck.engine.workers.pipe import TooLongError, packed, receive, send
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.values import dataclass


class WorkerPlan(Protocol):
    """What a worker is for: picklable, with the limits of each of its works."""

    @property
    def limits(self) -> Limits:
        """Bounds of one work."""

    def opened(self) -> Callable[[Any], Any]:
        """Return what does a work; called once, in the worker."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of msgcheck itself in a worker, as its traceback."""

    trace: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of one work; after one that ``is_last`` it should not be asked again.

    Memory that one file took is not always given back: the next file deserves all of it.
    """

    outcome: Any
    is_last: bool


READY = "ready"
"""The first answer: the plan has arrived and its terms are compiled."""

ORDER_BYTES = 2**30
"""Bound of what the starter of a worker sends."""


def main() -> None:
    """Serve the process that started this one as a program of its own, through standard input and output."""
    serve(sys.stdin.buffer, _private_output())


def serve(source: BinaryIO, answers: BinaryIO) -> NoReturn:
    """Take the plan and then works from ``source``, until it ends; write an answer for each to ``answers``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_orders, args=(source, orders), daemon=True).start()
    plan: WorkerPlan = orders.get()
    read = plan.opened()
    bound_memory(plan.limits.memory)
    send(answers, packed(READY, plan.limits.output))
    while True:
        send(answers, _answer(read, orders.get(), plan.limits))


def _private_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints goes to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def _take_orders(source: BinaryIO, orders: SimpleQueue[Any]) -> None:
    """Pass on what arrives. The end of the pipe ends this process at once, whatever it is reading: nobody waits."""
    try:
        while True:
            orders.put(receive(source, ORDER_BYTES))
    except (EOFError, OSError, pickle.UnpicklingError):
        _end_group()
    except Exception:  # noqa: BLE001 - told, and the end of this process
        traceback.print_exc()
        os._exit(1)


def _end_group() -> None:
    """End this process, and the programs it may have started to read a file, where it leads a group of its own."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answer(read: Callable[[Any], Any], work: object, limits: Limits) -> memoryview:
    """Return the packed answer of one work, within the bounds of memory and output."""
    try:
        outcome = _outcome(read, work)
        is_last = peak_memory() > limits.memory // 2 or _reason(outcome) == "too-much-memory"
        return packed(Answer(outcome, is_last), limits.output)
    except TooLongError:
        detail = f"What this file holds takes more than {limits.output // 2**20} MB."
        return packed(Answer(UnreadableError("too-large", detail), is_last=True), limits.output)
    except MemoryError:
        return packed(Answer(too_much_memory(limits.memory), is_last=True), limits.output)


def _outcome(read: Callable[[Any], Any], work: object) -> Any:  # noqa: ANN401 - what the work makes
    try:
        return read(work)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - raised again on the other side
        return Failure(traceback.format_exc())


def _reason(outcome: object) -> str | None:
    return outcome.reason if isinstance(outcome, UnreadableError) else None


def too_much_memory(size: int) -> UnreadableError:
    """Say that a file was given up because reading it takes more than ``size`` bytes."""
    return UnreadableError("too-much-memory", f"Reading this file takes more than {size // 2**20} MB of memory.")
