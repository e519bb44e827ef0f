"""Where a deck begins: its layouts, the room that they leave, and what is not as it should be."""

from __future__ import annotations

from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from msgcheck.reports.drift.deck.area import Area
from msgcheck.reports.drift.deck.brand_template import open_brand_template
from msgcheck.reports.drift.deck.own_template import own_template
from msgcheck.values import dataclass

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FURNITURE = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)

_MARGIN = 91_440
"""EMU; ECMA-376, 21.1.2.1.1: ``lIns`` and ``rIns`` where none is written."""

_DESIGNED_WIDTH = 11.93 * 914400
"""Of the room on a page of msgcheck's own template, in EMU: sizes of type are made for it."""


@dataclass(frozen=True, slots=True)
class Template:
    """An empty deck with the layouts that the report takes.

    ``area`` is the room below the title of ``page``; ``scale`` is what sizes of type are multiplied by there.
    ``notices`` say where the template has not what the report asks for.
    """

    deck: Deck
    cover: SlideLayout
    page: SlideLayout
    area: Area
    scale: float
    notices: tuple[str, ...] = ()


def open_template(path: Path | None) -> Template:
    """Open the template at ``path``, or msgcheck's own; raises ``UsageError`` as ``open_brand_template`` does."""
    deck = own_template() if path is None else open_brand_template(path)
    notices: list[str] = []
    cover = _layout(deck, "title", ("title slide", "cover", "title"), "a title slide", notices)
    page = _layout(deck, "titleOnly", ("title only",), "only a title", notices)
    area = _area(deck, page)
    scale = min(1.4, max(0.6, area.width / _DESIGNED_WIDTH))
    return Template(deck, cover, page, area, scale, tuple(notices))


def _layout(deck: Deck, kind: str, names: tuple[str, ...], words: str, notices: list[str]) -> SlideLayout:
    """Return the layout of a type, or by its name, or the one with a title and the least beside it."""
    layouts = list(deck.slide_layouts)
    for layout in layouts:
        if layout.element.get("type") == kind:
            return layout
    for layout in layouts:
        if layout.name.strip().lower() in names:
            return layout
    chosen = min(layouts, key=lambda layout: (not _has_title(layout), len(layout.placeholders)))
    lacking = "" if _has_title(chosen) else " No layout has a title: the titles stand in text boxes."
    notices.append(f"The template has no layout with {words}; “{chosen.name}” was taken.{lacking}")
    return chosen


def _has_title(layout: SlideLayout) -> bool:
    return any(holder.placeholder_format.type in _TITLES for holder in layout.placeholders)


def _area(deck: Deck, page: SlideLayout) -> Area:
    """Return the room for content: that of a content placeholder, else what title and footer leave."""
    width, height = int(deck.slide_width or 12192000), int(deck.slide_height or 6858000)
    for layout in deck.slide_layouts:
        if layout.element.get("type") == "obj":
            for holder in layout.placeholders:
                if holder.placeholder_format.type in _BODIES and holder.width and holder.height:
                    return _inner(Area(holder.left, holder.top, holder.width, holder.height)).within(width, height)
    titles = [holder for holder in page.placeholders if holder.placeholder_format.type in _TITLES and holder.height]
    furniture = [
        holder for holder in page.placeholders if holder.placeholder_format.type in _FURNITURE and holder.height
    ]
    top = max((holder.top + holder.height for holder in titles), default=height // 5)
    low = [holder.top for holder in furniture if holder.top > height // 2]
    bottom = min(low, default=height * 19 // 20)
    left = titles[0].left if titles else width // 20
    return _inner(Area(left, top, width - 2 * left, bottom - top)).within(width, height)


def _inner(area: Area) -> Area:
    """Return the room within the margins that a placeholder has by default, so that all begins where the title does."""
    return Area(area.left + _MARGIN, area.top, area.width - 2 * _MARGIN, area.height)
