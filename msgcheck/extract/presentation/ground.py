"""Text of a slide that nobody sees: painted with nothing, or with the colour of all that may stand behind it.

Whoever is told that a text is hidden stops looking at it, so what is not plain counts as seen: text with an outline, a
shadow or a link, colours with a tint, gradients, pictures and shapes behind it, whatever an animation changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from lxml import etree

from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.drawing.equation import EQUATION
from msgcheck.extract.drawing.text import A, children
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.position import Box, box_of
from msgcheck.extract.presentation.theme import NOTHING, Theme, background, has_own_colours, ink

_RUN, _FIELD, _PROPERTIES, _TEXT = A + "r", A + "fld", A + "rPr", A + "t"
_BODY_PROPERTIES, _WARP = A + "bodyPr", A + "prstTxWarp"
_FITS = frozenset({A + "normAutofit", A + "spAutoFit", A + "noAutofit"})
_FILLS = frozenset(A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_SOLID, _NO_FILL, _OUTLINE = A + "solidFill", A + "noFill", A + "ln"
_PAINTS = (_SOLID, _NO_FILL)
_SHAPE, _STYLE, _LINE, _PLACEHOLDER = P + "sp", P + "style", P + "cxnSp", P + "ph"
_SHAPE_PROPERTIES = P + "spPr"
_TREE = f"{P}cSld/{P}spTree"
_FURTHER = frozenset({P + "nvGrpSpPr", P + "grpSpPr", P + "extLst", _LINE})
"""What stands in a tree of shapes and is no ground: its own properties, and lines."""

_CHANGES = (P + "animClr", P + "attrName")
_PALE = frozenset({"FFFFFF", "ffffff", "bg1", "lt1"})
"""How slides write the colour that backgrounds have; of text in another one only its own shape is looked at."""

_MAX_PAINTED = 200
"""Shapes of a slide that are looked at; behind the text of a slide with more, anything may stand."""


class Backdrop(NamedTuple):
    """What the layout and the master of a slide put behind its text.

    ``colour`` is that of the background, ``None`` where it is not one plain colour; ``painted`` are the boxes of what
    they draw on it, a box of ``None`` anywhere. ``fills_placeholders``: a slide may inherit a ground of its text.
    """

    theme: Theme
    colour: str | None
    painted: tuple[Box | None, ...]
    fills_placeholders: bool


class _Painted(NamedTuple):
    """A shape that may paint the ground of others: which one of its slide, and its box, ``None`` for anywhere."""

    ordinal: int
    box: Box | None


def backdrop(template: etree._Element, theme: Theme, under: Backdrop | None = None) -> Backdrop:
    """Return what stands behind the text of slides: a master, or a layout over its master (``under``)."""
    colour = background(template, theme)
    painted = tuple(each.box for each in _painted(template, is_template=True))
    fills = any(_is_placeholder(each) and _may_fill(each) for each in template.iterfind(f"{_TREE}/{_SHAPE}"))
    if under is None:
        return Backdrop(theme, colour or None, painted, fills)
    colour = under.colour if colour == NOTHING else colour
    return Backdrop(theme, colour, under.painted + painted, under.fills_placeholders or fills)


class Ground:
    """What stands behind the text of one slide; ``behind`` returns what lies under its shapes, when it is asked for."""

    def __init__(
        self,
        slide: etree._Element,
        relationships: Mapping[str, Relationship],
        behind: Callable[[], Backdrop | None],
    ) -> None:
        self._slide = slide
        self._relationships = relationships
        self._ask_behind = behind
        self._drawn: list[_Painted] | None = None
        self._ordinals: dict[etree._Element, int] = {}
        self._is_certain: bool | None = None

    def hides(self, shape: etree._Element, body: etree._Element) -> bool:
        """Tell whether nobody sees the text of a shape, ``body``, because of what it is painted with."""
        first = _first_fill(body)
        if first is None or not _may_be_hidden(shape, first):
            return False
        behind = self._ask_behind()
        theme = Theme({}) if behind is None else behind.theme
        colour = _ink(body, theme)
        if colour is None or not (colour == NOTHING or self._is_behind(shape, colour, theme, behind)):
            return False
        if self._is_certain is None:
            self._is_certain = not (_changes_colours(self._slide) or has_own_colours(self._slide, self._relationships))
        return self._is_certain

    def _is_behind(self, shape: etree._Element, colour: str, theme: Theme, behind: Backdrop | None) -> bool:
        """Tell whether the ground of a shape, its own or what lies under it, is of this colour and no other."""
        fill = _fill(shape)
        if fill is not None and fill.tag != _NO_FILL:
            return ink(fill, theme) == colour
        own = background(self._slide, theme)
        if behind is None or (behind.colour if own == NOTHING else own) != colour:
            return False
        is_clear = not (_may_fill(shape) or (fill is None and behind.fills_placeholders and _is_placeholder(shape)))
        return is_clear and not self._is_drawn_under(shape, behind)

    def _is_drawn_under(self, shape: etree._Element, behind: Backdrop) -> bool:
        """Tell whether anything may be drawn between a shape and the background.

        Text may run over its box: what lies less than the height of the box away counts as under it.
        """
        if self._drawn is None:
            tree = self._slide.find(_TREE)
            self._ordinals = {each: number for number, each in enumerate(() if tree is None else children(tree))}
            drawn = _painted(self._slide, is_template=False, fills_placeholders=behind.fills_placeholders)
            self._drawn = list(islice(drawn, _MAX_PAINTED + 1))
        ordinal, box = self._ordinals.get(shape), box_of(shape)
        if ordinal is None or box is None or len(self._drawn) > _MAX_PAINTED:
            return True
        around = box.grown(box.height)
        boxes = (*behind.painted, *(each.box for each in self._drawn if each.ordinal < ordinal))
        return any(each is None or each.overlaps(around) for each in boxes)


def _first_fill(body: etree._Element) -> etree._Element | None:
    """Return what a text says first that it is painted with, which stands behind its outline; most texts are seen."""
    properties = next(body.iter(_PROPERTIES), None)
    count = 0 if properties is None else len(properties)
    if properties is None or not count:
        return None
    first = properties[0]
    if first.tag == _OUTLINE and count > 1:
        first = properties[1]
    return first if first.tag in _PAINTS else None


def _may_be_hidden(shape: etree._Element, first: etree._Element) -> bool:
    """Tell at once of most texts, by the ``first`` fill in them, that it is not that of their shape, and not pale."""
    if first.tag == _NO_FILL or len(first) != 1:
        return bool(first.tag == _NO_FILL)
    colour = first[0]
    if len(colour):
        return colour[0].get("val") == "0"
    value = colour.get("val")
    properties = shape[1] if len(shape) > 1 else shape
    fill = properties[2] if len(properties) > 2 else None  # after the position and the outline of a shape
    if fill is None or fill.tag != _SOLID or len(fill) != 1:
        return value in _PALE
    own = fill[0].get("val")
    return own == value or (own in _PALE and value in _PALE)


def _ink(body: etree._Element, theme: Theme) -> str | None:
    """Return what all runs are painted with, ``NOTHING`` for nothing at all; ``None`` where that is not plain."""
    if next(body.iter(EQUATION), None) is not None or not _is_flat(body):
        return None
    found: set[str | None] = set()
    for run in body.iter(_RUN, _FIELD):
        text = run.findtext(_TEXT)
        if text and not text.isspace():
            properties = run.find(_PROPERTIES)
            found.add(None if properties is None else ink(properties, theme))
    return found.pop() if len(found) == 1 else None


def _is_flat(body: etree._Element) -> bool:
    """Tell whether a body of text has no depth, which has colours of its own."""
    properties = body.find(_BODY_PROPERTIES)
    found = () if properties is None else children(properties)
    return all(each.tag in _FITS or (each.tag == _WARP and each.get("prst") == "textNoShape") for each in found)


def _changes_colours(slide: etree._Element) -> bool:
    """Tell whether an animation of the slide changes colours."""
    return any(each.tag == _CHANGES[0] or "olor" in (each.text or "") for each in slide.iter(*_CHANGES))


def _fill(shape: etree._Element) -> etree._Element | None:
    """Return what a shape says itself of its ground."""
    properties = shape.find(_SHAPE_PROPERTIES)
    found = () if properties is None else children(properties)
    return next((each for each in found if each.tag in _FILLS), None)


def _may_fill(shape: etree._Element) -> bool:
    """Tell whether a shape may paint its ground."""
    fill = _fill(shape)
    if fill is not None:
        return bool(fill.tag != _NO_FILL)
    return shape.find(_STYLE) is not None or shape.get("useBgFill") is not None


def _is_placeholder(shape: etree._Element) -> bool:
    return shape.find(f".//{_PLACEHOLDER}") is not None


def _painted(root: etree._Element, *, is_template: bool, fills_placeholders: bool = False) -> Iterator[_Painted]:
    """Yield what paints on a sheet, in the order of its tree; the placeholders of a template are not drawn."""
    tree = root.find(_TREE)
    for ordinal, each in enumerate(() if tree is None else children(tree)):
        if each.tag == _SHAPE:
            is_placeholder = _is_placeholder(each)
            inherits = is_placeholder and fills_placeholders and _fill(each) is None
            if (is_placeholder and is_template) or not (_may_fill(each) or inherits):
                continue
        elif each.tag in _FURTHER:
            continue
        yield _Painted(ordinal, box_of(each))
