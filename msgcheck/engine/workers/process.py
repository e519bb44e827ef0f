"""One worker process as its starter sees it: a plan, then works one by one, each with a deadline.

The worker is a fork, or a program of its own and not of ``multiprocessing``, which would import the script of whoever
called msgcheck a second time, and would look for modules in the current folder, where other people's files are. It
leads a process group of its own, so that the programs it may start to read a file end with it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.workers.fork import ForkedProcess
from msgcheck.engine.workers.memory import OVER_MEMORY, peak_memory, usage_bytes
from msgcheck.engine.workers.pipe import TooLongError, packed, receive, send
from msgcheck.engine.workers.worker import ORDER_BYTES, READY, Answer, Failure, WorkerPlan, serve, too_much_memory
from msgcheck.errors import MsgcheckError, UnreadableError

_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from msgcheck.engine.workers.worker import main; main()"
)
_START_SECONDS = 60.0
"""A start takes a tenth of a second; a system that is slower than this cannot read either."""

_ANSWER_SLACK = 2**16
"""Bytes of an answer around its outcome."""


class WorkerProcess:
    """A process that does works by one plan, such as reading assets. Start it, let it work, close it.

    ``reads`` counts the works it was given; ``is_spent`` tells that it should not be given another.
    """

    def __init__(self, plan: WorkerPlan, *, forks: bool = False) -> None:
        """Start the process, as a fork where the caller knows that this one ``can_fork``; ``OSError`` if it fails."""
        self._limits = plan.limits
        self._is_over_time = False
        self._peak = 0
        self._starter_peak = peak_memory()
        self.is_spent = False
        self.reads = 0
        self._process = ForkedProcess(serve) if forks else _program()
        try:
            with self._within(_START_SECONDS):
                if not forks:
                    pickle.dump(sys.path, self._input)
                send(self._input, packed(plan, ORDER_BYTES))
                if self._receive() != READY:
                    raise OSError("the process gave no sign")  # noqa: TRY301
        except (EOFError, TooLongError, pickle.UnpicklingError, OSError) as error:
            self.close()
            raise OSError(f"the process ended at its start ({error})") from error

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def read(self, work: Work) -> Outcome:
        """Read one asset: see :meth:`answer`. Raises ``MsgcheckError`` for an error of msgcheck itself."""
        outcome = self.answer(work)
        if isinstance(outcome, Failure):
            raise MsgcheckError(f"Reading {work.asset.uri} failed in a way msgcheck did not foresee.\n{outcome.trace}")
        return cast("Outcome", outcome)

    def answer(self, work: object) -> Any:  # noqa: ANN401 - what the work makes
        """Do one work; one that passes a limit or ends the process costs itself and the process.

        It is then an ``UnreadableError``: ``too-slow``, ``too-much-memory``, ``too-large`` or ``crashed``; a
        ``Failure`` where it raised something else.
        """
        self.reads += 1
        try:
            with self._within(self._limits.seconds):
                send(self._input, packed(work, ORDER_BYTES))
                answer = cast("Answer", self._receive())
        except (EOFError, TooLongError, pickle.UnpicklingError, OSError):
            self.close()
            return self._why_it_ended()
        self.is_spent = answer.is_last or self._is_over_time
        return answer.outcome

    def end(self) -> None:
        """Kill the process and what it started, from any thread; whoever reads with it still has to close it."""
        if isinstance(self._process, subprocess.Popen) and os.name != "posix":
            self._process.kill()
        elif self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # it is gone, or going (macOS)
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        self.is_spent = True
        self.end()
        self._peak = max(self._peak, self._wait())
        for pipe in (self._input, self._output):
            with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                pipe.close()

    def _wait(self) -> int:
        """Wait for the end of the process; returns its peak of memory in bytes, 0 where that is not known."""
        peak = 0
        if hasattr(os, "wait4") and self._process.returncode is None:
            with contextlib.suppress(ChildProcessError):  # somebody asked before whether it runs
                _, status, usage = os.wait4(self._process.pid, 0)
                self._process.returncode = os.waitstatus_to_exitcode(status)
                peak = usage_bytes(usage.ru_maxrss)
        self._process.wait()
        return peak

    @property
    def _input(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _output(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def _receive(self) -> Any:  # noqa: ANN401 - what the worker answers
        return receive(self._output, self._limits.output + _ANSWER_SLACK)

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """End the process where the block takes longer than ``seconds``."""
        deadline = threading.Timer(seconds, self._end_over_time)
        deadline.start()
        try:
            yield
        finally:
            deadline.cancel()
            deadline.join()  # from here on it is settled whether the process was ended

    def _end_over_time(self) -> None:
        self._is_over_time = True
        self.end()

    def _why_it_ended(self) -> UnreadableError:
        """Tell the reason from how the process ended: by the deadline, by its watch over memory, or by itself."""
        if self._is_over_time:
            return _too_slow(self._limits.seconds)
        code, memory = self._process.returncode or 0, self._limits.memory
        took_much = self._peak > memory // 2  # a library that gets no more memory aborts
        if code == OVER_MEMORY or (took_much and self._peak > self._starter_peak):
            return too_much_memory(memory)
        # Linux counts the peak of whoever started a process as its own: above it only is the peak known
        doubt = f", perhaps because it takes more than {memory // 2**20} MB of memory" if took_much else ""
        return UnreadableError("crashed", f"Reading this file ended the process that read it ({_named(code)}){doubt}.")


def _program() -> subprocess.Popen[bytes]:
    """Start a worker as a program of its own."""
    return subprocess.Popen(  # noqa: S603 - this very interpreter and a fixed program
        [sys.executable, "-P", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        process_group=0 if os.name == "posix" else None,
    )


def _too_slow(seconds: float) -> UnreadableError:
    return UnreadableError("too-slow", f"Reading this file took more than {seconds:g} seconds and was given up.")


def _named(code: int) -> str:
    """Return the name of the signal that ended a process, or its exit code."""
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"signal {-code}"
