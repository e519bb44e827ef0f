"""Which words of a PDF page nobody sees: invisible, of the colour of the ground, covered, cut off, switched off.

What may be hidden is found by geometry, generously; whether it is, the page itself tells: it is drawn with and
without these texts, and a word without which the page looks the same is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import NamedTuple

from msgcheck.extract.page_document.page.clips import Bounds
from msgcheck.extract.page_document.page.ground import CLIP_ONLY, FAINT, INVISIBLE, Ground, middle
from msgcheck.extract.page_document.page.painting import Paint, Painting
from msgcheck.extract.page_document.page.sheet import Sheet

_SMALLEST = 1.0
"""Points. A font as low, or a word as narrow, is none to be read."""

_COMPARISONS = 200_000
"""Words times paints of one page; above, every word is a suspect, which takes two drawings and no comparisons."""

_SCAN = 0.5
"""Share of a page that pictures cover where invisible text is what a scanner's program read in them."""


class Pieces(NamedTuple):
    """Words, or parts of words that are drawn each another way, in the order of the file: a column for each property.

    A piece is the text from ``starts`` to ``ends``; ``lefts``, ``bottoms``, ``rights`` and ``tops`` are its bounds in
    points of the file, y upwards; ``drawn_by`` is the address of the text object that draws it, 0 for none.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    lefts: Sequence[float]
    bottoms: Sequence[float]
    rights: Sequence[float]
    tops: Sequence[float]
    drawn_by: Sequence[int]

    def bounds(self, index: int) -> Bounds:
        """Return the bounds of one piece."""
        return self.lefts[index], self.bottoms[index], self.rights[index], self.tops[index]

    def at(self, indexes: Sequence[int]) -> Pieces:
        """Return some of the pieces."""
        return Pieces._make([column[index] for index in indexes] for column in self)


class Verdict(NamedTuple):
    """Indices of pieces: beside the page or too small, drawn invisibly, and to be looked at on the drawn page.

    Of the suspects, ``inked`` are seen where the page shows anything at all: a program's reading of the picture under
    it, and text that is painted by what shines through it. ``is_scan``: pictures cover most of the page.
    """

    lost: set[int]
    invisible: set[int]
    suspects: list[int]
    inked: set[int]
    is_scan: bool

    def hidden(self, count: int, unseen: set[int]) -> set[int]:
        """Return the hidden ones of so many pieces, when of the suspects these were ``unseen``.

        Where none is drawn and pictures cover the page, the texts are what a program read in the pictures of a scanner:
        readers see them there.
        """
        hidden = self.lost | self.invisible | unseen
        return self.lost if self.is_scan and len(hidden | self.inked) == count else hidden


def judged_by_geometry(pieces: Pieces, painting: Painting, sheet: Sheet, *, is_layered: bool = False) -> Verdict:
    """Tell the pieces that are certainly hidden and those that may be.

    ``is_layered``: parts of this document are switched off, so that every piece may be hidden.
    """
    count = len(pieces.starts)
    ground = Ground(painting, sheet, is_crowded=is_layered or count * len(painting.paints) > _COMPARISONS)
    unclear = ground.unclear_texts(painting.orders.keys() & set(pieces.drawn_by))
    verdict = Verdict(_lost(pieces, sheet), set(), [], set(), is_scan=_is_scan(painting.paints, sheet))
    for index, text_object in enumerate(pieces.drawn_by if unclear else ()):
        if text_object not in unclear or index in verdict.lost:
            continue
        bounds = pieces.bounds(index)
        style = painting.looks[text_object].style
        is_unseen = style.mode == INVISIBLE or style.alpha < FAINT
        if style.mode == CLIP_ONLY or (is_unseen and ground.is_picture(*middle(bounds))):
            verdict.suspects.append(index)
            verdict.inked.add(index)
        elif style.mode == INVISIBLE:
            verdict.invisible.add(index)
        elif ground.may_hide(text_object, bounds):
            verdict.suspects.append(index)
    return verdict


def _lost(pieces: Pieces, sheet: Sheet) -> set[int]:
    """Return the pieces that lie beside the sheet or are too small to be read, by their indices."""
    starts, ends, lefts, bottoms, rights, tops, _ = pieces
    if not starts:
        return set()
    is_on = sheet.left <= min(lefts) and max(rights) <= sheet.right
    is_on = is_on and sheet.bottom <= min(bottoms) and max(tops) <= sheet.top
    if is_on and min(map(sub, rights, lefts)) >= _SMALLEST and min(map(sub, tops, bottoms)) >= _SMALLEST:
        return set()
    lost = set()
    for index in range(len(starts)):
        left, bottom, right, top = pieces.bounds(index)
        x, y = middle((left, bottom, right, top))
        is_off = not (sheet.left <= x <= sheet.right and sheet.bottom <= y <= sheet.top)
        if is_off or _is_tiny(right - left, top - bottom, ends[index] - starts[index]):
            lost.add(index)
    return lost


def _is_tiny(width: float, height: float, length: int) -> bool:
    """Tell a word too small to be read: a font, or a word of several letters, of no height or width."""
    return min(width, height) < _SMALLEST and (max(width, height) < 20 * _SMALLEST or length > 1)


def _is_scan(paints: Sequence[Paint], sheet: Sheet) -> bool:
    """Tell whether pictures cover most of a page."""
    width, height = sheet.size
    pictures = [paint.bounds for paint in paints if paint.is_picture]
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in pictures)
    return area >= _SCAN * width * height > 0
