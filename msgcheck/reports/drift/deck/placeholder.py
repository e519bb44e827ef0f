"""Texts in the placeholders of a template: in its own size of type where they fit, else smaller."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import SlideLayout
from pptx.util import Pt

from msgcheck.reports.drift.deck.area import EMU_PER_POINT
from msgcheck.reports.drift.deck.text_fit import LINE_HEIGHT, cut_text, line_count

_SIZES = (32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
"""Points that are tried below the size of the template; text is cut at the last."""

_INSET = 14.4
"""Points left and right together, as placeholders have where none is written; 7.2 above and below."""

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_UNKNOWN_SIZE = 18.0
"""ECMA-376, 21.1.2.3.9: of text for which no size is written."""


def fill_placeholder(holder: SlidePlaceholder, layout: SlideLayout, texts: Sequence[str]) -> bool:
    """Write ``texts`` as paragraphs, as large as they fit; return whether all of them stand there in full."""
    width, height = holder.width / EMU_PER_POINT - _INSET, holder.height / EMU_PER_POINT - _INSET / 2
    own = _size_of(holder, layout)
    sizes = [own, *(size for size in _SIZES if size < own)]
    size = next((size for size in sizes if _height(texts, width, size) <= height), sizes[-1])
    lines = max(1, int(height / (size * LINE_HEIGHT * len(texts))))
    shown = texts if _height(texts, width, size) <= height else [cut_text(text, width, size, lines) for text in texts]
    holder.text_frame.text = "\n".join(shown)
    if size != own:
        for paragraph in holder.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)
    return list(shown) == list(texts)


def _height(texts: Sequence[str], width: float, size: float) -> float:
    return sum(line_count(text, width, size) for text in texts) * size * LINE_HEIGHT


def _size_of(holder: SlidePlaceholder, layout: SlideLayout) -> float:
    """Return the size of type in points that ``holder`` gets from layout and master."""
    is_title = holder.placeholder_format.type in _TITLES
    master = layout.slide_master
    places = [one.element for one in layout.placeholders if one.placeholder_format.idx == holder.placeholder_format.idx]
    places += [one.element for one in master.placeholders if is_title and one.placeholder_format.type in _TITLES]
    styles = [place.find(f".//{qn('a:lstStyle')}") for place in places]
    styles.append(master.element.find(f".//{qn('p:titleStyle' if is_title else 'p:bodyStyle')}"))
    return next(filter(None, map(_written_size, styles)), _UNKNOWN_SIZE)


def _written_size(style: BaseOxmlElement | None) -> float | None:
    """Return the size of the first level of a style, in points; ``None`` where it writes none."""
    level = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    written = None if level is None else level.get("sz")
    return int(written) / 100 if written and written.isdigit() else None
