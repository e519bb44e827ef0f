"""Zip archives that nobody vouches for: every size is bounded before and while bytes are inflated.

:mod:`zipfile` reads the directory. Parts are inflated here, because ``ZipFile.read`` trusts the declared size only
after inflating without a bound, and because it costs twice the time on the many small parts of a deck. zlib-ng inflates
them in two thirds of the time that zlib takes.
"""

from __future__ import annotations

import io
import struct
import zipfile
from operator import attrgetter
from typing import BinaryIO

from zlib_ng import zlib_ng as zlib

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Budget, Limits

_Bytes = bytes | memoryview
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_EMPTY_ARCHIVE_MAGIC = b"PK\x05\x06"

_ENCRYPTED = 0x1
"""Bit of the flags of an entry."""

_SMALL_FILE = 16 * 2**20
"""Bytes up to which a file is read at once: its hundreds of small parts cost several system calls each otherwise."""

_DIRECTORY_BYTES_PER_PART = 128
"""Directory size allowed for each part of ``Limits.parts``: 46 bytes of record plus name and extra field."""

_RATIO_FREE_BYTES = 2**20
_MAX_RATIO = 250
"""Parts above 1 MiB that inflate more than this are bombs. Deflate ends at 1032; the most repetitive of 27,949 XML
parts of 465 real and test files (a slide of 1 MB) has 47. Measure again when a real part is refused.
"""


class PartUnreadableError(UnreadableError):
    """One part of an archive cannot be read; the others may be."""


class _BoundedStream:
    """What :mod:`zipfile` sees of the stream: it cannot ask for more bytes at once than the directory may have."""

    def __init__(self, stream: BinaryIO, bound: int) -> None:
        self.seek = stream.seek
        self.tell = stream.tell
        self._read = stream.read
        self._bound = bound

    def read(self, size: int = -1) -> bytes:
        """Read ``size`` bytes, or all; raises ``UnreadableError`` where that is more than the bound."""
        data = self._read(min(size, self._bound + 1) if size >= 0 else self._bound + 1)
        if len(data) > self._bound:
            raise UnreadableError("too-large", "The archive lists more parts than msgcheck reads.")
        return data


class Archive:
    """The parts of a zip archive by name; names are compared without case, as the package format asks.

    ``odd_names`` holds (name, reason) of entries that no part name can reach: names that climb out of the archive,
    and all but the last of a name that stands there twice. Raises ``UnreadableError`` with ``empty``, ``encrypted``,
    ``unsupported``, ``not-a-zip``, ``truncated`` or ``too-large``.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._size = stream.seek(0, 2)
        self._stream, self._bytes = _at_hand(stream, self._size)
        self._part_limit = limits.part
        self._budget = limits.budget or Budget(limits.total)
        infos = _read_directory(self._stream, limits)
        self._entries, self.odd_names = _index(infos)
        self._overlapping = _overlapping(infos)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts as they are written, in the order of the directory."""
        return tuple(map(_part_name, self._entries.values()))

    def size(self, name: str) -> int:
        """Return how large the directory says a part is inflated, 0 for one that is not there."""
        entry = self._entries.get(name.lower())
        return 0 if entry is None else entry.file_size

    def read(self, name: str) -> bytes:
        """Return the inflated bytes of one part.

        Raises ``PartUnreadableError`` (``missing-part``, ``encrypted``, ``too-large``, ``damaged``, ``truncated``,
        ``unsupported``) for this part, and ``UnreadableError('too-large')`` when all parts together pass the limit.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise PartUnreadableError("missing-part", f"The part {name} is named in the file and not there.")
        self._check(entry, name)
        if not self._budget.take(entry.file_size):
            raise UnreadableError("too-large", "The parts of the file together are larger than msgcheck reads.")
        return _inflate(self._compressed(entry, name), entry, name)

    def _check(self, entry: zipfile.ZipInfo, name: str) -> None:
        """Refuse by what the directory says, before any byte is read."""
        size, compressed = entry.file_size, entry.compress_size
        if entry.flag_bits & _ENCRYPTED:
            raise PartUnreadableError("encrypted", f"The part {name} is protected with a password.")
        is_bomb = size > _RATIO_FREE_BYTES and size > _MAX_RATIO * compressed
        if is_bomb or max(size, compressed) > self._part_limit:
            raise PartUnreadableError("too-large", f"The part {name} is larger than msgcheck reads.")
        if entry in self._overlapping:
            raise PartUnreadableError("overlap", f"The part {name} lies over another; no office program writes that.")
        if not 0 <= entry.header_offset < self._size:  # the directory may claim any 64 bits, and less than nothing
            raise PartUnreadableError("damaged", f"The part {name} is not where the directory says.")

    def _compressed(self, entry: zipfile.ZipInfo, name: str) -> _Bytes:
        """Read the stored bytes behind the local header, whose name and extra field may differ in length."""
        start = entry.header_offset
        header = self._stored(start, _LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size:
            raise PartUnreadableError("truncated", f"The file ends before the part {name}.")
        magic, name_size, extra_size = _LOCAL_HEADER.unpack(header)
        if magic != _LOCAL_MAGIC:
            raise PartUnreadableError("damaged", f"The part {name} is not where the directory says.")
        data = self._stored(start + _LOCAL_HEADER.size + name_size + extra_size, entry.compress_size)
        if len(data) < entry.compress_size:
            raise PartUnreadableError("truncated", f"The file ends within the part {name}.")
        return data

    def _stored(self, start: int, size: int) -> _Bytes:
        """Return the bytes of the file from ``start``, ``size`` of them or as many as there are."""
        if self._bytes is not None:
            return self._bytes[start : start + size]
        self._stream.seek(start)
        return self._stream.read(size)


def _at_hand(stream: BinaryIO, size: int) -> tuple[BinaryIO, memoryview | None]:
    """Return the stream and, where its bytes are few, these in memory: parts of them are taken without a copy."""
    if size > _SMALL_FILE:
        return stream, None
    stream.seek(0)
    data = stream.read(size)
    return io.BytesIO(data), memoryview(data)


def _part_name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lstrip("/")


def _inflate(data: _Bytes, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Inflate to the declared size and not one byte beyond it, then compare the checksum."""
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            data = zlib.decompressobj(-15).decompress(data, entry.file_size + 1)
        except zlib.error as error:  # type: ignore[misc]  # its stub declares an instance
            raise PartUnreadableError("damaged", f"The part {name} cannot be inflated ({error}).") from error
    elif entry.compress_type != zipfile.ZIP_STORED:
        raise PartUnreadableError("unsupported", f"The part {name} is compressed in a way office files do not use.")
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise PartUnreadableError("damaged", f"The part {name} does not match its size or checksum.")
    return bytes(data)


