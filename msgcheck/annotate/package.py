"""Zip packages with some parts exchanged, added or left out: every other byte of the file is copied as it stands."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.values import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MAGIC, _CENTRAL_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

_SIZES_FOLLOW = 0x8
_ZIP64_FIELD = 0x0001
_ZIP64_VALUE = 0xFFFFFFFF
_ENCRYPTED = 0x1
_UTF_8_NAME = 0x800
_VERSION = 20
"""Version 2.0 of the format, which deflate needs (APPNOTE 4.4.3)."""
_FIRST_DAY = 0x21
"""1 January 1980, the first date that the format can write: parts of a package have no date that matters."""


@dataclass(frozen=True, slots=True)
class _Record:
    """One line of the directory: its fields, and name, extra field and comment behind them."""

    fields: tuple[int, ...]
    name: bytes
    extra: bytes
    comment: bytes
    info: zipfile.ZipInfo


def part_key(name: str) -> str:
    """Return the name by which parts are compared: without case, with forward slashes (ECMA-376 part 2, 6.2.2)."""
    return name.replace("\\", "/").lstrip("/").lower()


def with_parts(
    data: bytes,
    changed: Mapping[str, bytes],
    added: Mapping[str, bytes] | None = None,
    removed: Collection[str] = (),
) -> bytes:
    """Return the package ``data`` with the content of some parts, by ``part_key``, exchanged.

    ``added`` are new parts by their names, put behind all others; ``removed`` the keys of parts that are left out.
    Order, names, dates, attributes and the compressed bytes of all other entries stay; so does what stands before the
    first. Raises ``UnfixableError`` for packages of more than 4 GB, and where a changed or removed part is protected or
    stands there twice.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    records = _directory(data, archive)
    _require_single(records, (*changed, *removed))
    starts = sorted({record.info.header_offset for record in records})
    _require_apart(records, starts)
    ends = dict(zip(starts, [*starts[1:], archive.start_dir], strict=True))
    result = [data[: starts[0]]] if starts else []
    at = len(result[0]) if starts else 0
    lines: dict[int, bytes] = {}
    for index in sorted(range(len(records)), key=lambda each: records[each].info.header_offset):
        record = records[index]
        if part_key(record.info.filename) in removed:
            continue
        offset = record.info.header_offset
        content = changed.get(part_key(record.info.filename))
        entry, fields = (data[offset : ends[offset]], {}) if content is None else _new_entry(data, record, content)
        lines[index] = _line(record, fields, at, is_new=content is not None)
        result.append(entry)
        at += len(entry)
    for index, (name, content) in enumerate((added or {}).items(), start=len(records)):
        entry, lines[index] = _added_entry(name, content, at)
        result.append(entry)
        at += len(entry)
    directory = b"".join(line for _, line in sorted(lines.items()))
    if at + len(directory) >= _ZIP64_VALUE:
        raise UnfixableError("The file is larger than 4 GB.")
    end = _END.pack(_END_MAGIC, 0, 0, len(lines), len(lines), len(directory), at, len(archive.comment))
    return b"".join([*result, directory, end, archive.comment])


def _directory(data: bytes, archive: zipfile.ZipFile) -> list[_Record]:
    """Read the lines of the directory that :mod:`zipfile` has read already, as bytes."""
    records = []
    at = archive.start_dir
    for info in archive.infolist():
        magic, *fields = _CENTRAL.unpack_from(data, at)
        name_size, extra_size, comment_size = fields[9:12]
        name_at = at + _CENTRAL.size
        extra_at, comment_at = name_at + name_size, name_at + name_size + extra_size
        at = comment_at + comment_size
        if magic != _CENTRAL_MAGIC or data[info.header_offset : info.header_offset + 4] != _LOCAL_MAGIC:
            raise UnfixableError("The directory of the file is damaged.")
        record = _Record(tuple(fields), data[name_at:extra_at], data[extra_at:comment_at], data[comment_at:at], info)
        records.append(record)
    return records


def _require_single(records: list[_Record], keys: Collection[str]) -> None:
    for key in keys:
        found = [record for record in records if part_key(record.info.filename) == key]
        if len(found) != 1 or found[0].info.flag_bits & _ENCRYPTED:
            raise UnfixableError(f"The part {key} is protected, or stands in the file twice.")


def _require_apart(records: list[_Record], starts: list[int]) -> None:
    """Refuse entries that share bytes: they could not be copied one by one, and no office program writes them."""
    ordered = sorted((record.info.header_offset, record.info.compress_size) for record in records)
    reach = (start + _LOCAL.size + size for start, size in ordered)
    if len(starts) < len(records) or any(end > start for end, start in zip(reach, starts[1:], strict=False)):
        raise UnfixableError("Parts of the file lie over each other.")


def _new_entry(data: bytes, record: _Record, content: bytes) -> tuple[bytes, dict[int, int]]:
    """Return header and content of a changed part, and the fields that change in its line of the directory."""
    local = list(_LOCAL.unpack_from(data, record.info.header_offset))
    name_at = record.info.header_offset + _LOCAL.size
    name = data[name_at : name_at + local[9]]
    extra = _without_zip64(data[name_at + local[9] : name_at + local[9] + local[10]])
    packed = _compressed(content) if record.info.compress_type == zipfile.ZIP_DEFLATED else content
    flags = local[2] & ~_SIZES_FOLLOW
    local[2], local[6:9], local[10] = flags, [zlib.crc32(content), len(packed), len(content)], len(extra)
    fields = {2: flags, 6: local[6], 7: local[7], 8: local[8]}
    return b"".join([_LOCAL.pack(*local), name, extra, packed]), fields


def _added_entry(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """Return the entry of a new part, and its line of the directory."""
    written, packed = name.encode(), _compressed(content)
    flags = 0 if name.isascii() else _UTF_8_NAME
    shared = [_VERSION, flags, zipfile.ZIP_DEFLATED, 0, _FIRST_DAY, zlib.crc32(content), len(packed), len(content)]
    entry = _LOCAL.pack(_LOCAL_MAGIC, *shared, len(written), 0) + written + packed
    line = _CENTRAL.pack(_CENTRAL_MAGIC, _VERSION, *shared, len(written), 0, 0, 0, 0, 0, offset) + written
    return entry, line


def _compressed(content: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(content) + deflate.flush()


def _line(record: _Record, changed: Mapping[int, int], offset: int, *, is_new: bool) -> bytes:
    """Return the line of the directory; ``changed`` counts fields as the specification does after the signature."""
    fields = list(record.fields)
    extra = record.extra
    if is_new:
        fields[2], fields[6], fields[7], fields[8] = (changed[each] for each in (2, 6, 7, 8))
        extra = _without_zip64(extra)
    elif _ZIP64_VALUE in (fields[7], fields[8]):
        fields[7], fields[8], extra = record.info.compress_size, record.info.file_size, _without_zip64(extra)
    elif fields[15] == _ZIP64_VALUE:
        extra = _without_zip64(extra)
    fields[10], fields[15] = len(extra), offset
    return b"".join([_CENTRAL.pack(_CENTRAL_MAGIC, *fields), record.name, extra, record.comment])


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        field, size = struct.unpack_from("<HH", extra, at)
        if field != _ZIP64_FIELD:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept + extra[at:]
