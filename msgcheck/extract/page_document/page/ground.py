"""The ground of the words of a PDF page: what is painted under and over them, and whether they may be unseen on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import inf

from msgcheck.extract.page_document.page.clips import Bounds
from msgcheck.extract.page_document.page.painting import Colour, Paint, Painting, Style
from msgcheck.extract.page_document.page.sheet import Sheet

INVISIBLE, CLIP_ONLY = 3, 7
"""Modes in which letters are drawn by no paint of their own (ISO 32000-1, table 106)."""

FAINT = 64
"""Of 255: what is painted less opaque may not be seen."""

_SAME = 32
"""Of 255, in each of red, green and blue: colours that differ less may look the same."""

_OPAQUE = _WHITE = 255
_BANDS = 48
"""Bands of a sheet by which paints are looked up: about as high as a line of text."""


class Ground:
    """The paints of a page, to be asked what lies under and over a word."""

    def __init__(self, painting: Painting, sheet: Sheet, *, is_crowded: bool) -> None:
        self._painting = painting
        self._sheet = sheet
        self._bottom, self._top = sheet.bottom, sheet.top
        self._band_height = (sheet.top - sheet.bottom) / _BANDS
        if not 0 < self._band_height < inf:
            self._bottom, self._top, self._band_height = 0.0, 0.0, 1.0  # one band for all
        self._is_crowded = is_crowded
        self._own: dict[int, tuple[bool, Bounds | None]] = {}

    def unclear_texts(self, texts: set[int]) -> set[int]:
        """Return those of the texts, given by their addresses, whose words may be unseen somewhere on the sheet.

        Most of a document is none of these: nothing is painted over it, nothing under it has its colour, and no clip
        cuts into the sheet.
        """
        if self._is_crowded:
            return texts
        paints, looks, orders = self._painting.paints, self._painting.looks, self._painting.orders
        grounds = [paint.colour for paint in paints if paint.colour is not None]
        plain = {style for style in self._painting.styles if _is_plain(style, grounds)}
        last = paints[-1].order if paints else 0
        uppermost = [each for each in texts if orders[each] >= last]
        likely = [each for each in uppermost if looks[each].style in plain and not looks[each].is_veiled]
        unclipped = self._painting.unclipped(likely)
        return texts - unclipped - {each for each in likely if each not in unclipped and self._is_whole(each)}

    def _is_whole(self, text_object: int) -> bool:
        """Tell whether a text is mixed with nothing, and its clip holds the sheet."""
        is_blended, clip = self._own_of(text_object)
        return not is_blended and (clip is None or _holds_sheet(clip, self._sheet))

    def may_hide(self, text_object: int, bounds: Bounds) -> bool:
        """Tell whether a word of a text, with these bounds, may be hidden."""
        look = self._painting.looks[text_object]
        _, colour, alpha = look.style
        if self._is_crowded or alpha < FAINT or colour is None or look.is_veiled:
            return True
        x, y = middle(bounds)
        is_blended, clip = self._own_of(text_object)
        if is_blended or not (clip is None or _holds(clip, x, y)):
            return True
        order, paints = self._painting.orders[text_object], self._around(x, y)
        below = [paint for paint in paints if paint.order < order]
        return _is_covered(bounds, paints[len(below) :]) or _may_be(colour, below)

    def is_picture(self, x: float, y: float) -> bool:
        """Tell whether a point lies on a picture."""
        return any(paint.is_picture for paint in self._around(x, y))

    def _own_of(self, text_object: int) -> tuple[bool, Bounds | None]:
        """Return whether a text is blended with what lies under it, and the bounds of what it is clipped to."""
        own = self._own.get(text_object)
        if own is None:
            is_opaque = self._painting.looks[text_object].style.alpha == _OPAQUE
            is_blended = is_opaque and self._painting.is_blended(text_object)
            own = self._own[text_object] = (is_blended, self._painting.clip(text_object))
        return own

    def _around(self, x: float, y: float) -> list[Paint]:
        """Return the paints that hold a point, in the order of drawing."""
        return [
            paint
            for paint, (left, bottom, right, top) in self._bands[self._band(y)]
            if left <= x <= right and bottom <= y <= top
        ]

    @cached_property
    def _bands(self) -> list[list[tuple[Paint, Bounds]]]:
        """The paints that meet each of the bands of the sheet, with their bounds, in the order of drawing."""
        bands: list[list[tuple[Paint, Bounds]]] = [[] for _ in range(_BANDS)]
        for paint in self._painting.paints:
            _, bottom, _, top = paint.bounds
            for band in bands[self._band(bottom) : self._band(top) + 1]:
                band.append((paint, paint.bounds))
        return bands

    def _band(self, y: float) -> int:
        """Return the band of the sheet in which a height lies, or that is nearest to it."""
        return min(int((min(max(y, self._bottom), self._top) - self._bottom) / self._band_height), _BANDS - 1)


def _is_covered(bounds: Bounds, paints: Sequence[Paint]) -> bool:
    """Tell whether one of the paints over the middle of a word hides it: a rectangle, or one as wide as the word."""
    left, _, right, _ = bounds
    return any(is_rectangle or (x0 <= left + 1 and right <= x1 + 1) for _, (x0, _, x1, _), _, is_rectangle, _ in paints)


def _may_be(colour: Colour, paints: Sequence[Paint]) -> bool:
    """Tell whether a point may have this colour after these paints."""
    for _, _, ground, is_rectangle, _ in reversed(paints):
        if ground is None:
            break  # of a picture or a shade: only light texts are looked at
        if _is_same(colour, ground):
            return True
        if is_rectangle:
            return False
    return min(colour) > _WHITE - _SAME


def _is_plain(style: Style, grounds: Sequence[Colour]) -> bool:
    """Tell whether letters in a style are seen on white and on all these grounds."""
    mode, colour, alpha = style
    if mode in (INVISIBLE, CLIP_ONLY) or alpha < FAINT or colour is None:
        return False
    return min(colour) <= _WHITE - _SAME and not any(_is_same(colour, ground) for ground in grounds)


def _holds_sheet(bounds: Bounds, sheet: Sheet) -> bool:
    left, bottom, right, top = bounds
    return left <= sheet.left and bottom <= sheet.bottom and right >= sheet.right and top >= sheet.top


def _is_same(first: Colour, second: Colour) -> bool:
    return all(abs(one - other) < _SAME for one, other in zip(first, second, strict=True))


def _holds(bounds: Bounds, x: float, y: float) -> bool:
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]


def middle(bounds: Bounds) -> tuple[float, float]:
    """Return the point in the middle of bounds."""
    left, bottom, right, top = bounds
    return (left + right) / 2, (bottom + top) / 2
