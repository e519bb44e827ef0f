"""The body of an answer, unpacked within a bound: a megabyte of it may stand for a gigabyte."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from msgcheck.errors import UnreadableError

ACCEPTED = "gzip, deflate"
"""What a server may pack with: what zlib unpacks step by step."""

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
    return _inflated([data], limit)


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
    inflating, found = None, bytearray()
    try:
        for chunk in chunks:
            if inflating is None:
                inflating = zlib.decompressobj(_window(chunk))
            found += inflating.decompress(chunk, limit + 1 - len(found))
            if len(found) > limit:
                raise _too_large(limit)
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
