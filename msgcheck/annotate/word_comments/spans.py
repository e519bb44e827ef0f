"""Where the spans of comments stand in the XML of a document: marked in its source, so that its tree shows them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.location import Origin, span_ends
from msgcheck.annotate.marks import MARK, Anchor, find_anchors, mark_edits, marks_of, unmarked
from msgcheck.annotate.package import part_key
from msgcheck.annotate.piece import Piece, PieceEdit, edited_part
from msgcheck.annotate.source import open_source
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.raised import lowered
from msgcheck.extract.word_document import extract_word_document
from msgcheck.model.passage import Passage
from msgcheck.model.place import Place

_FIRST_MARK = 0xF0000
_Key = tuple[str, str, Place | None]


class MarkedDocument(NamedTuple):
    """The XML of a document with a mark at each end of each span: comment -> (its mark before, its mark behind)."""

    source: bytes
    marks: Mapping[int, tuple[str, str]]


def mark_spans(data: bytes, main: str, comments: Sequence[Comment], limits: Limits) -> MarkedDocument:
    """Mark the spans of ``comments``, which are known by their index, in the main part of a document.

    What stands in other parts, or cannot be located, has no marks. Raises ``UnfixableError`` and ``UnreadableError``.
    """
    source = open_source(data, "docx", limits)
    if part_key(main) not in source.parts:
        raise UnfixableError("The main part of the document is not written in UTF-8.")
    pieces = source.pieces()
    if any(MARK.search(piece.text) for piece in pieces):
        raise UnfixableError("The text uses characters of the private planes of Unicode, which marking needs.")
    marks = marks_of(find_anchors(pieces, {each.passage[each.start : each.end] for each in comments}))
    copy = source.edited(pieces, mark_edits(marks), is_copy_to_read=True)
    passages = extract_word_document(io.BytesIO(copy), limits).passages
    ends = _located(passages, comments, marks, pieces)
    found = {at: each for at, each in ends.items() if all(pieces[end[0]].part == part_key(main) for end in each)}
    signs = {at: (chr(_FIRST_MARK + 2 * number), chr(_FIRST_MARK + 2 * number + 1)) for number, at in enumerate(found)}
    edits = sorted(_sign_edits(found, signs), key=lambda each: (each.piece, each.start))
    part = part_key(main)
    return MarkedDocument(edited_part(source.parts[part], pieces, edits).encode(), signs)


def _located(
    passages: Iterable[Passage], comments: Sequence[Comment], marks: Mapping[str, Anchor], pieces: Sequence[Piece]
) -> dict[int, tuple[Origin, Origin]]:
    """Return where the spans begin and end, by the index of their comment.

    A raised figure with a mark in it reads as a plain one, of the same length.
    """
    wanted: dict[_Key, list[int]] = {}
    for index, comment in enumerate(comments):
        wanted.setdefault((lowered(comment.passage), comment.layer or "", comment.place), []).append(index)
    found: dict[int, tuple[Origin, Origin]] = {}
    for passage in passages:
        text, anchors = unmarked(passage.text, marks, pieces)
        for index in wanted.get((lowered(text), passage.layer, passage.place), ()):
            ends = span_ends(text, comments[index].start, comments[index].end, anchors, pieces)
            if ends is not None:
                found.setdefault(index, ends)
    return found


def _sign_edits(
    found: Mapping[int, tuple[Origin, Origin]], signs: Mapping[int, tuple[str, str]]
) -> Iterable[PieceEdit]:
    for index, (first, last) in found.items():
        before, behind = signs[index]
        yield PieceEdit(first[0], first[1], first[1], before)
        yield PieceEdit(last[0], last[1] + 1, last[1] + 1, behind)
