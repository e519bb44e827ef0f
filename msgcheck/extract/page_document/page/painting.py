"""What is drawn on a PDF page, in the order it is drawn: where texts stand in it, and what may cover them."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from ctypes import addressof, c_float, c_int, c_uint
from itertools import compress, repeat
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from msgcheck.extract.page_document.page import pdfium_calls as calls
from msgcheck.extract.page_document.page.clips import Bounds, Clips

Colour = tuple[int, ...]
"""Red, green and blue, 0 to 255."""

Matrix = tuple[float, ...]
"""a, b, c, d, e, f of ISO 32000-1, 8.3.3."""

_TEXT, _PATH, _IMAGE, _FORM = (
    pdfium_c.FPDF_PAGEOBJ_TEXT,
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_IMAGE,
    pdfium_c.FPDF_PAGEOBJ_FORM,
)
_MAX_OBJECTS = 50_000
"""Drawn things of one page that are looked at; a page of text has some hundred."""

_MAX_DEPTH = 12
_SMALL = 3.0
"""Points: what is lower or narrower hides no word."""

_RECTANGLE_SEGMENTS = 6
_STROKE = 2
"""The last of the modes in which letters are filled, drawn as outlines, or both."""

_OUTLINED = 1
"""The mode, but for a clip, in which the colour of letters is that of their outlines."""

_NO_COLOUR = array("i", (-1, -1, -1, 255))
_LIGHT = 200
_OPAQUE = 200
"""Of 255: what is painted so thick is taken to hide what lies under it, until the page is drawn."""


class Paint(NamedTuple):
    """A filled shape, a picture or a shade. ``colour`` is ``None`` where it has many or lets others through."""

    order: int
    bounds: Bounds
    colour: Colour | None
    is_rectangle: bool
    is_picture: bool


class Style(NamedTuple):
    """How letters are drawn: the mode of ISO 32000-1, table 106; the colour, if it is one; how opaque, of 255."""

    mode: int
    colour: Colour | None
    alpha: int

    @property
    def is_odd(self) -> bool:
        """Whether letters in this style may be unseen on white ground."""
        return self.mode > _STROKE or self.alpha < _OPAQUE or self.colour is None or min(self.colour) > _LIGHT


class Look(NamedTuple):
    """How a text object looks: its style, and what the forms around it make of it.

    ``matrix`` is that of these forms, if there are any; ``is_veiled`` says that one of them is drawn through a mask or
    half transparent.
    """

    style: Style
    matrix: Matrix | None
    is_veiled: bool


class _Group(NamedTuple):
    """The page itself, or a form on it: how its things are counted and got."""

    count: Callable[..., int]
    get: Callable[..., int]
    handle: int
    matrix: Matrix | None = None
    is_veiled: bool = False


class Painting:
    """What is drawn on one open page, given by its address.

    ``orders`` and ``looks`` hold, by the address of a text object, its place in the order of drawing and its look; both
    are in that order.
    """

    def __init__(self, page: int) -> None:
        """Look through the drawn things of the page, and through the forms on it."""
        self.orders: dict[int, int] = {}
        self.looks: dict[int, Look] = {}
        self.paints: list[Paint] = []
        self.kinds: set[int] = set()
        self._count = 0
        self._looks: dict[tuple[object, ...], Look] = {}
        self._clips = Clips()
        self._floats = (c_float * 6)()
        self._numbers = (c_uint * 4)()
        self._modes = (c_int * 2)()
        floats, numbers, modes = addressof(self._floats), addressof(self._numbers), addressof(self._modes)
        self._at_floats = tuple(floats + 4 * index for index in range(6))
        self._at_numbers = tuple(numbers + 4 * index for index in range(4))
        self._at_modes = (modes, modes + 4)
        self._look_through(_Group(calls.page_object_count, calls.page_object, page), 0)

    @property
    def styles(self) -> frozenset[Style]:
        """The styles that texts are drawn in."""
        return frozenset(look.style for look in self._looks.values())

    @property
    def has_odd_styles(self) -> bool:
        """Whether texts are drawn in several styles, one of which may be one that nobody sees on white."""
        return len(self.styles) > 1 and any(style.is_odd for style in self.styles)

    @property
    def what_is_there(self) -> str | None:
        """Say what a page without text shows, or ``None`` for an empty page."""
        if self.kinds & {_IMAGE, _FORM}:
            return "a picture without text"
        return "a drawing without text" if self.kinds else None

    def is_blended(self, text_object: int) -> bool:
        """Tell whether a text is drawn through a mask, half transparent, or mixed with what lies under it."""
        return bool(calls.has_transparency(text_object))

    def unclipped(self, text_objects: Sequence[int]) -> set[int]:
        """Return which texts, given by their addresses, nothing clips and nothing is mixed with."""
        are_blended = map(calls.has_transparency, text_objects)
        clips = map(calls.clip_path_count, map(calls.clip_path, text_objects))
        facts = zip(text_objects, are_blended, clips, strict=True)
        return {each for each, is_blended, clip_count in facts if not is_blended and clip_count <= 0}

    def clip(self, text_object: int) -> Bounds | None:
        """Return the bounds of what a text is clipped to, or ``None`` where it is not."""
        bounds = self._clips.bounds(text_object)
        return None if bounds is None else moved(bounds, self.looks[text_object].matrix)

    def _look_through(self, group: _Group, depth: int) -> None:
        count = min(group.count(group.handle), _MAX_OBJECTS + 1)
        things = [thing for thing in map(group.get, repeat(group.handle), range(count)) if thing]
        kinds = list(map(calls.object_type, things))
        self.kinds.update(kinds)
        self._add_looks(list(compress(things, [kind == _TEXT for kind in kinds])), group)
        for thing, kind in zip(things, kinds, strict=True):
            order = self._count = self._count + 1
            if order > _MAX_OBJECTS:
                return
            if kind == _TEXT:
                self.orders[thing] = order
            elif kind == _FORM:
                if depth < _MAX_DEPTH:
                    self._look_through(self._form(thing, group), depth + 1)
            else:
                self._add_paint(thing, kind, group)

    def _form(self, form: int, around: _Group) -> _Group:
        matrix = around.matrix
        if calls.object_matrix(form, self._at_floats[0]):
            matrix = product(tuple(self._floats[:]), around.matrix)
        is_veiled = around.is_veiled or bool(calls.has_transparency(form))
        return _Group(calls.form_object_count, calls.form_object, form, matrix, is_veiled)

    def _add_looks(self, texts: Sequence[int], group: _Group) -> None:
        """Learn the looks of texts of one group, given by their addresses."""
        modes = list(map(calls.render_mode, texts))
        keys = list(zip(modes, *self._colours_of(texts, modes), repeat(group.handle), strict=False))
        for key in set(keys):
            mode, red, green, blue, alpha, _ = key
            style = Style(mode, None if red < 0 else (red, green, blue), alpha)
            self._looks[key] = Look(style, group.matrix, group.is_veiled)
        self.looks.update(zip(texts, map(self._looks.__getitem__, keys), strict=True))

    def _colours_of(self, texts: Sequence[int], modes: Sequence[int]) -> Iterator[list[int]]:
        """Yield the red, green, blue and alpha of all texts; -1 for what is no colour, such as a pattern."""
        buffer = _NO_COLOUR * len(texts)
        at, count = buffer.buffer_info()
        places = [range(at + offset, at + offset + 4 * count, 16) for offset in (0, 4, 8, 12)]
        deque(map(calls.fill_colour, texts, *places), maxlen=0)
        for index, mode in enumerate(modes):
            if mode % 4 == _OUTLINED:
                buffer[4 * index : 4 * index + 4] = _NO_COLOUR
                calls.stroke_colour(texts[index], *(each[index] for each in places))
        numbers = buffer.tolist()
        return (numbers[channel::4] for channel in range(4))

    def _add_paint(self, thing: int, kind: int, group: _Group) -> None:
        if kind == _PATH and not (calls.draw_mode(thing, *self._at_modes) and self._modes[0]):
            return  # only its outline is drawn
        if not calls.object_bounds(thing, *self._at_floats[:4]):
            return
        left, bottom, right, top = moved(tuple(self._floats[:4]), group.matrix)
        if not (right - left >= _SMALL and top - bottom >= _SMALL):
            return
        bounds, colour, is_rectangle = (left, bottom, right, top), None, kind == _IMAGE
        if kind == _PATH:
            is_rectangle = calls.path_segment_count(thing) <= _RECTANGLE_SEGMENTS
            if calls.fill_colour(thing, *self._at_numbers) and self._numbers[3] >= _OPAQUE:
                colour = tuple(self._numbers[:3])
        self.paints.append(Paint(self._count, bounds, colour, is_rectangle, kind == _IMAGE))


def product(first: Matrix, second: Matrix | None) -> Matrix:
    """Return the matrix that moves a point by ``first``, then by ``second``."""
    if second is None:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(bounds: tuple[float, ...], matrix: Matrix | None) -> Bounds:
    """Return the bounds of moved bounds."""
    left, bottom, right, top = bounds
    if matrix is None:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
