"""The objects of a PDF, as qpdf gives them: questions that have an answer whatever a damaged file holds.

What is missing, or is something else than was asked for, is ``None``, an empty text or nothing at all.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name, Stream, String

Node = Any
"""An object of the file, or ``None``."""

ERRORS = (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, KeyError, IndexError, RuntimeError)
"""What pikepdf raises where a file breaks a rule of the format, and ``RuntimeError`` for what qpdf itself does."""

_LANGUAGE = re.compile("\x1b[^\x1b]*\x1b")
_MAX_TEXT = 1_000_000
"""Characters of one text that hangs on a document."""

_MAX_ENTRIES = 200_000
_MAX_PARENTS = 32


def entry(holder: Node, *keys: str) -> Node:
    """Return what stands under a key of a dictionary, under a key of that, and so on."""
    for key in keys:
        try:
            holder = holder.get(key)
        except (AttributeError, *ERRORS):
            return None  # neither a dictionary nor a stream, or a damaged one
    return holder


def keys_of(holder: Node) -> set[str]:
    """Return the keys of a dictionary or a stream, none for anything else."""
    try:
        return set(holder.keys())
    except (AttributeError, *ERRORS):
        return set()


def entries(holder: Node) -> Iterator[tuple[str, Node]]:
    """Yield the keys and values of a dictionary, keys in order."""
    yield from ((key, entry(holder, key)) for key in sorted(keys_of(holder)))


def items(holder: Node) -> Iterator[Node]:
    """Yield what an array holds; what is no array is one item, and nothing none."""
    if not isinstance(holder, Array):
        if holder is not None:
            yield holder
        return
    for index in range(min(len(holder), _MAX_ENTRIES)):
        try:
            yield holder[index]
        except ERRORS:
            continue


def text(value: Node) -> str:
    """Return a text string, or a stream that stands for one, on one line without controls."""
    if isinstance(value, Stream):
        return clean(_decoded(content(value, 4 * _MAX_TEXT) or b""))
    return clean(_decoded(bytes(value))) if isinstance(value, String) else ""


def name(value: Node) -> str:
    """Return a name without its slash."""
    return str(value)[1:] if isinstance(value, Name) else ""


def number(value: Node) -> float:
    """Return a number, 0 for what is none."""
    try:
        return float(value)
    except (*ERRORS, ArithmeticError):
        return 0.0


def flags(value: Node) -> int:
    """Return a set of bits."""
    return int(number(value)) if abs(number(value)) < 2**33 else 0


def identity(value: Node) -> tuple[int, int] | None:
    """Return the number of an indirect object, or ``None`` for one that stands where it is used."""
    found = getattr(value, "objgen", (0, 0))
    return None if found == (0, 0) else found


def tree(node: Node, kind: str) -> Iterator[tuple[Node, Node]]:
    """Yield key and value of a name tree (``/Names``) or number tree (``/Nums``), each node gone through once."""
    pending, seen, left = [node], set(), _MAX_ENTRIES
    while pending and left > 0:
        node = pending.pop()
        mark = identity(node)
        if mark is not None and mark in seen:
            continue
        seen.add(mark)
        pairs = list(items(entry(node, kind)))
        left -= 1 + len(pairs)
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        pending.extend(reversed(list(items(entry(node, "/Kids")))))


def inherited(holder: Node, key: str) -> Node:
    """Return what stands under a key of a field or page, or of what it is part of."""
    for _ in range(_MAX_PARENTS):
        value = entry(holder, key)
        if value is not None:
            return value
        holder = entry(holder, "/Parent")
        if holder is None:
            break
    return None


def content(stream: Node, limit: int) -> bytes | None:
    """Return the bytes of a stream, or ``None`` where they are more than ``limit`` or cannot be decoded."""
    if not isinstance(stream, Stream):
        return None
    filters = [name(each) for each in items(entry(stream, "/Filter"))]
    try:
        if filters in (["FlateDecode"], ["Fl"]) and entry(stream, "/DecodeParms") is None:
            inflater = zlib.decompressobj()
            data = inflater.decompress(stream.read_raw_bytes(), limit + 1)
        else:
            raw = len(stream.read_raw_bytes())
            # A filter makes a thousand bytes of one at most; several after each other are not read when that is much.
            if raw * 1000 ** sum(each not in _PLAIN_FILTERS for each in filters) > max(limit, 64 * 2**20):
                return None
            data = stream.read_bytes()
    except (*ERRORS, zlib.error, NotImplementedError):
        return None
    return data if len(data) <= limit else None


_PLAIN_FILTERS = frozenset({"ASCIIHexDecode", "ASCII85Decode", "AHx", "A85", "Crypt"})


def _decoded(data: bytes) -> str:
    data = data[: 4 * _MAX_TEXT]
    if data.startswith(b"\xfe\xff"):
        return _LANGUAGE.sub("", data[2:].decode("utf-16-be", "replace"))
    if data.startswith(b"\xff\xfe"):
        return _LANGUAGE.sub("", data[2:].decode("utf-16-le", "replace"))
    if data.startswith(b"\xef\xbb\xbf"):
        return _LANGUAGE.sub("", data[3:].decode("utf-8", "replace"))
    return data.decode("pdfdoc", "replace")


def clean(characters: str) -> str:
    """Return text on one line, without controls."""
    if not characters.isprintable():
        characters = "".join(each if each.isprintable() else " " for each in characters)
    return " ".join(characters.split())
