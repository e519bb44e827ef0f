"""Bytes become text, the way a browser or an editor would read them, and never silently."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from msgcheck.errors import UnreadableError
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import UnreadPart
from msgcheck.values import dataclass

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_TEXT_CODECS = late_pattern(
    r"ascii|utf-8|utf_8|cp(125\d|437|8\d\d|932|949|950)|iso8859-\d+|koi8-[rut]|mac-\w+|gb2312|gbk|gb18030|big5(hkscs)?|"
    r"shift_jis\w*|euc_\w+|iso2022_\w+|hz|tis-620|johab"
)
"""Codecs a page may name. Others turn text into something else (``idna``, ``unicode_escape``, ``rot13``)."""

_WIDE = ("utf-16", "utf-32")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.05
"""More control characters than one in twenty is no text: UTF-8 prose in the test corpora holds none, the
pictures and archives among them a tenth and more."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text with LF line ends and without lone surrogates or NULs; ``unread`` says what was lost on the way.

    ``utf8`` is the text in UTF-8 where the file holds it so, else ``None``.
    """

    text: str
    encoding: str
    unread: tuple[UnreadPart, ...] = ()
    utf8: bytes | None = None


def read_bytes(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of a text file. Raises ``UnreadableError`` for an empty one or one above ``limit`` bytes."""
    data = stream.read(limit + 1)
    if not data:
        raise UnreadableError("empty", "The file is empty.")
    if len(data) > limit:
        raise UnreadableError("too-large", f"The file is larger than {limit // 2**20} MB of text.")
    return data


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Decode by byte order mark, ``declared`` charset, UTF-8, then Windows-1252, whichever fits first.

    Raises ``UnreadableError`` (``not-text``) for bytes that are no text.
    """
    _refuse_signature(data)
    text, encoding, is_whole = _decoded(data, declared)
    if _control_count(text.encode() if encoding.startswith(_WIDE) else data) > _CONTROL_SHARE * len(text):
        raise UnreadableError("not-text", "The file holds binary data, not text.")
    unread = []
    if not is_whole:
        unread.append(UnreadPart("characters", f"some bytes are no text in {encoding}, which was the best guess"))
    if "\0" in text:
        unread.append(UnreadPart("characters", "NUL characters were replaced"))
    is_as_it_stands = encoding == "utf-8" and not unread and b"\r" not in data and not data.startswith(codecs.BOM_UTF8)
    whole = _line_ends(text).replace("\0", "\ufffd")
    return DecodedText(whole, encoding, tuple(unread), data if is_as_it_stands else None)


def in_stated_charset(data: bytes, stated: str, declared: str | None) -> bytes:
    """Return ``data`` such that :func:`decode` reads it in the charset ``stated`` outside of it, by a server.

    That outranks the one ``declared`` within (HTML Standard, section 13.2.3.2), but for a byte order mark. Where it
    makes no difference, or is not what the bytes are, they stay as they are.
    """
    codec = _codec(stated)
    if codec is None or any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return data
    try:
        text = data.decode(codec)
    except UnicodeError:
        return data
    return data if _decoded(data, declared)[0] == text else codecs.BOM_UTF8 + text.encode()


def _refuse_signature(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError("not-text", f"The file's name says text, but it is {what}.")


def _control_count(encoded: bytes) -> int:
    if not any(map(encoded.__contains__, _CONTROLS)):  # each is looked for at the speed of memory
        return 0
    return len(encoded) - len(encoded.translate(None, _CONTROLS))


def _decoded(data: bytes, declared: str | None) -> tuple[str, str, bool]:
    """Return the text, the encoding that was used, and whether every byte was text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded_as(data[len(mark) :], encoding)
    candidates = [_utf16_without_mark(data), _codec(declared), "utf-8"]
    for candidate in filter(None, candidates):
        try:
            return data.decode(candidate), candidate, True
        except UnicodeError:
            continue
    return _decoded_as(data, "utf-8" if _is_damaged_utf8(data) else "cp1252")


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell a text that is UTF-8 but for a few bytes: more of its characters are whole than lost.

    In Windows-1252 letters beyond ASCII stand mostly alone, and nearly none of them is whole as UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", errors="ignore")) > 2 * lost


def _decoded_as(data: bytes, encoding: str) -> tuple[str, str, bool]:
    text = data.decode(encoding, errors="replace")
    return text, encoding, "\ufffd" not in text


def _utf16_without_mark(data: bytes) -> str | None:
    """Guess UTF-16 from NULs in every other byte, as Latin text has them there."""
    head = data[:2048]
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _codec(declared: str | None) -> str | None:
    """Return the codec a page means by the charset it names, or ``None`` for one that is no charset.

    ``iso-8859-1`` and ``ascii`` mean Windows-1252 on the web (WHATWG Encoding Standard, section 4.2); a page that
    could be read far enough to name UTF-16 is not UTF-16.
    """
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if _TEXT_CODECS.fullmatch(name) else None


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
