"""Where the spans of comments stand in the source of a file, by reading a marked copy of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.location import source_of, stretches_of
from msgcheck.annotate.marks import MARK, Anchor, find_anchors, mark_edits, marks_of, unmarked
from msgcheck.annotate.piece import Piece
from msgcheck.annotate.source import Source
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.extract.raised import lowered
from msgcheck.model.passage import Passage
from msgcheck.model.place import Place

Stretch = tuple[int, int, int]
"""The number of a piece, and a span of its text."""

Read = Callable[[bytes], Sequence[Passage]]

_REACH = 40
"""Characters on both sides of a span whose words help to locate its signs."""

_LEADING, _TRAILING = re.compile(r"\W*"), re.compile(r"\W*\Z")

_Marked = tuple[str, tuple[tuple[int, Anchor], ...]]
"""A passage as it reads, and the marks in it."""


def locate(
    source: Source, pieces: Sequence[Piece], comments: Sequence[Comment], read: Read
) -> list[tuple[Stretch, ...]]:
    """Return for each comment the stretches of ``pieces`` that its span is made of; none where it is not located.

    ``pieces`` are those of ``source``; ``read`` reads its format, and is called once. Of passages that read the same
    at the same place, the first comment is of the first; where nothing stands at its place, what reads the same is as
    good: an element that is never closed has another path with what comes after it. A raised figure with a mark in it
    reads as a plain one, of the same length. Raises ``UnfixableError`` where
    the text has characters that are needed as marks.
    """
    if any(MARK.search(piece.text) for piece in pieces):
        raise UnfixableError(
            "The text uses characters of the private planes of Unicode, which msgcheck needs as marks."
        )
    quotes = {each.passage[max(0, each.start - _REACH) : each.end + _REACH] for each in comments}
    marks = marks_of(find_anchors(pieces, quotes))
    marked: dict[tuple[str, str | None], dict[Place, list[_Marked]]] = {}
    for passage in read(source.edited(pieces, mark_edits(marks), is_copy_to_read=True)):
        text, anchors = unmarked(passage.text, marks, pieces)
        marked.setdefault((lowered(text), passage.layer), {}).setdefault(passage.place, []).append((text, anchors))
    used: Counter[tuple[object, ...]] = Counter()
    located = []
    for comment in comments:
        key = (comment.passage, comment.layer, comment.place)
        number = used[(*key, comment.start, comment.end)]
        used[(*key, comment.start, comment.end)] += 1
        places = marked.get((lowered(comment.passage), comment.layer), {})
        rivals = places.get(comment.place) if comment.place else None
        rivals = rivals or [each for place in places.values() for each in place]
        located.append(_stretches(comment, rivals[number : number + 1], pieces))
    return located


def _stretches(comment: Comment, found: Sequence[_Marked], pieces: Sequence[Piece]) -> tuple[Stretch, ...]:
    """Return the stretches of a span, or of its words without the signs around them."""
    if not found:
        return ()
    text, anchors = found[0]
    quote = text[comment.start : comment.end]
    lead, tail = (len(match.group()) for match in (_LEADING.match(quote), _TRAILING.search(quote)) if match)
    for start, end in ((comment.start, comment.end), (comment.start + lead, comment.end - tail)):
        origins = source_of(text, start, end, anchors, pieces, reach=_REACH) if start < end else None
        if origins:
            return tuple(stretches_of(origins))
    return ()
