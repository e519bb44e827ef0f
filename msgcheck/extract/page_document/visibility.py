"""Which words of a PDF page nobody sees: invisible, of the colour of the ground, covered, cut off, switched off.

What may be hidden is found by geometry, generously; whether it is, the page itself tells: it is drawn with and
without these texts, and a word without which the page looks the same is hidden.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from operator import sub
from typing import NamedTuple

from msgcheck.extract.page_document.painting import Bounds, Colour, Paint, Painting, Style, Text
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

_SCAN = 0.5
"""Share of a page that pictures cover where invisible text is what a scanner's program read in them."""


class Piece(NamedTuple):
    """A word, or the part of one that is drawn another way; ``text_object`` is the address of what draws it."""

    start: int
    end: int
    bounds: Bounds
    text_object: int


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


def judged_by_geometry(
    pieces: Sequence[Piece], painting: Painting, sheet: Sheet, *, is_layered: bool = False
) -> Verdict:
    """Tell the pieces that are certainly hidden and those that may be.

    ``is_layered``: parts of this document are switched off, so that every piece may be hidden.
    """
    ground = _Ground(painting, is_crowded=is_layered or len(pieces) * len(painting.paints) > _COMPARISONS)
    texts, clear = painting.texts, ground.clear_texts(sheet)
    if _are_plainly_seen(pieces, texts.keys() - clear, sheet):
        return Verdict(set(), set(), [], set(), is_scan=_is_scan(painting.paints, sheet))
    lost: set[int] = set()
    invisible: set[int] = set()
    suspects: list[int] = []
    inked: set[int] = set()
    for index, (start, end, bounds, text_object) in enumerate(pieces):
        left, bottom, right, top = bounds
        x, y = (left + right) / 2, (bottom + top) / 2
        is_off = not (sheet.left <= x <= sheet.right and sheet.bottom <= y <= sheet.top)
        if is_off or _is_tiny(right - left, top - bottom, end - start):
            lost.add(index)
        elif text_object in texts and text_object not in clear:
            text = texts[text_object]
            is_unseen = text.style.mode == _INVISIBLE or text.style.alpha < _FAINT
            if text.style.mode == _CLIP_ONLY or (is_unseen and ground.is_picture(x, y)):
                suspects.append(index)
                inked.add(index)
            elif text.style.mode == _INVISIBLE:
                invisible.add(index)
            elif ground.may_hide(text, text_object, bounds):
                suspects.append(index)
    return Verdict(lost, invisible, suspects, inked, _is_scan(painting.paints, sheet))


class _Ground:
    """The paints of a page, to be asked what lies under and over a word."""

    def __init__(self, painting: Painting, *, is_crowded: bool) -> None:
        self._painting = painting
        self._paints = painting.paints
        self._orders = [paint.order for paint in self._paints]
        self._is_crowded = is_crowded
        self._own: dict[int, tuple[bool, Bounds | None]] = {}

    def clear_texts(self, sheet: Sheet) -> set[int]:
        """Return the addresses of texts whose words are seen wherever on the sheet they stand, most of a document.

        Nothing is painted over them, nothing under them has their colour, and no clip cuts into the sheet.
        """
        if self._is_crowded:
            return set()
        last = self._orders[-1] if self._orders else 0
        grounds = [paint.colour for paint in self._paints if paint.colour is not None]
        plain = {style for style in self._painting.styles if _is_plain(style, grounds)}
        texts = self._painting.texts
        addresses = [
            address
            for address, (order, style, _, is_veiled) in texts.items()
            if order >= last and not is_veiled and style in plain
        ]
        clear = self._painting.unclipped(addresses)
        for address in addresses:
            if address not in clear:
                is_blended, clip = self._own_of(address, texts[address])
                if not is_blended and (clip is None or _holds_sheet(clip, sheet)):
                    clear.add(address)
        return clear

    def may_hide(self, text: Text, text_object: int, bounds: Bounds) -> bool:
        """Tell whether a word of a text, with these bounds, may be hidden."""
        _, colour, alpha = text.style
        if self._is_crowded or alpha < _FAINT or colour is None or text.is_veiled:
            return True
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        is_blended, clip = self._own_of(text_object, text)
        if is_blended or not (clip is None or _holds(clip, x, y)):
            return True
        at = bisect_left(self._orders, text.order)
        return self._is_covered(at, bounds, x, y) or self._may_be(colour, at, x, y)

    def is_picture(self, x: float, y: float) -> bool:
        """Tell whether a point lies on a picture."""
        return any(paint.is_picture and _holds(paint.bounds, x, y) for paint in self._paints)

    def _own_of(self, text_object: int, text: Text) -> tuple[bool, Bounds | None]:
        """Return whether a text is blended with what lies under it, and the bounds of what it is clipped to."""
        own = self._own.get(text_object)
        if own is None:
            is_blended = text.style.alpha == _OPAQUE and self._painting.is_blended(text_object)
            own = self._own[text_object] = (is_blended, self._painting.clip(text_object, text.matrix))
        return own

    def _is_covered(self, at: int, bounds: Bounds, x: float, y: float) -> bool:
        """Tell whether something is painted over a word from this paint on: over its middle, by a simple shape."""
        left, _, right, _ = bounds
        for _, (x0, y0, x1, y1), _, is_rectangle, _ in self._paints[at:]:
            if x0 <= x <= x1 and y0 <= y <= y1 and (is_rectangle or (x0 <= left + 1 and right <= x1 + 1)):
                return True
        return False

    def _may_be(self, colour: Colour, at: int, x: float, y: float) -> bool:
        """Tell whether a point may have this colour before this paint."""
        for _, (x0, y0, x1, y1), ground, is_rectangle, _ in reversed(self._paints[:at]):
            if not (x0 <= x <= x1 and y0 <= y <= y1):
                continue
            if ground is None:
                break  # of a picture or a shade: only light texts are looked at
            if _is_same(colour, ground):
                return True
            if is_rectangle:
                return False
        return min(colour) > _WHITE - _SAME


def _are_plainly_seen(pieces: Sequence[Piece], unclear: Set[int], sheet: Sheet) -> bool:
    """Tell whether all words are large enough, lie on the sheet, and are drawn by none of the ``unclear`` texts."""
    if not pieces or not unclear.isdisjoint([piece[3] for piece in pieces]):
        return False
    left, bottom, right, top = zip(*[piece[2] for piece in pieces], strict=True)
    if min(left) < sheet.left or max(right) > sheet.right or min(bottom) < sheet.bottom or max(top) > sheet.top:
        return False
    return all(size >= _SMALLEST for size in (min(map(sub, right, left)), min(map(sub, top, bottom))))


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
