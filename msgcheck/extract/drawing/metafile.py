"""Words of a picture that is a list of what Windows draws (EMF): a chart or drawing that was pasted as a picture.

The records are those of [MS-EMF]. Letters that are numbers of a font's shapes, and those of fonts of symbols, are no
text. Pieces that go on in the line of the piece before are one text with it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from msgcheck.extract.containers.office_package import OfficePackage
from msgcheck.extract.drawing.text import A

PICTURE = A + "blip"
METAFILE_SUFFIX = ".emf"

_SIGNATURE, _SIGNATURE_AT = b" EMF", 40
_SELECT_FONT, _MAKE_FONT, _TEXT = 37, 82, 84
_MOVES = frozenset({10, 12, 27, 35, 36})
"""Records after which a place on the page is another than before: origins, the pen, transformations."""

_CHARSET_AT, _SYMBOLS = 35, 2
_HEADER, _NUMBER = struct.Struct("<II"), struct.Struct("<I")
_PLACED = struct.Struct("<iiIII")
_PLACED_AT, _ADVANCES_AT = 36, 72
_IS_SHAPES = 0x10
_GAP = 0.15
"""Of the width of a letter: what two pieces stand apart by is a space from there on."""


class _Piece(NamedTuple):
    """A text drawn in one go: where it begins, where it ends, and the width of a letter."""

    text: str
    x: int
    y: int
    end: int
    letter: float


def picture_words(package: OfficePackage, part: str | None, read_parts: set[str]) -> list[str]:
    """Return the texts of the picture ``part`` where it lists what is drawn, once however often it is shown.

    ``read_parts`` are the parts that were read for good; this one joins them.
    """
    if part is None or not part.lower().endswith(METAFILE_SUFFIX) or part in read_parts:
        return []
    read_parts.add(part)
    return read_metafile(package.picture(part))


def read_metafile(data: bytes) -> list[str]:
    """Return the texts that have letters, line by line in the order in which they are drawn."""
    lines: list[list[str]] = []
    last: _Piece | None = None
    for piece in _pieces(data):
        if piece is not None:
            if last is None or piece.y != last.y or piece.x < last.x:
                lines.append([])
            elif piece.x - last.end > last.letter * _GAP:
                lines[-1].append(" ")
            lines[-1].append(piece.text)
        last = piece
    texts = (" ".join("".join(line).split()) for line in lines)
    return [text for text in texts if any(map(str.isalpha, text))]


def _pieces(data: bytes) -> Iterator[_Piece | None]:
    """Yield the pieces, and ``None`` where what follows stands elsewhere."""
    symbols: set[int] = set()
    is_symbol = False
    for kind, record in _records(data):
        if kind == _MAKE_FONT and len(record) > _CHARSET_AT and record[_CHARSET_AT] == _SYMBOLS:
            symbols.add(_NUMBER.unpack_from(record, 8)[0])
        elif kind == _SELECT_FONT and symbols and len(record) >= 12:
            is_symbol = _NUMBER.unpack_from(record, 8)[0] in symbols
        elif kind == _TEXT and not is_symbol and len(record) >= _ADVANCES_AT + 4:
            yield _piece(record)
        elif kind in _MOVES:
            yield None


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and bytes of the records; what is no metafile, or is cut off, has none from there on."""
    at = 0 if data[_SIGNATURE_AT : _SIGNATURE_AT + 4] == _SIGNATURE else len(data)
    while at + _HEADER.size <= len(data):
        kind, size = _HEADER.unpack_from(data, at)
        if size < _HEADER.size or at + size > len(data):
            return
        yield kind, data[at : at + size] if kind in (_SELECT_FONT, _MAKE_FONT, _TEXT) else b""
        at += size


def _piece(record: bytes) -> _Piece | None:
    x, y, count, start, options = _PLACED.unpack_from(record, _PLACED_AT)
    raw = record[start : start + 2 * count]
    if options & _IS_SHAPES or not raw:
        return None
    text = raw.decode("utf-16-le", errors="replace")
    advances = _NUMBER.unpack_from(record, _ADVANCES_AT)[0]
    widths = record[advances : advances + 4 * count] if advances else b""
    width = sum(struct.unpack(f"<{len(widths) // 4}i", widths[: len(widths) // 4 * 4]))
    return _Piece(text, x, y, x + width, width / len(text))
