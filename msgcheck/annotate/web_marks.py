"""Findings as marks in a web page, and as a list at its end where no words can be marked."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from msgcheck.annotate.comment import Annotated, Comment
from msgcheck.annotate.guarded import annotated_within
from msgcheck.annotate.piece import Piece
from msgcheck.annotate.source import Source, open_source
from msgcheck.annotate.span_location import Stretch, locate
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.annotate.web_markup import LIST_TITLE, Marking, markable_starts, with_ours, without_ours
from msgcheck.extract.limits import Limits
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Passage

_ATTEMPTS = 4
"""How often comments whose marks turn out to change what is read are listed, and the rest is tried again."""

_LISTED = "it is listed at the end of the page."
WHOLE = f"It is about the page as a whole: {_LISTED}"
UNSEEN = {
    Layer.ALT: f"It stands in a text for those who cannot see the page: {_LISTED}",
    Layer.HIDDEN: f"It stands in hidden text: {_LISTED}",
    Layer.COMMENT: f"It stands in a comment in the source: {_LISTED}",
    Layer.METADATA: f"It stands in the metadata of the page: {_LISTED}",
}
NOT_LOCATED = f"Its words do not stand in the source as they read, or in a field or in data: {_LISTED}"
NO_MARKS = f"It stands where a page takes no marks, such as a field, a choice or a drawing: {_LISTED}"
ENTANGLED = f"With a mark the page would read differently: {_LISTED}"

_Reading = tuple[str, str]
"""Layer and text. The role is left out: an element that is never closed goes on around the list at the end."""


def annotate_html(data: bytes, comments: Sequence[Comment]) -> Annotated:
    """Return a web page with ``comments`` as marks around their words; those of an earlier time go.

    A mark is ``<mark class="msgcheck" data-msgcheck="FINGERPRINT" title="...">``, several where markup stands between
    the words; where comments overlap, one mark bears several fingerprints. What no mark can stand at is listed in
    ``<aside class="msgcheck">`` at the end of the body, with its place. Every byte of the page stays as it is, and in
    order. That it reads as before is proved by reading it again; all of it is done in a worker.
    """
    return annotated_within(Limits(), _annotate, data, comments)


def _annotate(data: bytes, comments: Sequence[Comment]) -> Annotated:
    given = open_source(data, "html", Limits())
    ((part, text),) = given.parts.items()
    bare = without_ours(text)
    if not comments:
        return Annotated(None if bare == text else bare.encode(given.encoding), (), ())
    source = replace(given, parts={part: bare})
    return _Annotating(source, bare, comments).annotated()


class _Annotating:
    """One annotating of one page, ``text`` its source."""

    def __init__(self, source: Source, text: str, comments: Sequence[Comment]) -> None:
        self._text = text
        self._encoding = source.encoding
        self._comments = comments
        self._pieces: list[Piece] = source.pieces()
        self._stretches = locate(source, self._pieces, comments, _read)
        self._before = Counter(map(_reading, _read(text.encode(source.encoding))))

    def annotated(self) -> Annotated:
        """Mark as many comments as can be without anything else reading differently, and list the others."""
        reasons = self._reasons()
        for _ in range(_ATTEMPTS):
            data = self._written(reasons)
            entangled = self._entangled(data, reasons)
            if not entangled:
                return Annotated(
                    data,
                    tuple(each.fingerprint for each, reason in zip(self._comments, reasons, strict=True) if not reason),
                    tuple((each.fingerprint, why) for each, why in zip(self._comments, reasons, strict=True) if why),
                )
            reasons = [ENTANGLED if number in entangled else reason for number, reason in enumerate(reasons)]
        raise UnfixableError("The page reads differently with every mark that is put into it.")

    def _reasons(self) -> list[str | None]:
        """Return for each comment why it is listed, ``None`` where it is marked."""
        starts = markable_starts(self._text)
        return [
            _why_listed(comment) or self._why_not_marked(stretches, starts)
            for comment, stretches in zip(self._comments, self._stretches, strict=True)
        ]

    def _why_not_marked(self, stretches: Sequence[Stretch], starts: frozenset[int]) -> str | None:
        if not stretches:
            return NOT_LOCATED
        return None if all(self._pieces[piece].offsets[0] in starts for piece, _, _ in stretches) else NO_MARKS

    def _written(self, reasons: Sequence[str | None]) -> bytes:
        rows = list(zip(self._comments, self._stretches, reasons, strict=True))
        markings = [Marking(comment, stretches) for comment, stretches, reason in rows if reason is None]
        listed = [comment for comment, _, reason in rows if reason is not None]
        text = with_ours(self._text, self._pieces, markings, listed)
        return text.encode(self._encoding, errors="xmlcharrefreplace")

    def _entangled(self, data: bytes, reasons: Sequence[str | None]) -> set[int]:
        """Return the numbers of the marked comments whose passages read differently; all, where others do.

        Raises ``UnfixableError`` where there are none to be taken back.
        """
        after = Counter(map(_reading, _read(data)))
        ours = {each for each in after - self._before if each[0] == Layer.COMMENT}
        changed = {*(self._before - after), *(after - self._before)} - ours
        is_listed = not any(reasons) or any(text == LIST_TITLE for _, text in ours)
        if is_listed and not changed:
            return set()
        marked = {number for number, reason in enumerate(reasons) if reason is None}
        texts = {text for _, text in changed}
        guilty = {at for at in marked if _even(self._comments[at].passage) in texts}
        if not is_listed or not marked:
            raise UnfixableError("The page has no end for a list of findings: something in it is never closed.")
        return guilty or marked


def _why_listed(comment: Comment) -> str | None:
    if comment.place is None or comment.layer is None:
        return WHOLE
    return UNSEEN.get(Layer(comment.layer))


def _read(data: bytes) -> Sequence[Passage]:
    return extract(io.BytesIO(data), "html", Limits()).passages


def _reading(passage: Passage) -> _Reading:
    return passage.layer, _even(passage.text)


def _even(text: str) -> str:
    return " ".join(text.split())
