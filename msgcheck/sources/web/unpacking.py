"""The body of an answer, unpacked within a bound: a megabyte of it may stand for a gigabyte."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from msgcheck.errors import UnreadableError

ACCEPTED = "gzip, deflate"
"""What a server may pack with: what zlib unpacks step by step."""

_GZIP = b"\x1f"
"""The first byte of a member of gzip: a file may have several, one behind the other (RFC 1952, section 2.2)."""

_MOST_MEMBERS = 4096
"""bgzip makes a member of each 64 KB, 1,024 of the largest page; to begin one costs more than its 20 bytes."""

_PIECE = 2**16
_GZIP_OR_ZLIB, _RAW = 47, -15
"""Window bits: the first tells both by their head; deflate without a head is what some servers send."""


def unpacked(chunks: Iterable[bytes], packing: str, limit: int) -> bytes:
    """Return ``chunks`` as one, unpacked as the header ``Content-Encoding`` says (``packing``, empty for not at all).

    Raises ``UnreadableError``: ``too-large`` above ``limit`` bytes, packed or not, ``damaged``, ``truncated``,
    ``unsupported``.
    """
    name = packing.strip().lower()
    if name in {"", "identity"}:
        return _joined(chunks, limit)
    if name in {"gzip", "x-gzip", "deflate"}:
        return _inflated(_bounded(chunks, limit), limit)
    raise UnreadableError("unsupported", f"The server packs this page as {name[:40]!r}, which was not asked for.")


def gunzipped(data: bytes, limit: int) -> bytes:
    """Return what a file packed with gzip holds. Raises ``UnreadableError`` as :func:`unpacked` does."""
    return _inflated((data[at : at + _PIECE] for at in range(0, len(data), _PIECE)), limit)


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    return b"".join(_bounded(chunks, limit))


def _bounded(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        yield chunk


def _inflated(chunks: Iterable[bytes], limit: int) -> bytes:
    inflating, found, members = None, bytearray(), 0
    try:
        for chunk in chunks:
            left = chunk
            while left and (inflating is None or not inflating.eof or left.startswith(_GZIP)):
                if inflating is None or inflating.eof:
                    inflating, members = zlib.decompressobj(_window(left)), members + 1
                found += inflating.decompress(left, limit + 1 - len(found))
                if len(found) > limit or members > _MOST_MEMBERS:
                    raise _too_large(limit)
                left = inflating.unused_data
    except zlib.error as error:
        raise UnreadableError("damaged", "The server packed this page in a way that cannot be unpacked.") from error
    if inflating is not None and not inflating.eof:
        raise UnreadableError("truncated", "The answer of the server broke off. Try again.")
    return bytes(found)


def _window(head: bytes) -> int:
    is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 in ({0} if len(head) > 1 else range(31))
    return _GZIP_OR_ZLIB if is_zlib or head.startswith(b"\x1f") else _RAW  # RFC 1950, section 2.2


def _too_large(limit: int) -> UnreadableError:
    detail = f"This page is larger than {limit // 2**20:,} MB. Save it and scan the file."
    return UnreadableError("too-large", detail)