def _read_directory(stream: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    """Read the directory, or say why there is none."""
    stream.seek(0)
    magic = stream.read(8)
    if not magic:
        raise UnreadableError("empty", "The file is empty (zero bytes).")
    if magic == _OLE_MAGIC:
        raise _ole_error(stream, limits)
    bounded = _BoundedStream(stream, max(limits.parts * _DIRECTORY_BYTES_PER_PART, 2**17))
    try:
        infos = zipfile.ZipFile(bounded).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, OSError) as error:
        raise _directory_error(magic, error) from error
    if len(infos) > limits.parts:
        raise UnreadableError("too-large", f"The archive lists {len(infos)} parts; msgcheck reads {limits.parts}.")
    return infos


def _directory_error(magic: bytes, error: Exception) -> UnreadableError:
    if magic.startswith((_LOCAL_MAGIC, _EMPTY_ARCHIVE_MAGIC)):
        return UnreadableError("truncated", f"The file is cut short or damaged: its directory is missing ({error}).")
    return UnreadableError("not-a-zip", "The file is not an Office file (it is no zip archive).")


def _ole_error(stream: BinaryIO, limits: Limits) -> UnreadableError:
    """Tell a password-protected file from one in the format of before 2007; both have the same container."""
    overlap = b""
    read = 0
    while read < limits.part and (block := stream.read(2**20)):
        if _ENCRYPTED_PACKAGE in overlap + block:
            return UnreadableError("encrypted", "The file is protected with a password.")
        overlap = block[-len(_ENCRYPTED_PACKAGE) :]
        read += len(block)
    return UnreadableError("unsupported", "The file is in the old binary Office format. Save it as .pptx or .docx.")


def _index(infos: list[zipfile.ZipInfo]) -> tuple[dict[str, zipfile.ZipInfo], tuple[tuple[str, str], ...]]:
    """Return the entries by lower-case part name, and the entries that no part name reaches, with the reason."""
    entries: dict[str, zipfile.ZipInfo] = {}
    odd = []
    for info in infos:
        name = _part_name(info)
        key = name.lower()
        if ".." in name and ".." in name.split("/"):
            odd.append((name, "unsafe-name"))
            continue
        if key in entries:
            odd.append((name, "duplicate-name"))
        entries[key] = info
    return entries, tuple(odd)


def _overlapping(infos: list[zipfile.ZipInfo]) -> frozenset[zipfile.ZipInfo]:
    """Return the entries that reach into the next one: bombs let many entries share the same bytes (Fifield 2019).

    None of 485 real and test archives has any. The name in the local header is left out of the sum, it may differ.
    """
    order = sorted(infos, key=attrgetter("header_offset"))
    ends = (info.header_offset + _LOCAL_HEADER.size + info.compress_size for info in order)
    starts = (info.header_offset for info in order[1:])
    return frozenset(info for info, end, start in zip(order, ends, starts, strict=False) if end > start)
