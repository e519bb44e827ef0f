"""Zip archives that nobody vouches for: every size is bounded before and while bytes are inflated.

:mod:`zipfile` reads the directory. Parts are inflated here, because ``ZipFile.read`` trusts the declared size only
after inflating without a bound, and because it costs twice the time on the many small parts of a deck.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_EMPTY_ARCHIVE_MAGIC = b"PK\x05\x06"

_DIRECTORY_BYTES_PER_PART = 128
"""Directory size allowed for each part of ``Limits.parts``: 46 bytes of record plus name and extra field."""

_RATIO_FREE_BYTES = 2**20
_MAX_RATIO = 250
"""Parts above 1 MiB that inflate more than this are bombs. Deflate ends at 1032; the most repetitive of 27,949 XML
parts of 465 real and test files (a slide of 1 MB) has 47. Measure again when a real part is refused.
"""


class PartUnreadableError(UnreadableError):
    """One part of an archive cannot be read; the others may be."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the directory."""

    offset: int
    compressed: int
    size: int
    crc: int
    method: int
    is_encrypted: bool


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
        self._stream = stream
        self._size = stream.seek(0, 2)
        self._part_limit = limits.part
        self._bytes_left = limits.total
        infos = _read_directory(stream, limits)
        self._entries, self.odd_names = _index(infos)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """Return the inflated bytes of one part.

        Raises ``PartUnreadableError`` (``missing-part``, ``encrypted``, ``too-large``, ``damaged``, ``truncated``,
        ``unsupported``) for this part, and ``UnreadableError('too-large')`` when all parts together pass the limit.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise PartUnreadableError("missing-part", f"The part {name} is named in the file and not there.")
        self._check(entry, name)
        self._bytes_left -= entry.size
        if self._bytes_left < 0:
            raise UnreadableError("too-large", "The parts of the file together are larger than msgcheck reads.")
        return _inflate(self._compressed(entry, name), entry, name)

    def _check(self, entry: _Entry, name: str) -> None:
        """Refuse by what the directory says, before any byte is read."""
        if entry.is_encrypted:
            raise PartUnreadableError("encrypted", f"The part {name} is protected with a password.")
        is_bomb = entry.size > _RATIO_FREE_BYTES and entry.size > _MAX_RATIO * entry.compressed
        if is_bomb or max(entry.size, entry.compressed) > self._part_limit:
            raise PartUnreadableError("too-large", f"The part {name} is larger than msgcheck reads.")
        if not 0 <= entry.offset < self._size:  # the directory may claim any 64 bits, and less than nothing
            raise PartUnreadableError("damaged", f"The part {name} is not where the directory says.")

    def _compressed(self, entry: _Entry, name: str) -> bytes:
        """Read the stored bytes behind the local header, whose name and extra field may differ in length."""
        self._stream.seek(entry.offset)
        header = self._stream.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size:
            raise PartUnreadableError("truncated", f"The file ends before the part {name}.")
        magic, name_size, extra_size = _LOCAL_HEADER.unpack(header)
        if magic != _LOCAL_MAGIC:
            raise PartUnreadableError("damaged", f"The part {name} is not where the directory says.")
        self._stream.seek(name_size + extra_size, 1)
        data = self._stream.read(entry.compressed)
        if len(data) < entry.compressed:
            raise PartUnreadableError("truncated", f"The file ends within the part {name}.")
        return data


def _inflate(data: bytes, entry: _Entry, name: str) -> bytes:
    """Inflate to the declared size and not one byte beyond it, then compare the checksum."""
    if entry.method == zipfile.ZIP_DEFLATED:
        try:
            data = zlib.decompressobj(-15).decompress(data, entry.size + 1)
        except zlib.error as error:
            raise PartUnreadableError("damaged", f"The part {name} cannot be inflated ({error}).") from error
    elif entry.method != zipfile.ZIP_STORED:
        raise PartUnreadableError("unsupported", f"The part {name} is compressed in a way office files do not use.")
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise PartUnreadableError("damaged", f"The part {name} does not match its size or checksum.")
    return data


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


def _index(infos: list[zipfile.ZipInfo]) -> tuple[dict[str, _Entry], tuple[tuple[str, str], ...]]:
    """Return the entries by lower-case part name, and the entries that no part name reaches, with the reason."""
    entries: dict[str, _Entry] = {}
    odd = []
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/")
        key = name.lower()
        if ".." in name and ".." in name.split("/"):
            odd.append((name, "unsafe-name"))
            continue
        if key in entries:
            odd.append((name, "duplicate-name"))
        is_encrypted = bool(info.flag_bits & 0x1)
        entries[key] = _Entry(
            info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type, is_encrypted
        )
    return entries, tuple(odd)
