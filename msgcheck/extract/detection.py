"""What a file is by its content. Names decide only between kinds of plain text, which look alike."""

from __future__ import annotations

import re
import struct
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.extract.containers import object_storage
from msgcheck.extract.containers.archive import Archive
from msgcheck.extract.limits import Limits
from msgcheck.late_pattern import late_pattern

HEAD_SIZE = 4096
"""Bytes of the beginning of a file that are looked at."""

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024
"""PDF readers look for the header this far into the file (ISO 32000-1, annex H.3.4.1)."""

_PREFIXES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"8BPS", "image"),
    (b"\xd7\xcd\xc6\x9a", "image"),
    (b"%!PS", "postscript"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
    (b"fLaC", "sound"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"\0\x01\0\0\0", "font"),
    (b"OTTO", "font"),
    (b"SQLite format 3\0", "database"),
)
_TEXT_LIKE = frozenset({b"BM", b"MZ", b"ID3", b"OTTO", b"BZh", b"Rar!", b"GIF8", b"II*\0", b"MM\0*"})
"""Signatures that plain text may begin with; they count only where a control character follows."""

_CONTROLS = late_pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = late_pattern(rb"(?:\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_MAIL_HEADERS = late_pattern(
    rb"(?:[A-Z][\w-]{1,60}:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,60}?MIME-Version:[ \t]*1\.0", re.I
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_ODF = b"application/vnd.oasis.opendocument."
_ODF_KINDS = {b"presentation": "odp", b"graphics": "odp", b"text": "odt", b"spreadsheet": "ods"}
_MAIN_PARTS = {
    b"ppt/presentation.xml": "pptx",
    b"word/document.xml": "docx",
    b"xl/workbook.xml": "xlsx",
    b"xl/workbook.bin": "xlsb",
    b"visio/document.xml": "vsdx",
    b"Index/Document.iwa": "iwork",
    b"Index.zip": "iwork",
    b"META-INF/container.xml": "epub",
}
_CONTENT_TYPES = late_pattern(
    rb"(presentationml|wordprocessingml|spreadsheetml|ms-powerpoint|ms-word|ms-excel)\.[\w.+-]{1,80}main\+xml"
)
_CONTENT_KINDS = {
    b"presentationml": "pptx",
    b"ms-powerpoint": "pptx",
    b"wordprocessingml": "docx",
    b"ms-word": "docx",
    b"spreadsheetml": "xlsx",
    b"ms-excel": "xlsx",
}
_DIRECTORY_END = struct.Struct("<4s8xII")
_END_MAGIC = b"PK\x05\x06"
_DIRECTORY_SIZE = 2**20
"""Bytes of a zip directory that are searched: some 10,000 parts."""


def format_of_content(head: bytes, stream: BinaryIO) -> str | None:
    """Return what a file is whose first ``HEAD_SIZE`` bytes are ``head``: a format, or a kind that is never read.

    ``None`` stands for plain text, for nothing and for what nobody knows; ``binary`` for unknown data that is no
    text; ``zip`` for an archive that holds no known package. ``stream`` is asked for the directory of archives
    alone. Raises ``OSError`` as the stream does.
    """
    if head.startswith(_ZIP_MAGIC):
        return _zip_format(head, stream)
    if head.startswith(object_storage.MAGIC):
        return object_storage.stored_format(stream) or "ole"
    return _signed_format(head) or _text_format(head.removeprefix(b"\xef\xbb\xbf"))


def _text_format(head: bytes) -> str | None:
    if _HTML.match(head):
        return "html"
    if head.startswith((b"WEBVTT\n", b"WEBVTT\r", b"WEBVTT ")):
        return "vtt"
    if _MAIL_HEADERS.match(head):
        return "eml"
    return "binary" if b"\0" in head and not _may_be_utf_16(head) else None


def _signed_format(head: bytes) -> str | None:
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    for prefix, form in _PREFIXES:
        if head.startswith(prefix) and (prefix not in _TEXT_LIKE or _CONTROLS.search(head[:64])):
            return form
    if head[4:8] == b"ftyp":
        return {b"heic": "image", b"mif1": "image", b"avif": "image", b"M4A ": "sound"}.get(head[8:12], "video")
    if head[:4] == b"RIFF":
        return {b"WEBP": "image", b"WAVE": "sound", b"AVI ": "video"}.get(head[8:12], "binary")
    return None


def _may_be_utf_16(head: bytes) -> bool:
    """Text of two bytes a character has a mark, or NULs in every other byte, as Latin text has them."""
    if head.startswith(_UTF_16):
        return True
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return min(even, odd) < 0.1 * max(even, odd) and max(even, odd) > 0.3 * len(head) / 2


def _zip_format(head: bytes, stream: BinaryIO) -> str:
    """Tell a package by the type it states first, by its main part, or by its list of content types."""
    stated = _stated_type(head)
    if stated.startswith(_ODF):
        kind = stated.removeprefix(_ODF).split(b"-")[0]
        return _ODF_KINDS.get(kind, "zip")
    if stated == b"application/epub+zip":
        return "epub"
    directory = _directory(stream)
    found = {form for part, form in _MAIN_PARTS.items() if part in directory}
    if len(found) == 1:
        return found.pop()
    return _content_type(stream) if b"[Content_Types].xml" in directory else "zip"


def _stated_type(head: bytes) -> bytes:
    """Return the content of the entry ``mimetype``, which stands first and is not compressed."""
    if head[30:38] != b"mimetype":
        return b""
    size, _, name_size, extra_size = struct.unpack_from("<IIHH", head, 18)
    start = 30 + name_size + extra_size
    return head[start : start + min(size, 200)].strip() if name_size == 8 else b""


def _directory(stream: BinaryIO) -> bytes:
    """Return the directory of an archive, cut at its bound; empty where there is none."""
    size = stream.seek(0, 2)
    for tail_size in (22, 2**16 + 22):
        start = max(0, size - tail_size)
        stream.seek(start)
        tail = stream.read(tail_size)
        end = tail.rfind(_END_MAGIC)
        if 0 <= end <= len(tail) - 22:
            _, length, _ = _DIRECTORY_END.unpack_from(tail, end)
            stream.seek(max(0, start + end - length))  # bytes before the archive shift the stated offset
            return stream.read(min(length, _DIRECTORY_SIZE))
    return b""


def _content_type(stream: BinaryIO) -> str:
    try:
        types = Archive(stream, Limits(part=2**20)).read("[Content_Types].xml")
    except UnreadableError:
        return "zip"
    found = _CONTENT_TYPES.search(types)
    return _CONTENT_KINDS[found[1]] if found else "zip"
