"""What an inspection shows, before any markup is written: passages by slide, page or heading, the share read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from msgcheck.model.passage import Coverage, Layer, Passage, Role
from msgcheck.model.place import DocumentPlace, PagePlace, SlidePlace, describe_place
from msgcheck.reports.plain_text import without_middle
from msgcheck.reports.wording import counted
from msgcheck.values import dataclass

_PROPERTIES = "Document properties"
_PROPERTY_PATH = "properties/"
_NO_HEADING = "Before the first heading"
_TITLES = (Role.TITLE, Role.HEADING)


@dataclass(frozen=True, slots=True)
class Section:
    """Passages that stand together: ``name`` says where (``Slide 4``), ``title`` under which words, or empty."""

    name: str
    title: str
    passages: tuple[Passage, ...]


def sections_of(passages: Iterable[Passage]) -> Iterator[Section]:
    """Yield the passages in their order, by slide or page, else by the heading they stand under."""
    for name, group in groupby(passages, _section_name):
        members = tuple(group)
        titles = (each.text for each in members if each.role is Role.TITLE and isinstance(each.place, SlidePlace))
        yield Section(name, next(titles, ""), members)


def _section_name(passage: Passage) -> str:
    match passage.place:
        case SlidePlace(slide=slide):
            return f"Slide {slide}"
        case PagePlace(page=page):
            return f"Page {page}"
        case DocumentPlace(paragraph=path) if path.startswith(_PROPERTY_PATH):
            return _PROPERTIES
    if passage.role in _TITLES and passage.layer is Layer.BODY:
        return passage.text
    return passage.context or (_PROPERTIES if passage.layer is Layer.METADATA else _NO_HEADING)


def place_within(passage: Passage, longest: int | None = None) -> str:
    """Say where a passage stands within its section: the shape of a slide, the line of a page.

    The name of a shape loses its middle where it is longer than ``longest``.
    """
    place = passage.place
    if longest is not None and isinstance(place, SlidePlace) and place.shape:
        place = replace(place, shape=without_middle(place.shape, longest))
    words = describe_place(place)
    match place:
        case SlidePlace() | PagePlace():
            return words.partition(", ")[2]
        case DocumentPlace(paragraph=path):
            return path.removeprefix(_PROPERTY_PATH)
    return words


def layer_counts(passages: Iterable[Passage]) -> list[tuple[Layer, int]]:
    """Return how many passages each layer holds, in the order of the layers; layers without one are left out."""
    counts = Counter(passage.layer for passage in passages)
    return [(layer, counts[layer]) for layer in Layer if counts[layer]]


def share_read(coverage: Coverage) -> str:
    """Return the share of text units read in percent, rounded down to a tenth: only what is whole says ``100 %``."""
    if coverage.read >= coverage.text_units:
        return "100 %"
    tenths = 1000 * coverage.read // coverage.text_units
    return f"{tenths // 10}.{tenths % 10} %"


def coverage_in_words(coverage: Coverage) -> str:
    """Say how much was read: ``1,203 of 1,204 text units read (99.9 %), 1 part not read``."""
    said = f"{coverage.read:,} of {counted(coverage.text_units, 'text unit')} read ({share_read(coverage)})"
    return f"{said}, {counted(len(coverage.unread), 'part')} not read" if coverage.unread else said
