"""Where the spans of comments stand in the source of a file, by reading a marked copy of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.location import replacing_edits
from msgcheck.annotate.marks import MARK, Anchor, find_anchors, mark_edits, marks_of, unmarked
from msgcheck.annotate.passage_change import Swap
from msgcheck.annotate.piece import Piece
from msgcheck.annotate.source import Source
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.model.passage import Passage
from msgcheck.model.place import Place

Stretch = tuple[int, int, int]
"""The number of a piece, and a span of its text."""

Read = Callable[[bytes], Sequence[Passage]]

_Marked = tuple[str, tuple[tuple[int, Anchor], ...]]
"""A passage as it reads, and the marks in it."""


def locate(
    source: Source, pieces: Sequence[Piece], comments: Sequence[Comment], read: Read
) -> list[tuple[Stretch, ...]]:
    """Return for each comment the stretches of ``pieces`` that its span is made of; none where it is not located.

    ``pieces`` are those of ``source``; ``read`` reads its format, and is called once. Of passages that read the same
    at the same place, the first comment is of the first. Raises ``UnfixableError`` where the text has characters that
    are needed as marks.
    """
    if any(MARK.search(piece.text) for piece in pieces):
        raise UnfixableError(
            "The text uses characters of the private planes of Unicode, which msgcheck needs as marks."
        )
    quotes = {each.passage[each.start : each.end] for each in comments}
    marks = marks_of(find_anchors(pieces, quotes))
    marked: dict[tuple[str, str | None, Place | None], list[_Marked]] = {}
    for passage in read(source.edited(pieces, mark_edits(marks), is_copy_to_read=True)):
        text, anchors = unmarked(passage.text, marks, pieces)
        marked.setdefault((text, passage.layer, passage.place), []).append((text, anchors))
    used: Counter[tuple[object, ...]] = Counter()
    located = []
    for comment in comments:
        key = (comment.passage, comment.layer, comment.place)
        number = used[(*key, comment.start, comment.end)]
        used[(*key, comment.start, comment.end)] += 1
        rivals = marked.get(key, [])[number : number + 1]
        located.append(_stretches(comment, rivals, pieces))
    return located


def _stretches(comment: Comment, found: Sequence[_Marked], pieces: Sequence[Piece]) -> tuple[Stretch, ...]:
    if not found or comment.start >= comment.end:
        return ()
    text, anchors = found[0]
    edits = replacing_edits(text, Swap(comment.start, comment.end, ""), anchors, pieces)
    return tuple((each.piece, each.start, each.end) for each in edits or ())
