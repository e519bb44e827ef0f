"""A worker as a fork of its starter: ready in milliseconds, with all that is imported and compiled already.

Only on Linux, only while a single thread runs (a fork takes over what other threads hold locked, and not the threads),
and only of a small process, because the limit of memory counts what is inherited. Elsewhere a worker is a program of
its own, which costs 0.1 to 0.2 s of processor time.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NoReturn

from msgcheck.engine.workers.memory import peak_memory

_SMALL_STARTER = 128 * 2**20
_TASKS = Path("/proc/self/task")


def can_fork() -> bool:
    """Tell whether this process may be forked now; threads of libraries count, which ``threading`` does not know."""
    if sys.platform != "linux":
        return False
    try:
        return len(list(_TASKS.iterdir())) == 1 and peak_memory() < _SMALL_STARTER
    except OSError:
        return False


class ForkedProcess:
    """What ``subprocess.Popen`` is to a program: ``run(orders, answers)`` in a process that leads a group of its own.

    ``stdin`` and ``stdout`` are the other ends of its two pipes. Raises ``OSError`` where there can be none.
    """

    def __init__(self, run: Callable[[BinaryIO, BinaryIO], object]) -> None:
        orders, order_end = os.pipe()
        answer_end, answers = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _run_and_end(run, orders, answers)
        with contextlib.suppress(OSError):  # it has done so itself, or is gone
            os.setpgid(self.pid, self.pid)
        os.close(orders)
        os.close(answers)
        self.stdin: BinaryIO = os.fdopen(order_end, "wb")
        self.stdout: BinaryIO = os.fdopen(answer_end, "rb")

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; ``None`` while it runs."""
        return self._waited(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait for the end of the process; returns the exit code."""
        return self._waited(0)

    def _waited(self, options: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def _run_and_end(run: Callable[[BinaryIO, BinaryIO], object], orders: int, answers: int) -> NoReturn:
    """Be the child: keep the two pipes and standard error, run, and never return into the code of the starter."""
    try:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nowhere, 0)
        os.dup2(2, 1)  # what a library prints
        first, second = sorted((orders, answers))
        for low, high in ((3, first), (first + 1, second), (second + 1, os.sysconf("SC_OPEN_MAX"))):
            os.closerange(low, high)
        gc.freeze()  # what is inherited stays, and its memory shared
        run(os.fdopen(orders, "rb"), os.fdopen(answers, "wb"))
    except BaseException:  # noqa: BLE001 - told, and the end of this process
        traceback.print_exc()
    finally:
        os._exit(1)
