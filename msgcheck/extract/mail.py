"""Mails (.eml) and saved pages in the form of mails (.mhtml): subject, people, body, attached files."""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import BinaryIO, NamedTuple

from msgcheck.errors import UnreadableError
from msgcheck.extract.coverage.mail_walk import ADDED_TO_PLAIN
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode, read_bytes
from msgcheck.model.passage import Coverage, Extraction, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace

_HEADERS = ("From", "To", "Cc", "Reply-To", "Organization", "Keywords", "Comments")
_KNOWN_HEADERS = frozenset({"from", "to", "subject", "date", "mime-version", "message-id", "received", "content-type"})
_BODIES = {"text/plain": "txt", "text/html": "html", "text/markdown": "md", "text/x-amp-html": "html"}
_LOADED = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_PLAIN_MARK = re.compile(r"(?m)^(?:> ?)+|[*]")
"""Quotation and emphasis in a plain text."""

_ENCODING = "Content-Transfer-Encoding"
_LONGEST_HEADER = 20_000
_MOST_PARTS = 1_000
_DEEPEST = 30
"""Levels of parts within parts; a mail of a real program has five."""


class _Part(NamedTuple):
    """A part that is no container. ``is_fallback``: another part says the same in a better form."""

    message: Message
    is_fallback: bool


def extract_mail(stream: BinaryIO, limits: Limits) -> Extraction:
    """Read a mail: the subject as title, the people in it as metadata, the body, attachments in layer ``embedded``.

    Where the body stands there as HTML and as text, people see the HTML; what the text says beside it has the layer
    ``alt``. Raises ``UnreadableError`` (``empty``, ``too-large``, ``not-a-mail``).
    """
    message = _parsed(read_bytes(stream, limits.part))
    if not _KNOWN_HEADERS & {name.lower() for name in message}:
        raise UnreadableError("not-a-mail", "The file has no headers of a mail.")
    reading = _Reading(limits, _header(message, "Subject"))
    for name in _HEADERS:
        reading.add(_header(message, name), Layer.METADATA, Role.PROPERTY, name.lower())
    for number, part in enumerate(_parts(message, 0, is_fallback=False), start=1):
        if number > _MOST_PARTS:
            raise UnreadableError("too-large", f"The mail has more than {_MOST_PARTS} parts.")
        reading.read_part(part, number)
    return reading.extraction()


def _parsed(data: bytes) -> Message:
    """Parse a mail. Raises ``UnreadableError`` where its parts are nested beyond what Python's parser can follow."""
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise UnreadableError("too-large", "The parts of the mail are nested too deeply.") from error


