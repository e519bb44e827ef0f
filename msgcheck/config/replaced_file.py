"""A file that is written whole or not at all: whoever reads it meets the old content or the new, never a half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE

TEMPORARY = ".msgcheck-"
"""How the name of a file begins that is about to take the place of another."""


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """Give the path of a new file beside ``file``, which takes its place, and its mode, when the block is done.

    Where the block fails ``file`` stays as it is. Its folder is made. Raises ``OSError``.
    """
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=file.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode_of(file))
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _mode_of(file: Path) -> int:
    """Return the mode of ``file``; where there is none, that of any new file."""
    if file.exists():
        return S_IMODE(file.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
