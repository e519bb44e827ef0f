"""The bytes of an asset, of a file or of a page that was fetched; hashed and extracted the very same."""

from __future__ import annotations

import hashlib
import io
import os
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction

_TRIES = 3


def hashed(asset: Asset) -> str:
    """Return the hash of the bytes of ``asset``. Raises ``OSError`` where its file cannot be read."""
    if asset.page is not None:
        return hashlib.sha256(asset.page.content).hexdigest()
    with asset.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def size_of(asset: Asset) -> int:
    """Return the bytes to read; 0 for a file that is gone, which its reader will say."""
    if asset.page is not None:
        return len(asset.page.content)
    try:
        return asset.path.stat().st_size
    except OSError:
        return 0


def extracted(asset: Asset, limits: Limits) -> tuple[str, Extraction]:
    """Return the hash of an asset and what was extracted from those very bytes.

    Somebody may be saving the file right now: what was read while it changed is never kept. Raises ``UnreadableError``,
    and ``OSError`` where the file cannot be opened.
    """
    if asset.page is not None:
        return hashed(asset), extract(io.BytesIO(asset.page.content), asset.format, limits)
    for _ in range(_TRIES):
        with asset.path.open("rb") as stream:
            before = _state(stream)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            try:
                extraction = extract(stream, asset.format, limits)
            except UnreadableError:
                if _state(stream) == before:
                    raise
            else:
                if _state(stream) == before:
                    return sha256, extraction
    raise UnreadableError("changing", "The file was being written while it was read. Scan again when it is saved.")


def _state(stream: BinaryIO) -> tuple[int, int]:
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns
