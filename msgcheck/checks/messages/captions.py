"""The captions of figures that stand in a shape or an element of their own: "310" in one, "mills in store" below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby

from msgcheck.model.passage import Passage, Role
from msgcheck.model.place import SlidePlace, WebPlace, slide_or_page
from msgcheck.values import dataclass

_LONGEST_CAPTION = 15
"""Words of a caption; more are a paragraph of its own."""

_LONGEST_TILE = 3
"""Passages of one shape or element that are a tile: a figure, its caption, and its source."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A figure and its caption, both by index, and whether the caption stands before it."""

    figure: int
    caption: int
    is_before: bool


def captioned(passages: Sequence[Passage], is_figure: Callable[[str], bool]) -> Iterator[Captioned]:
    """Yield each paragraph that is a figure by itself with its caption, where it is plain which that is.

    A figure alone with few others in its shape or element has its caption there. Elsewhere all passages of a slide or
    under one heading say it: they open with a figure and none stands at their end, so that captions follow; or end with
    one and open with none, so that captions go before; or as many captions as figures follow these.
    """
    for _, group in groupby(enumerate(passages), lambda each: _stage(each[1])):
        said = [(at, passage) for at, passage in group if passage.role is Role.PARAGRAPH]
        figures = {at for at, passage in said if is_figure(passage.text)}
        if not _are_steps(passages[at].text for at in sorted(figures)):
            yield from _in_one_group(said, figures)


def _in_one_group(said: Sequence[tuple[int, Passage]], figures: set[int]) -> Iterator[Captioned]:
    tiles: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, passage in said:
        tiles[_tile(passage)].append(at)
    in_tiles = {found.figure: found for tile in tiles.values() for found in _in_one_tile(tile, figures)}
    yield from in_tiles.values()
    if not in_tiles and all(len(passage.text.split()) <= _LONGEST_CAPTION for _, passage in said):
        yield from _in_a_row([at for at, _ in said], figures)


def _in_one_tile(tile: Sequence[int], figures: set[int]) -> Iterator[Captioned]:
    inside = [number for number, at in enumerate(tile) if at in figures]
    if len(inside) == 1 < len(tile) <= _LONGEST_TILE:
        number, is_before = inside[0], inside[0] == len(tile) - 1
        yield Captioned(tile[number], tile[number - 1 if is_before else number + 1], is_before)


def _in_a_row(row: Sequence[int], figures: set[int]) -> Iterator[Captioned]:
    many = len(figures)
    opens, ends = row[0] in figures, row[-1] in figures
    if len(row) == 2 * many and figures == set(row[:many]):
        yield from (Captioned(at, caption, False) for at, caption in zip(row, row[many:], strict=False))
    elif opens != ends:
        step = -1 if ends else 1
        beside = [(at, row[number + step]) for number, at in enumerate(row) if at in figures]
        if figures.isdisjoint(caption for _, caption in beside):
            yield from (Captioned(at, caption, ends) for at, caption in beside)


def _are_steps(texts: Iterable[str]) -> bool:
    """Tell the numbers of steps, 1, 2, 3, from figures."""
    return all(text.strip(" .)").lstrip("0") == str(number) for number, text in enumerate(texts, start=1))


def _stage(passage: Passage) -> Hashable:
    """Return what the passages have in common among which a caption is looked for."""
    return passage.layer, slide_or_page(passage.place), passage.context, passage.role is Role.CELL


def _tile(passage: Passage) -> Hashable:
    """Return the shape or element that a passage stands in; what stands in none is alone."""
    match passage.place:
        case SlidePlace(slide=slide, shape_id=int(shape)):
            return slide, shape
        case WebPlace(css=css) if " > " in css:
            return css.rpartition(" > ")[0]
        case place:
            return place
