"""Compound files (OLE): what kind of file one is, and the file that an embedded object wraps."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Any, BinaryIO

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

_FORMATS = {
    "EncryptedPackage": "encrypted",
    "PowerPoint Document": "ppt",
    "PP40": "ppt",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "__properties_version1.0": "msg",
    "VisioDocument": "vsd",
}
"""Stream -> format; the first of this order that is there decides."""

_TEXTLESS = frozenset({"think-cellXML"})
_ABOUT_THE_OBJECT = frozenset({"Root Entry", "\x01Ole", "\x01CompObj", "\x03ObjInfo"})
"""Streams of add-ins that hold positions and no text, and those that say of any object what it is."""

_WHOLE_FILES = ("Package", "CONTENTS", "EmbeddedOdf", "package_stream")
"""Streams that hold a file as it is: Office packages, PDFs, documents of OpenOffice."""

_NATIVE = "\x01Ole10Native"
_HEADER = struct.Struct("<30xH16xI24x109I")
_ENTRY_SIZE = 128
_MAX_SECTORS = 256
"""Directory sectors looked at: 1,024 streams where sectors have 512 bytes, as is common."""


def stored_format(stream: BinaryIO) -> str | None:
    """Return what a compound file is (``ppt``, ``doc``, ``xls``, ``msg``, ``vsd``, ``encrypted``), ``None`` if unknown.

    Reads the header and the directory alone, at most 256 sectors of it.
    """
    names = _names(stream)
    return next((form for name, form in _FORMATS.items() if name in names), None)


def is_textless(data: bytes) -> bool:
    """Tell whether ``data`` is an object in which an add-in keeps where things stand, and no text."""
    names = _names(io.BytesIO(data)) - _ABOUT_THE_OBJECT if data.startswith(MAGIC) else frozenset()
    return bool(names) and names <= _TEXTLESS


def _names(stream: BinaryIO) -> frozenset[str]:
    stream.seek(0)
    header = stream.read(512)
    if len(header) < 512 or not header.startswith(MAGIC):
        return frozenset()
    return frozenset(_stream_names(stream, header))


def _stream_names(stream: BinaryIO, header: bytes) -> Iterator[str]:
    for sector in _directory(stream, header):
        for start in range(0, len(sector) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            (size,) = struct.unpack_from("<H", sector, start + 64)
            if 2 <= size <= 64:
                yield sector[start : start + size - 2].decode("utf-16-le", errors="replace")


def _directory(stream: BinaryIO, header: bytes) -> Iterator[bytes]:
    """Yield the sectors of the directory along its chain; a chain that leaves the header's table ends it."""
    shift, sector, *tables = _HEADER.unpack_from(header)
    if shift not in (9, 12):
        return
    size = 1 << shift
    for _ in range(_MAX_SECTORS):
        yield _at(stream, (sector + 1) * size, size)
        table, entry = divmod(sector, size // 4)
        following = _at(stream, (tables[table] + 1) * size + entry * 4, 4) if table < len(tables) else b""
        if len(following) < 4:
            return
        (sector,) = struct.unpack("<I", following)
        if sector >= 0xFFFFFFFA:
            return


def _at(stream: BinaryIO, offset: int, size: int) -> bytes:
    stream.seek(offset)
    return stream.read(size)


def unwrapped(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the file that an embedded object wraps, with the name it had; what wraps none comes back as it is."""
    if not data.startswith(MAGIC):
        return name, data
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as storage:
            return _wrapped(storage) or (name, data)
    except Exception:  # noqa: BLE001 - a damaged object is told by whoever reads what comes back
        return name, data


def _wrapped(storage: Any) -> tuple[str, bytes] | None:  # noqa: ANN401 - the library has no types
    if storage.exists(_NATIVE):
        return _native_file(storage.openstream(_NATIVE).read())
    for stream in _WHOLE_FILES:
        if storage.exists(stream):
            return stream, storage.openstream(stream).read()
    return None


def _native_file(data: bytes) -> tuple[str, bytes] | None:
    """Return name and bytes of what the packager wrapped: size, flags, label, path, flags, path, then the file."""
    rest = data[6:]
    label, _, rest = rest.partition(b"\0")
    _path, _, rest = rest.partition(b"\0")
    if len(rest) < 12:
        return None
    (path_size,) = struct.unpack_from("<I", rest, 4)
    (size,) = struct.unpack_from("<I", rest[8 + path_size :], 0) if len(rest) >= 12 + path_size else (0,)
    content = rest[12 + path_size : 12 + path_size + size]
    name = PureWindowsPath(label.decode("cp1252", errors="replace")).name
    return (name or "package", content) if content else None
