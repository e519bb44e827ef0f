"""Text that an office file holds twice: for programs that know an element, and once more for those that do not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgcheck.annotate.piece import Piece, PieceEdit

_ALTERNATIVES = re.compile(r"(?s)<mc:Choice\b.*?</mc:Choice>|<mc:Fallback\b.*?</mc:Fallback>|</mc:AlternateContent>")
"""Choice and fallback of ``mc:AlternateContent`` (ISO/IEC 29500-3, 7.5)."""


def find_twins(parts: Mapping[str, str], pieces: Sequence[Piece]) -> dict[int, tuple[int, ...]]:
    """Return, by the number of a piece in a choice or fallback, those that hold the same text beside it.

    Alternatives whose texts are not the same, one after the other, are none. Readers read only one of them.
    """
    twins: dict[int, tuple[int, ...]] = {}
    for part, source in parts.items():
        if "<mc:Fallback" not in source:
            continue
        numbers = [number for number, piece in enumerate(pieces) if piece.part == part]
        for rivals in _alternatives(source, numbers, pieces):
            for row in zip(*rivals, strict=True):
                twins |= {number: tuple(each for each in row if each != number) for number in row}
    return twins


def _alternatives(source: str, numbers: Sequence[int], pieces: Sequence[Piece]) -> Iterator[list[list[int]]]:
    """Yield the pieces of the alternatives of each element, where all hold the same texts."""
    starts = [pieces[number].offsets[0] for number in numbers]
    rivals: list[list[int]] = []
    for match in _ALTERNATIVES.finditer(source):
        if not match.group().startswith("</"):
            rivals.append([*numbers[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]])
            continue
        texts = {tuple(pieces[number].text for number in each) for each in rivals}
        if len(rivals) > 1 and len(texts) == 1:
            yield rivals
        rivals = []


def with_twins(edits: Sequence[PieceEdit], twins: Mapping[int, tuple[int, ...]]) -> list[PieceEdit]:
    """Return the edits, and the same of every twin of their pieces."""
    doubled = [PieceEdit(twin, each.start, each.end, each.new) for each in edits for twin in twins.get(each.piece, ())]
    return [*edits, *doubled]
