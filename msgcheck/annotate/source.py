"""A file as what can be changed in it: its parts as text, and the pieces of text in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from msgcheck.annotate.markup import office_pieces, page_pieces
from msgcheck.annotate.package import part_key, with_parts
from msgcheck.annotate.piece import Piece, PieceEdit, edited_part, plain_piece
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.extract.containers.archive import Archive, PartUnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.text_decoding import decode
from msgcheck.values import dataclass

OFFICE_FORMATS = frozenset({"pptx", "docx"})
TEXT_FORMATS = frozenset({"html", "md", "txt"})
FIXABLE_FORMATS = OFFICE_FORMATS | TEXT_FORMATS

_UTF_8_MARK = b"\xef\xbb\xbf"
_WHOLE = "text"
"""The one part of a file that is no package."""

_KEPT_PARTS = ("docprops/", "_rels/", "customxml/")
"""Parts about the file, which no reader of the document meets."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, and its parts with their text; ``encoding`` is that of a file that is no package."""

    data: bytes
    format: str
    parts: Mapping[str, str]
    encoding: str = "utf-8"

    def pieces(self) -> list[Piece]:
        """Return every piece of text, in the order of the parts."""
        return [piece for part, source in self.parts.items() for piece in self._pieces(part, source)]

    def _pieces(self, part: str, source: str) -> Iterator[Piece]:
        if self.format in OFFICE_FORMATS:
            return office_pieces(part, source)
        return page_pieces(part, source) if self.format == "html" else iter([plain_piece(part, source)])

    def edited(self, pieces: Sequence[Piece], edits: Sequence[PieceEdit], *, is_copy_to_read: bool = False) -> bytes:
        """Return the bytes of the file with ``edits`` of ``pieces``, those that :meth:`pieces` returned, made.

        A copy to read is written in UTF-8 with its mark, which readers believe before all else: it may hold characters
        that the encoding of the file has not. Raises ``UnfixableError`` where a new text has such a character.
        """
        parts: dict[str, list[PieceEdit]] = {}
        for edit in edits:
            parts.setdefault(pieces[edit.piece].part, []).append(edit)
        changed = {part: edited_part(self.parts[part], pieces, edits) for part, edits in parts.items()}
        if self.format in OFFICE_FORMATS:
            return with_parts(self.data, {part: text.encode() for part, text in changed.items()})
        text = changed.get(_WHOLE, self.parts[_WHOLE])
        return _UTF_8_MARK + text.lstrip("\ufeff").encode() if is_copy_to_read else self._encoded(text)

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self.encoding, errors="xmlcharrefreplace" if self.format == "html" else "strict")
        except UnicodeEncodeError as error:
            raise UnfixableError(
                f"A new word has a character that {self.encoding}, as the file is, cannot hold."
            ) from error


def open_source(data: bytes, format_name: str, limits: Limits) -> Source:
    """Return the parts of a file. Raises ``UnfixableError`` for formats and files that are not changed.

    Raises ``UnreadableError`` as the reader of the format does.
    """
    if format_name in OFFICE_FORMATS:
        return Source(data, format_name, _package_parts(data, limits))
    if format_name not in TEXT_FORMATS:
        raise UnfixableError(_why_not(format_name))
    encoding = decode(data, _declared_charset(data) if format_name == "html" else None).encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnfixableError(f"Some bytes of the file are no text in {encoding}, its most likely encoding.") from error
    if text.encode(encoding) != data:
        raise UnfixableError(f"The file cannot be written back in {encoding} as it stands.")
    return Source(data, format_name, {_WHOLE: text}, encoding)


def _declared_charset(data: bytes) -> str | None:
    from msgcheck.extract.web_page.reader import declared_charset

    return declared_charset(data)


def _why_not(format_name: str) -> str:
    if format_name == "pdf":
        return "A PDF fixes where every letter stands. Change the document that it was made from."
    return f"msgcheck changes no {format_name} files, only {', '.join(sorted(FIXABLE_FORMATS))}."


def _package_parts(data: bytes, limits: Limits) -> dict[str, str]:
    """Read the XML parts that may be changed; one that is damaged, or not in UTF-8, is none."""
    archive = Archive(io.BytesIO(data), limits)
    parts = {}
    for name in archive.names:
        key = part_key(name)
        if key.endswith(".xml") and not key.startswith(_KEPT_PARTS):
            try:
                parts[key] = archive.read(name).decode()
            except (PartUnreadableError, UnicodeDecodeError):
                continue  # what stands there is in no passage, or is reported as not located
    return parts
