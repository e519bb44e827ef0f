"""Marks: characters that stand in for the first letters of words, so that a reader shows where each word went.

A mark takes the place of one character, so that nothing becomes longer and no reader cuts differently; it is of the
private planes 15 and 16 of Unicode, letters to nobody, and each is used once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgcheck.annotate.piece import Piece, PieceEdit, Writing
from msgcheck.values import dataclass

_FIRST, _LAST = 0xF0000, 0x10FFFD
MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_WORD = re.compile(r"\w+")
_LIST_NUMBER = re.compile(r"(?m)^[ \t>*+-]*\w{1,3}[.)](?=\s)")
"""What begins a list in texts without markup: its letter or number is left alone."""

_NONCHARACTERS = frozenset({0xFFFFE, 0xFFFFF})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that carries a mark: code points ``start`` to ``end`` of the piece with this number."""

    piece: int
    start: int
    end: int


def marks_of(anchors: Iterable[Anchor]) -> dict[str, Anchor]:
    """Give each anchor its mark. More than there are marks are left out, and their words cannot be located."""
    codes = (code for code in range(_FIRST, _LAST + 1) if code not in _NONCHARACTERS)
    return {chr(code): anchor for code, anchor in zip(codes, anchors, strict=False)}


def find_anchors(pieces: Sequence[Piece], quotes: Collection[str]) -> list[Anchor]:
    """Return the words of the pieces that may be part of one of ``quotes``: one of its words, or a part of one.

    A word may be parted among runs, and one that stands in a longer one has no edges of its own.
    """
    wanted = {word for quote in quotes for word in _WORD.findall(quote)}
    known: dict[str, bool] = {}
    anchors = []
    for number, piece in enumerate(pieces):
        list_numbers = _list_numbers(piece)
        for match in _WORD.finditer(piece.text):
            word = match.group()
            if word not in known:
                known[word] = any(word in each or each in word for each in wanted if len(each) > 1 or each == word)
            if known[word] and match.end() not in list_numbers:
                anchors.append(Anchor(number, *match.span()))
    return anchors


def _list_numbers(piece: Piece) -> set[int]:
    """Return where the list numbers of a piece end, in texts without markup."""
    return {match.end() - 1 for match in _LIST_NUMBER.finditer(piece.text)} if piece.writing is Writing.PLAIN else set()


def mark_edits(marks: Mapping[str, Anchor]) -> list[PieceEdit]:
    """Return the edits that put the marks in."""
    return [PieceEdit(anchor.piece, anchor.start, anchor.start + 1, mark) for mark, anchor in marks.items()]


def unmarked(
    text: str, marks: Mapping[str, Anchor], pieces: Sequence[Piece]
) -> tuple[str, tuple[tuple[int, Anchor], ...]]:
    """Return a marked text as it reads without marks, and the (position, anchor) of each mark in it."""
    found = tuple((match.start(), marks[match.group()]) for match in MARK.finditer(text))
    letters = list(text)
    for position, anchor in found:
        letters[position] = pieces[anchor.piece].text[anchor.start]
    return "".join(letters), found
