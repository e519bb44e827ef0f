"""Paths from standard input, as ``git diff --name-only`` or ``find -print0`` write them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.model.address import Address, Given, given_of

STANDARD_INPUT = Path("-")
_MAX_BYTES = 64 * 2**20
"""Some 500,000 paths."""


def with_listed_paths(paths: Sequence[Given]) -> tuple[tuple[Given, ...], tuple[Given, ...]]:
    """Return ``paths`` with the list of standard input in place of ``-``, and what of the list is not there.

    A list may name files that a change deleted; a path typed by hand stays, so that its typing mistake is told. Raises
    ``UsageError`` where the list is too long.
    """
    if STANDARD_INPUT not in paths:
        return tuple(paths), ()
    there: list[Given] = [path for path in paths if path != STANDARD_INPUT]
    gone: list[Given] = []
    for path in _listed():
        is_there = isinstance(path, Address) or path.exists() or path.is_symlink()
        (there if is_there else gone).append(path)
    return tuple(there), tuple(gone)


def _listed() -> list[Given]:
    data = sys.stdin.buffer.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise UsageError(f"The list of paths on standard input is longer than {_MAX_BYTES:,} bytes.")
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [given_of(os.fsdecode(name)) for name in names if name.strip()]
