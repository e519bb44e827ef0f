"""Comments of a document: ours of last time taken away, those of today put around their spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.annotate.comment import Annotated, Comment
from msgcheck.annotate.comment_text import lines_of, unsaid
from msgcheck.annotate.office_parts import OfficeParts
from msgcheck.annotate.word_comments.comment_list import CommentList
from msgcheck.annotate.word_comments.places import paragraph_of
from msgcheck.annotate.word_comments.ranges import (
    first_paragraph,
    note_reference,
    put_edge,
    put_range_around,
    put_range_in,
    take_marks,
)
from msgcheck.annotate.word_comments.spans import mark_spans
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.word_document.styles import W
from msgcheck.model.place import DocumentPlace

MOST = 32_767
"""Word opens no document with more ranges of comments ([MS-OI29500] 2.1.315)."""

WHOLE = "It is about the document as a whole."
NOTE = "It stands in a note, and Word takes no comments there:"
FURNITURE = "It stands in a header or footer, and Word takes no comments there:"
OUTSIDE = "It stands outside the text, where no comment can be:"
BESIDE = "It is no text of this paragraph, but of a chart, link, field or object in it, or was deleted:"
TOO_MANY = f"Word opens no document with more than {MOST:,} comments."
NO_PARAGRAPH = "The document has no paragraph to put a comment on."

_NOTE = re.compile(r"(footnote|endnote) ([^/]+)/")


def annotate_word_document(data: bytes, comments: Sequence[Comment]) -> Annotated:
    """Put ``comments`` into a document (.docx, .docm, .dotx), around their spans.

    Raises ``UnreadableError`` and ``UnfixableError``.
    """
    limits = Limits()
    parts = OfficeParts(data, limits)
    main = parts.main_part()
    if parts.root(main).tag != W + "document":
        raise UnreadableError("unsupported", "The file is an Office file, but no text document.")
    listed = CommentList(parts, main)
    new, said = unsaid(comments, listed.take_away())
    room = max(0, MOST - listed.count)
    failed = [(each.fingerprint, TOO_MANY) for each in new[room:]]
    stripped = parts.data() if parts.is_changed else data
    if not new:
        return Annotated(stripped if parts.is_changed else None, said, ())
    done = _Annotating(stripped, main, new[:room], limits).annotated()
    return Annotated(done.data, (*said, *done.placed), done.elsewhere, (*failed, *done.failed))


class _Annotating:
    """One annotating of one document that holds no comments of ours that would be replaced."""

    def __init__(self, data: bytes, main: str, comments: Sequence[Comment], limits: Limits) -> None:
        self._comments = comments
        self._marked = mark_spans(data, main, comments, limits)
        self._parts = OfficeParts(data, limits)
        self._list = CommentList(self._parts, main)
        self._root = self._parts.exchange(main, self._marked.source)

    def annotated(self) -> Annotated:
        """Put every comment in, the last of the file first, so that no range moves what is still to be found."""
        if first_paragraph(self._root) is None:
            return Annotated(None, (), (), tuple((each.fingerprint, NO_PARAGRAPH) for each in self._comments))
        ids = dict(enumerate(map(str, self._list.free_ids()[: len(self._comments)])))
        marks = take_marks(self._root)
        spans = {at: pair for at, pair in self._marked.marks.items() if all(sign in marks for sign in pair)}
        edges = {sign: (ids[at], sign == pair[1]) for at, pair in spans.items() for sign in pair}
        for sign, mark in reversed(marks.items()):
            if sign in edges:
                put_edge(edges[sign][0], mark, is_end=edges[sign][1])
        elsewhere = []
        for at, comment in enumerate(self._comments):
            reason = None if at in spans else self._put_elsewhere(ids[at], comment)
            self._list.add(ids[at], lines_of(comment, reason))
            if reason is not None:
                elsewhere.append((comment.fingerprint, reason))
        placed = tuple(self._comments[at].fingerprint for at in sorted(spans))
        return Annotated(self._parts.data(), placed, tuple(elsewhere))

    def _put_elsewhere(self, comment_id: str, comment: Comment) -> str:
        """Put a range where its comment can be: at its paragraph, the reference to its note, the beginning."""
        path = comment.place.paragraph if isinstance(comment.place, DocumentPlace) else ""
        note = _NOTE.match(path)
        run = None if note is None else note_reference(self._root, note[1], note[2])
        own = paragraph_of(self._root, path)
        paragraph = own if own is not None else first_paragraph(self._root)
        if run is not None:
            put_range_around(comment_id, [run])
        elif paragraph is not None:
            put_range_in(comment_id, paragraph)
        return BESIDE if own is not None else _reason(comment, path)


def _reason(comment: Comment, path: str) -> str:
    if comment.place is None:
        return WHOLE
    if _NOTE.match(path):
        return NOTE
    return FURNITURE if path.startswith(("header ", "footer ")) else OUTSIDE
