"""Text units of a mail, found by its lines and boundaries, without the library that its reader takes it apart with.

Headers that people read and bodies of text are walked. A file in the mail, another mail among them, is proved by its
own walk when it is read.
"""

from __future__ import annotations

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from msgcheck.errors import UnreadableError
from msgcheck.extract.coverage.line_walk import line_units, markdown_units
from msgcheck.extract.coverage.read_texts import TextUnit
from msgcheck.extract.coverage.web_walk import web_units
from msgcheck.extract.text_decoding import decode

_END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*([^\r\n]*)")
_TOLD = (b"subject", b"from", b"to", b"cc", b"reply-to", b"organization", b"keywords", b"comments")
_ENCODED = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED = re.compile(r"(?<=\?=)\s+(?==\?)")
_BOUNDARY = re.compile(rb"""(?i)\bboundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))""")
_CHARSET = re.compile(rb"""(?i)\bcharset\s*=\s*"?([\w.:-]+)""")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
ADDED_TO_PLAIN = re.compile(r"<(?:https?://|mailto:|tel:)[^<>\s]*+>|\[(?:cid|image):[^\[\]]*+\]")
"""What programs write into the plain form of a mail for the links and pictures of the other."""

_DEEPEST = 30
"""Levels of parts within parts that are walked: those that the reader goes down."""


class _Entity(NamedTuple):
    """A mail or a part of one: its fields by lower-case name, the first of each, and its body as it stands there."""

    fields: dict[bytes, bytes]
    body: bytes

    @property
    def kind(self) -> bytes:
        """The type of its content, lower-case."""
        return self.fields[b"content-type"].partition(b";")[0].strip().lower()


def mail_units(data: bytes) -> dict[str, list[TextUnit]]:
    """Return the text units of a mail by where they stand: ``headers``, ``bodies``."""
    mail = _entity(data)
    told: list[TextUnit] = [(_decoded(mail.fields[name]),) for name in _TOLD if name in mail.fields]
    return {"headers": told, "bodies": list(chain.from_iterable(map(_body_units, _parts(mail, 0))))}


def _entity(data: bytes, kind: bytes = b"text/plain") -> _Entity:
    """Part head and body; ``kind`` is what an entity is that does not say."""
    end = _END_OF_HEAD.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    fields: dict[bytes, bytes] = {}
    for line in _FOLD.sub(b"", head).splitlines():
        if field := _FIELD.fullmatch(line):
            fields.setdefault(field[1].lower(), field[2])
    fields.setdefault(b"content-type", kind)
    return _Entity(fields, body)


def _parts(entity: _Entity, depth: int) -> Iterator[_Entity]:
    """Yield what stands between the boundaries, level by level; what is no container is its own only part."""
    found = _BOUNDARY.search(entity.fields[b"content-type"])
    if not entity.kind.startswith(b"multipart/") or found is None:
        yield entity
        return
    if depth >= _DEEPEST:
        return
    kind = b"message/rfc822" if entity.kind == b"multipart/digest" else b"text/plain"
    mark = re.compile(rb"(?m)^--" + re.escape(found[1] or found[2]) + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    start = None
    for match in mark.finditer(entity.body):
        if start is not None:
            yield from _parts(_entity(entity.body[start : match.start()], kind), depth + 1)
        start = match.end()
        if match[1]:  # what follows the last boundary is for programs that know no parts
            return
    if start is not None:
        yield from _parts(_entity(entity.body[start:], kind), depth + 1)


def _body_units(part: _Entity) -> Iterator[TextUnit]:
    """Return the text units of a part that is text."""
    walk = _WALKS.get(part.kind)
    charset = _CHARSET.search(part.fields[b"content-type"])
    return iter(()) if walk is None else walk(_text(_unpacked(part), charset[1].decode("ascii") if charset else None))


def _unpacked(part: _Entity) -> bytes:
    """Return a body as it was before it was made fit for travel."""
    encoding = part.fields.get(b"content-transfer-encoding", b"").strip().lower()
    if encoding == b"base64":
        return _from_base64(part.body)
    return a2b_qp(part.body) if encoding == b"quoted-printable" else part.body


def _from_base64(data: bytes) -> bytes:
    """Decode what stands before the padding; a last sign without company holds no byte."""
    signs = _NOT_BASE64.sub(b"", data.partition(b"=")[0])
    return a2b_base64(signs[: len(signs) - (len(signs) % 4 == 1)] + b"==")


def _decoded(field: bytes) -> str:
    """Return a header with its encoded words (RFC 2047) as people read them."""
    return _ENCODED.sub(_decoded_word, _BETWEEN_ENCODED.sub("", _text(field)))


def _decoded_word(word: re.Match[str]) -> str:
    data = word[3].encode("utf-8", "replace")
    return _text(_from_base64(data) if word[2] in "bB" else a2b_qp(data, header=True), word[1])


def _text(data: bytes, charset: str | None = None) -> str:
    """Return what is said there; nothing of what is no text after all, which the reader tells."""
    try:
        return decode(data, charset).text
    except UnreadableError:
        return ""


def _plain_units(text: str) -> Iterator[TextUnit]:
    for (line,) in line_units(text):
        if pieces := tuple(piece for piece in ADDED_TO_PLAIN.split(line) if piece and not piece.isspace()):
            yield pieces


def _page_units(text: str) -> Iterator[TextUnit]:
    return chain.from_iterable(web_units(text).values())


_WALKS = {b"text/plain": _plain_units, b"text/html": _page_units, b"text/markdown": markdown_units}
