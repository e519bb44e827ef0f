"""The memory of a worker: bounded by the system where it does that, watched where it does not.

Linux refuses memory beyond ``RLIMIT_DATA`` (all that is written and not shared, since 4.7). macOS ignores that limit,
and a watch over the peak ends the process. Windows has neither: there a worker is bounded in time alone.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import resource

OVER_MEMORY = 71
"""The exit code of a worker that its watch has ended."""

_WATCH_SECONDS = 0.1
_STATUS = Path("/proc/self/status")


def bound_memory(size: int) -> None:
    """Hold this process to ``size`` bytes from now on: ``MemoryError``, or its end with ``OVER_MEMORY``."""
    if sys.platform == "win32":
        return
    threading.Thread(target=_watch, args=(max(size, peak_memory()),), daemon=True).start()
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or hard > size:
        with suppress(ValueError, OSError):  # a system without such limits: the watch remains
            resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


def peak_memory() -> int:
    """Return the most bytes that this process had in memory so far; 0 where the system does not say."""
    with suppress(OSError, ValueError, StopIteration):
        # Linux counts into ru_maxrss what the starter of a process had, be it gigabytes; VmHWM is its own.
        line = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    if sys.platform == "win32":
        return 0
    return usage_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def usage_bytes(ru_maxrss: int) -> int:
    """Return a peak as ``getrusage`` gives it, in bytes: macOS counts bytes there, others kilobytes."""
    return ru_maxrss if sys.platform == "darwin" else ru_maxrss * 1024


def _watch(size: int) -> None:
    while peak_memory() <= size:
        time.sleep(_WATCH_SECONDS)
    os._exit(OVER_MEMORY)
