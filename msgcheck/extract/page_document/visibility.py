"""Which words of a PDF page nobody sees: invisible, of the colour of the ground, covered, cut off, switched off.

What may be hidden is found by geometry, generously; whether it is, the page itself tells: it is drawn with and
without these texts, and a word without which the page looks the same is hidden.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from math import inf
from operator import sub
from typing import NamedTuple

from msgcheck.extract.page_document.painting import Bounds, Colour, Paint, Painting, Style
from msgcheck.extract.page_document.sheet import Sheet

_INVISIBLE, _CLIP_ONLY = 3, 7
_SMALLEST = 1.0
"""Points. A font as low, or a word as narrow, is none to be read."""

_FAINT = 64
"""Of 255: what is painted less opaque may not be seen."""

_SAME = 32
"""Of 255, in each of red, green and blue: colours that differ less may look the same."""

_OPAQUE = _WHITE = 255
_COMPARISONS = 200_000
"""Words times paints of one page; above, every word is a suspect, which takes two drawings and no comparisons."""

_BANDS = 48
"""Bands of a sheet by which paints are looked up: about as high as a line of text."""

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
    ground = _Ground(painting, sheet, is_crowded=is_layered or count * len(painting.paints) > _COMPARISONS)
    unclear = painting.orders.keys() - ground.clear_texts()
    verdict = Verdict(_lost(pieces, sheet), set(), [], set(), is_scan=_is_scan(painting.paints, sheet))
    if unclear.isdisjoint(pieces.drawn_by):
        return verdict
    for index, text_object in enumerate(pieces.drawn_by):
        if text_object not in unclear or index in verdict.lost:
            continue
        bounds = pieces.bounds(index)
        style = painting.looks[text_object].style
        is_unseen = style.mode == _INVISIBLE or style.alpha < _FAINT
        if style.mode == _CLIP_ONLY or (is_unseen and ground.is_picture(*_middle(bounds))):
            verdict.suspects.append(index)
            verdict.inked.add(index)
        elif style.mode == _INVISIBLE:
            verdict.invisible.add(index)
        elif ground.may_hide(text_object, bounds):
            verdict.suspects.append(index)
    return verdict


class _Ground:
    """The paints of a page, to be asked what lies under and over a word."""

    def __init__(self, painting: Painting, sheet: Sheet, *, is_crowded: bool) -> None:
        self._painting = painting
        self._sheet = sheet
        self._orders = [paint.order for paint in painting.paints]
        self._is_crowded = is_crowded
        self._own: dict[int, tuple[bool, Bounds | None]] = {}

    def clear_texts(self) -> set[int]:
        """Return the addresses of texts whose words are seen wherever on the sheet they stand, most of a document.

        Nothing is painted over them, nothing under them has their colour, and no clip cuts into the sheet.
        """
        if self._is_crowded:
            return set()
        grounds = [paint.colour for paint in self._painting.paints if paint.colour is not None]
        plain = {style for style in self._painting.styles if _is_plain(style, grounds)}
        looks, orders = self._painting.looks, self._painting.orders
        first = bisect_left(list(orders.values()), self._orders[-1]) if self._orders else 0
        addresses = [
            address
            for address in islice(orders, first, None)
            if not looks[address].is_veiled and looks[address].style in plain
        ]
        clear = self._painting.unclipped(addresses)
        for address in addresses:
            if address not in clear:
                is_blended, clip = self._own_of(address)
                if not is_blended and (clip is None or _holds_sheet(clip, self._sheet)):
                    clear.add(address)
        return clear

    def may_hide(self, text_object: int, bounds: Bounds) -> bool:
        """Tell whether a word of a text, with these bounds, may be hidden."""
        look = self._painting.looks[text_object]
        _, colour, alpha = look.style
        if self._is_crowded or alpha < _FAINT or colour is None or look.is_veiled:
            return True
        x, y = _middle(bounds)
        is_blended, clip = self._own_of(text_object)
        if is_blended or not (clip is None or _holds(clip, x, y)):
            return True
        order = self._painting.orders[text_object]
        return self._is_covered(order, bounds, x, y) or self._may_be(colour, order, x, y)

    def is_picture(self, x: float, y: float) -> bool:
        """Tell whether a point lies on a picture."""
        return any(paint.is_picture and _holds(paint.bounds, x, y) for paint in self._bands[self._band(y)])

    def _own_of(self, text_object: int) -> tuple[bool, Bounds | None]:
        """Return whether a text is blended with what lies under it, and the bounds of what it is clipped to."""
        own = self._own.get(text_object)
        if own is None:
            is_opaque = self._painting.looks[text_object].style.alpha == _OPAQUE
            is_blended = is_opaque and self._painting.is_blended(text_object)
            own = self._own[text_object] = (is_blended, self._painting.clip(text_object))
        return own

    def _is_covered(self, order: int, bounds: Bounds, x: float, y: float) -> bool:
        """Tell whether something is painted over a word that was drawn before: over its middle, by a simple shape."""
        left, _, right, _ = bounds
        for at, (x0, y0, x1, y1), _, is_rectangle, _ in reversed(self._bands[self._band(y)]):
            if at < order:
                break
            if x0 <= x <= x1 and y0 <= y <= y1 and (is_rectangle or (x0 <= left + 1 and right <= x1 + 1)):
                return True
        return False

    def _may_be(self, colour: Colour, order: int, x: float, y: float) -> bool:
        """Tell whether a point may have this colour before a word is drawn there."""
        for at, (x0, y0, x1, y1), ground, is_rectangle, _ in reversed(self._bands[self._band(y)]):
            if at >= order or not (x0 <= x <= x1 and y0 <= y <= y1):
                continue
            if ground is None:
                break  # of a picture or a shade: only light texts are looked at
            if _is_same(colour, ground):
                return True
            if is_rectangle:
                return False
        return min(colour) > _WHITE - _SAME

    @cached_property
    def _bands(self) -> list[list[Paint]]:
        """The paints that meet each of the bands that the sheet is cut into, in the order of drawing."""
        bands: list[list[Paint]] = [[] for _ in range(_BANDS)]
        for paint in self._painting.paints:
            _, bottom, _, top = paint.bounds
            for band in bands[self._band(bottom) : self._band(top) + 1]:
                band.append(paint)
        return bands

    def _band(self, y: float) -> int:
        """Return the band of the sheet in which a height lies, or that is nearest to it."""
        bottom, top = self._sheet.bottom, self._sheet.top
        if not 0 < top - bottom < inf:
            return 0
        return min(int(_BANDS * (min(max(y, bottom), top) - bottom) / (top - bottom)), _BANDS - 1)


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
        x, y = _middle((left, bottom, right, top))
        is_off = not (sheet.left <= x <= sheet.right and sheet.bottom <= y <= sheet.top)
        if is_off or _is_tiny(right - left, top - bottom, ends[index] - starts[index]):
            lost.add(index)
    return lost


def _middle(bounds: Bounds) -> tuple[float, float]:
    left, bottom, right, top = bounds
    return (left + right) / 2, (bottom + top) / 2


def _is_plain(style: Style, grounds: Sequence[Colour]) -> bool:
    """Tell whether letters in a style are seen on white and on all these grounds."""
    mode, colour, alpha = style
    if mode in (_INVISIBLE, _CLIP_ONLY) or alpha < _FAINT or colour is None:
        return False
    return min(colour) <= _WHITE - _SAME and not any(_is_same(colour, ground) for ground in grounds)


def _holds_sheet(bounds: Bounds, sheet: Sheet) -> bool:
    left, bottom, right, top = bounds
    return left <= sheet.left and bottom <= sheet.bottom and right >= sheet.right and top >= sheet.top


def _is_tiny(width: float, height: float, length: int) -> bool:
    """Tell a word too small to be read: a font, or a word of several letters, of no height or width."""
    return min(width, height) < _SMALLEST and (max(width, height) < 20 * _SMALLEST or length > 1)


def _is_scan(paints: Sequence[Paint], sheet: Sheet) -> bool:
    """Tell whether pictures cover most of a page."""
    width, height = sheet.size
    pictures = [paint.bounds for paint in paints if paint.is_picture]
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in pictures)
    return area >= _SCAN * width * height > 0


def _is_same(first: Colour, second: Colour) -> bool:
    return all(abs(one - other) < _SAME for one, other in zip(first, second, strict=True))


def _holds(bounds: Bounds, x: float, y: float) -> bool:
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]
