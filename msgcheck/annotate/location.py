"""From code points of a passage to the code points of the pieces that they were read from."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.annotate.marks import Anchor
from msgcheck.annotate.passage_change import Swap
from msgcheck.annotate.piece import Piece, PieceEdit
from msgcheck.extract.raised import lowered

Origin = tuple[int, int]
"""(number of the piece, code point in it)."""

_BETWEEN_LINES = frozenset("> \t\r\n\u00a0")
"""White space, and the sign that begins every line of a quotation in Markdown."""


_LONGEST_SPACE = 200
"""Characters of white space in a source that may stand between two words of a match: line ends, indentation."""


def replacing_edits(
    text: str, swap: Swap, anchors: Sequence[tuple[int, Anchor]], pieces: Sequence[Piece]
) -> list[PieceEdit] | None:
    """Return the edits that make ``swap`` of a passage ``text``; ``None`` where some of its span cannot be located.

    The new text goes where the first character stands, the others are taken away: formatting of the first run stays.
    ``anchors`` are those of the passage ``text``.
    """
    full = source_of(text, swap.start, swap.end, anchors, pieces)
    if full is None:
        return None
    return [
        PieceEdit(piece, first, behind, "" if number else swap.new)
        for number, (piece, first, behind) in enumerate(stretches_of(full))
    ]


def source_of(
    text: str, start: int, end: int, anchors: Sequence[tuple[int, Anchor]], pieces: Sequence[Piece], *, reach: int = 0
) -> list[Origin] | None:
    """Return where the code points ``start`` to ``end`` of a passage ``text`` stand, what goes with them included.

    ``None`` where some of them cannot be located. With a ``reach``, as many code points on both sides help to locate
    signs that stand beside no word of the span.
    """
    origins = {
        position: origin
        for position, origin in _origins(
            text, max(0, start - reach), min(end + reach, len(text)), anchors, pieces
        ).items()
        if start <= position < end
    }
    if start not in origins or end - 1 not in origins:
        return None
    full: list[Origin] = []
    last = start
    for position in sorted(origins):
        if full:
            gap = _gap(text[last + 1 : position], full[-1], origins[position], pieces)
            if gap is None:
                return None
            full += gap
        full.append(origins[position])
        last = position
    return full


def span_ends(
    text: str, start: int, end: int, anchors: Sequence[tuple[int, Anchor]], pieces: Sequence[Piece]
) -> tuple[Origin, Origin] | None:
    """Return the origins of the first and the last code point of a span that can be located; ``None`` where none can.

    Between them there may be text from elsewhere. ``anchors`` are those of the passage ``text``.
    """
    origins = _origins(text, start, end, anchors, pieces)
    return (origins[min(origins)], origins[max(origins)]) if origins else None


def _origins(
    text: str, start: int, end: int, anchors: Sequence[tuple[int, Anchor]], pieces: Sequence[Piece]
) -> dict[int, Origin]:
    """Return the origins of the code points of a span: of its anchored words, and between them as far as texts agree.

    From each word it goes forwards up to the next one, then backwards over what is still open.
    """
    origins: dict[int, Origin] = {}
    text = lowered(text)
    words = [(at, anchor) for at, anchor in anchors if at < end and at + anchor.end - anchor.start > start]
    nexts = [*(at for at, _ in words[1:]), end]
    for (at, anchor), limit in zip(words, nexts, strict=False):
        source, shift = lowered(pieces[anchor.piece].text), anchor.start - at
        for position in range(max(at, start), min(limit, len(source) - shift)):
            if source[position + shift] != text[position]:
                break
            origins[position] = (anchor.piece, position + shift)
    for at, anchor in words:
        source, shift = lowered(pieces[anchor.piece].text), anchor.start - at
        for position in range(at - 1, max(start, -shift) - 1, -1):
            if position in origins or source[position + shift] != text[position]:
                break
            origins[position] = (anchor.piece, position + shift)
    return origins


def _gap(text: str, first: Origin, second: Origin, pieces: Sequence[Piece]) -> Sequence[Origin] | None:
    """Return what stands between two origins and goes with them, when ``text`` is read between them.

    That is a run of signs alone, and white space that a reader made one space of; markup stays. ``None`` where the
    text comes from elsewhere; a line break is an element, and stays.
    """
    between = _between(first, second, len(text) + _LONGEST_SPACE, pieces)
    source = "".join(pieces[piece].text[at] for piece, at in between)
    if source == text or lowered(source) == lowered(text) or (_BETWEEN_LINES.issuperset(source) and not text.strip()):
        return between
    return None if text.strip() else ()


def _between(first: Origin, second: Origin, most: int, pieces: Sequence[Piece]) -> list[Origin]:
    """Return the origins from behind ``first`` to before ``second``, at most ``most`` and one more."""
    found: list[Origin] = []
    piece, at = first[0], first[1] + 1
    while (piece, at) < second and pieces[piece].part == pieces[second[0]].part and len(found) <= most:
        if at < len(pieces[piece].text):
            found.append((piece, at))
            at += 1
        else:
            piece, at = piece + 1, 0
    return found


def stretches_of(origins: Sequence[Origin]) -> list[tuple[int, int, int]]:
    """Join neighbours to (piece, start, end)."""
    stretches: list[tuple[int, int, int]] = []
    for piece, at in origins:
        if stretches and stretches[-1][0] == piece and stretches[-1][2] == at:
            stretches[-1] = (piece, stretches[-1][1], at + 1)
        else:
            stretches.append((piece, at, at + 1))
    return stretches