def _header(message: Message, name: str) -> str:
    """Return a header decoded (RFC 2047) and on one line; what is not rightly encoded as it is written."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _decoded(raw[:_LONGEST_HEADER])


def _decoded(text: str) -> str:
    try:
        pieces = decode_header(_FOLD.sub("", text))  # left folded, it loses the space before what is not encoded
    except (HeaderParseError, ValueError):
        pieces = [(text, None)]
    return " ".join("".join(_decoded_piece(piece, charset) for piece, charset in pieces).split())


def _decoded_piece(piece: str | bytes, charset: str | None) -> str:
    data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    try:
        return decode(data, charset).text if data.strip() else " "
    except UnreadableError:  # a header of control characters must not cost the mail
        return data.decode("ascii", errors="replace")


def _parts(message: Message, depth: int, *, is_fallback: bool) -> Iterator[_Part]:
    """Yield the parts that are no containers; of alternatives the best first."""
    parts = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(parts, list) or depth >= _DEEPEST:
        yield _Part(message, is_fallback)
        return
    is_choice = message.get_content_subtype() == "alternative"
    has_better = False
    for part in reversed(parts) if is_choice else parts:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1, is_fallback=is_fallback or has_better)
            has_better = is_choice and (has_better or _may_be_body(part))


def _may_be_body(part: Message) -> bool:
    """Tell whether a part may be what people see of a mail: the entry for a calendar beside it is not."""
    return part.get_content_type() in _BODIES or part.get_content_maintype() == "multipart"


class _Reading:
    """What was found in one mail so far."""

    def __init__(self, limits: Limits, subject: str) -> None:
        self._limits = limits
        self._subject = subject
        self._passages: list[Passage] = []
        self._unread: list[UnreadPart] = []
        self._body_count = 0
        self._last_body = ""
        self.add(subject, Layer.BODY, Role.TITLE, "subject")

    def add(self, text: str, layer: Layer, role: Role, place: str) -> None:
        """Add one text of a header."""
        if text:
            self._passages.append(Passage(text, layer, role, DocumentPlace(place)))

    def read_part(self, part: _Part, number: int) -> None:
        """Read a body or an attachment; what is neither is recorded. Raises ``UnreadableError`` beyond the limit."""
        message = part.message
        kind, name = message.get_content_type(), _name(message, number)
        is_attached = message.get_content_disposition() == "attachment" or bool(message.get_filename())
        data = _data(message)
        if not data.strip() or kind in _SIGNATURES:
            return
        if kind in _BODIES and not is_attached:
            self._read_body(data, _BODIES[kind], part, name)
        elif message.get_content_disposition() == "attachment" or not kind.startswith(_LOADED):
            self._read_attachment(name, data)
        if len(self._passages) > self._limits.passages:
            raise UnreadableError("too-large", f"The mail has more than {self._limits.passages} texts.")

    def _read_body(self, data: bytes, form: str, part: _Part, name: str) -> None:
        from msgcheck.extract.reading import extract

        try:
            extraction = extract(io.BytesIO(_as_utf_8(data, part.message)), form, self._limits)
        except UnreadableError as error:
            self._unread.append(UnreadPart(name, error.detail))
            return
        passages = list(extraction.passages)
        if part.is_fallback:
            different = [each for each in passages if _said_in_plain(each.text) not in self._last_body]
            passages = [replace(each, layer=Layer.ALT) for each in different]
        else:
            self._last_body = "".join(_said_in_plain(each.text) for each in passages)
        for passage in passages:
            context = passage.context or ("" if passage.layer is Layer.METADATA else self._subject)
            place = DocumentPlace(f"body/{self._body_count}")
            self._passages.append(replace(passage, place=place, context=context))
            self._body_count += 1
        self._unread += [UnreadPart(f"{name}/{each.part}", each.reason) for each in extraction.coverage.unread]

    def _read_attachment(self, name: str, data: bytes) -> None:
        from msgcheck.extract.embedded import read_embedded

        embedded = read_embedded(name, data, DocumentPlace(f"attachment/{name}"), self._limits)
        self._passages += embedded.passages
        self._unread += embedded.unread

    def extraction(self) -> Extraction:
        """Return all of it; every passage is a text unit, and every part that was not read is one."""
        read = len(self._passages)
        coverage = Coverage(read + len(self._unread), read, tuple(self._unread))
        return Extraction(self._subject, tuple(self._passages), coverage)


def _said_in_plain(text: str) -> str:
    """Return what a text says, without white space and what stands in the plain form of a mail for its other form."""
    return "".join(_PLAIN_MARK.sub("", ADDED_TO_PLAIN.sub("", text)).split())


def _name(message: Message, number: int) -> str:
    """Return what a part is called, without folders; one without a name is called by its number and type."""
    kind = message.get_content_type()
    nameless = f"part {number}.{_BODIES.get(kind) or message.get_content_subtype()}"[:200]
    name = message.get_filename() or ("mail.eml" if kind == "message/rfc822" else nameless)
    return _decoded(name[:_LONGEST_HEADER]).replace("\\", "/").rpartition("/")[2][:200] or nameless


def _data(message: Message) -> bytes:
    """Return the decoded bytes of a part; those of a mail within the mail as they would stand in a file."""
    payload = message.get_payload()
    if isinstance(payload, list):
        inner = payload[0] if payload else None
        return _mail_data(inner, message[_ENCODING]) if isinstance(inner, Message) else b""
    data = message.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _mail_data(mail: Message, encoding: str | None) -> bytes:
    """Return a mail within a mail; one that is encoded, which RFC 2046 forbids and programs do, has no headers yet."""
    if encoding and not mail.keys():
        mail[_ENCODING] = encoding
        data = mail.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    return mail.as_bytes()


def _as_utf_8(data: bytes, message: Message) -> bytes:
    """Decode a body by the charset that its header states, so that its reader need not guess."""
    charset = message.get_content_charset()
    return b"\xef\xbb\xbf" + decode(data, charset).text.encode() if charset else data
