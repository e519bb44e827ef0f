"""A piece: a stretch of a file's source that is text, and how text is written there."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from enum import StrEnum

from msgcheck.values import dataclass

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Writing(StrEnum):
    """How text is written in the source."""

    PLAIN = "plain"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` as a reader sees it; code point ``i`` is written at ``offsets[i]:offsets[i + 1]`` of ``part``.

    ``keeps_space_at`` is where the source takes the attribute that keeps white space at the edges of ``text``, ``None``
    where it is kept anyway.
    """

    part: str
    text: str
    offsets: Sequence[int]
    writing: Writing
    keeps_space_at: int | None = None

    def written(self, text: str) -> str:
        """Return ``text`` as it is written in this place."""
        return html.escape(text) if self.writing is Writing.MARKUP else text


@dataclass(frozen=True, slots=True)
class PieceEdit:
    """``pieces[piece].text[start:end]`` becomes ``new``."""

    piece: int
    start: int
    end: int
    new: str


def plain_piece(part: str, text: str, start: int = 0) -> Piece:
    """Return the piece for ``text`` that stands at ``start`` exactly as it reads."""
    return Piece(part, text, range(start, start + len(text) + 1), Writing.PLAIN)


def markup_piece(part: str, source: str, start: int, end: int, keeps_space_at: int | None = None) -> Piece:
    """Return the piece for ``source[start:end]`` of XML or HTML, its character references resolved."""
    written = source[start:end]
    if "&" not in written:
        return Piece(part, written, range(start, end + 1), Writing.MARKUP, keeps_space_at)
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for reference in _REFERENCE.finditer(written):
        meant = html.unescape(reference.group())
        if len(meant) != 1:  # none, or one of the few that mean two characters: read as it is written
            continue
        text.append(written[at : reference.start()])
        offsets += range(start + at, start + reference.start() + 1)
        text.append(meant)
        at = reference.end()
    text.append(written[at:])
    offsets += range(start + at, end + 1)
    return Piece(part, "".join(text), tuple(offsets), Writing.MARKUP, keeps_space_at)


def edited_part(source: str, pieces: Sequence[Piece], edits: Sequence[PieceEdit]) -> str:
    """Return the source of a part with ``edits`` of its pieces made; they must not overlap."""
    changes = [
        (piece.offsets[edit.start], piece.offsets[edit.end], piece.written(edit.new))
        for edit in edits
        for piece in (pieces[edit.piece],)
    ]
    changes += _space_keepers(pieces, edits)
    result: list[str] = []
    at = 0
    for start, end, new in sorted(changes):
        result += (source[at:start], new)
        at = end
    return "".join([*result, source[at:]])


def _space_keepers(pieces: Sequence[Piece], edits: Sequence[PieceEdit]) -> list[tuple[int, int, str]]:
    """Return the attributes needed where a word was cut off and white space now stands at the edge."""
    keepers = []
    for number in sorted({edit.piece for edit in edits}):
        piece = pieces[number]
        if piece.keeps_space_at is not None:
            text = edited_text(piece.text, [edit for edit in edits if edit.piece == number])
            if _has_new_edge(text[:1], piece.text[:1]) or _has_new_edge(text[-1:], piece.text[-1:]):
                keepers.append((piece.keeps_space_at, piece.keeps_space_at, ' xml:space="preserve"'))
    return keepers


def _has_new_edge(new: str, old: str) -> bool:
    return new.isspace() and not old.isspace()


def edited_text(text: str, edits: Sequence[PieceEdit]) -> str:
    """Return ``text`` of one piece with its edits made."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order of their source, the later of two that overlap left out."""
    kept: list[Piece] = []
    ends: dict[str, int] = {}
    for piece in sorted(pieces, key=lambda each: (each.part, each.offsets[0], each.offsets[-1])):
        if piece.text and piece.offsets[0] >= ends.get(piece.part, 0):
            kept.append(piece)
            ends[piece.part] = piece.offsets[-1]
    return kept
