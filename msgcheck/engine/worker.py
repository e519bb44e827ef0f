"""What runs in a worker process: a plan comes in, then one work after another; an answer goes out for each."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, BinaryIO

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import AssetReader


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of msgcheck itself in a worker, as its traceback."""

    trace: str


READY = "ready"
"""The first answer: the plan has arrived and its terms are compiled."""


def main() -> None:
    """Serve the process that started this one, until it closes the pipe or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_output()
    orders: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_take_orders, args=(sys.stdin.buffer, orders), daemon=True).start()
    read = AssetReader(orders.get()).read
    _send(answers, READY)
    while True:
        _send(answers, _outcome(read, orders.get()))


def _private_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints goes to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def _take_orders(source: BinaryIO, orders: SimpleQueue[Any]) -> None:
    """Pass on what arrives. The end of the pipe ends this process at once, whatever it is reading: nobody waits."""
    try:
        while True:
            orders.put(pickle.load(source))  # noqa: S301 - from the process that started this one
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)
    except Exception:  # noqa: BLE001 - told, and the end of this process
        traceback.print_exc()
        os._exit(1)


def _outcome(read: Callable[[Work], Outcome], work: Work) -> Outcome | Failure:
    try:
        return read(work)
    except Exception:  # noqa: BLE001 - raised again on the other side
        return Failure(traceback.format_exc())


def _send(answers: BinaryIO, answer: object) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
