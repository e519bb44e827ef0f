"""One worker process as its starter sees it: a plan, then works one by one, each with a deadline.

The worker is started as a program of its own and not by ``multiprocessing``, which would import the script of whoever
called msgcheck a second time, and would look for modules in the current folder, where other people's files are.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import threading
from typing import Any, cast

from msgcheck.engine.asset_facts import Outcome, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.worker import READY, Failure
from msgcheck.errors import MsgcheckError, UnreadableError

WORKER_DIED = UnreadableError("worker-died", "Reading this file ended the process that read it.")

_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from msgcheck.engine.worker import main; main()"
)


class WorkerProcess:
    """A process that reads assets by one plan. Start it, let it read, close it."""

    def __init__(self, plan: ReadingPlan) -> None:
        """Start the process; ``OSError`` where that is not possible."""
        self._is_over_time = False
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter and a fixed program
            [sys.executable, "-P", "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            self._send(sys.path)
            self._send(plan)
            if self._receive() != READY:
                raise OSError("the process gave no sign")  # noqa: TRY301
        except (EOFError, pickle.UnpicklingError, OSError) as error:
            self.close()
            raise OSError(f"the process ended at its start ({error})") from error

    @property
    def is_running(self) -> bool:
        """Whether it can read another asset."""
        return self._process.poll() is None

    def read(self, work: Work, seconds: float) -> Outcome:
        """Read one asset; one that takes longer than ``seconds`` or ends the process costs itself and the process."""
        deadline = threading.Timer(seconds, self._end_over_time)
        deadline.start()
        try:
            self._send(work)
            answer = self._receive()
        except (EOFError, pickle.UnpicklingError, OSError):
            self.close()
            return _too_slow(seconds) if self._is_over_time else WORKER_DIED
        finally:
            deadline.cancel()
            deadline.join()  # from here on it is settled whether the process was ended
        if self._is_over_time:
            self.close()
        if isinstance(answer, Failure):
            raise MsgcheckError(f"Reading {work.asset.uri} failed in a way msgcheck did not foresee.\n{answer.trace}")
        return cast("Outcome", answer)

    def end(self) -> None:
        """Kill the process, from any thread; whoever reads with it still has to close it."""
        self._process.kill()

    def close(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                if pipe:
                    pipe.close()

    def _end_over_time(self) -> None:
        self._is_over_time = True
        self._process.kill()

    def _send(self, value: object) -> None:
        pipe = self._process.stdin
        if pipe is None:
            raise EOFError
        pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()

    def _receive(self) -> Any:  # noqa: ANN401 - what the worker answers
        pipe = self._process.stdout
        if pipe is None:
            raise EOFError
        return pickle.load(pipe)  # noqa: S301 - from the process started here


def _too_slow(seconds: float) -> UnreadableError:
    return UnreadableError("too-slow", f"Reading this file took more than {seconds:g} seconds and was given up.")
