"""Charts of both formats (DrawingML charts, and chartex of 2014: waterfall, funnel, map and others)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from msgcheck.extract.drawing.graphic_text import GraphicText, UnseenText
from msgcheck.extract.drawing.text import PARAGRAPH, read_paragraphs
from msgcheck.model.passage import Layer, Role

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"

CHARTS = (_C + "chart", _CX + "chart")

_TITLES = (_C + "title", _CX + "title")
_FILTERED = tuple(
    f"{_C15}filtered{kind}Series" for kind in ("Area", "Bar", "Bubble", "Line", "Pie", "Radar", "Scatter", "Surface")
)
_FILTERS = (*_FILTERED, _C15 + "categoryFilterExceptions")
"""Series and points that somebody unticked in the filter of a chart: in the file, and not in the picture."""

_NUMBER_CACHES = (f"{_C}numRef/{_C}numCache", f"{_C}numLit")
_PLAIN_FORMATS = frozenset({"", "general", "0", "@"})
_FORMAT_WORDS = re.compile(r'"([^"]*[^\W\d_]{2}[^"]*)"')
"""Words that a number format adds to each number: ``0.0" million users"``."""

_PRINTED = tuple(
    names + place + kind for names in (_C, _CX) for place in ("odd", "even", "first") for kind in ("Header", "Footer")
)
_PIVOT = f"{_C}pivotSource/{_C}name"


def read_chart(root: etree._Element) -> list[GraphicText]:
    """Return titles as captions, and what series, categories, points, trend lines and units are called as labels."""
    roles: dict[str, Role] = {}
    for element in root.iter(*_READERS):
        texts = [text for text in _READERS[element.tag](element) if text and not text.isspace()]
        if not texts or _is_filtered(element):
            continue
        role = Role.LABEL if next(element.iterancestors(*_TITLES), None) is None else Role.CAPTION
        for text in texts:
            roles.setdefault(text, role)
    return [GraphicText(ordinal, text, role) for ordinal, (text, role) in enumerate(roles.items())]


def read_chart_unseen(root: etree._Element) -> list[UnseenText]:
    """Return what filters leave out and headers for printing hold (hidden), and the source of a pivot chart."""
    hidden: dict[str, None] = {}
    for filtered in root.iter(*_FILTERS):
        for element in filtered.iter(*_READERS):
            hidden |= dict.fromkeys(_READERS[element.tag](element))
    hidden |= dict.fromkeys(element.text or "" for element in root.iter(*_PRINTED))
    shown = {each.text for each in read_chart(root)} if hidden else set()
    texts = [UnseenText(text, Layer.HIDDEN, Role.LABEL) for text in hidden if text not in shown]
    texts += [UnseenText(name.text or "", Layer.METADATA, Role.PROPERTY) for name in root.findall(_PIVOT)]
    return [each for each in texts if each.text and not each.text.isspace()]


def _is_filtered(element: etree._Element) -> bool:
    return next(element.iterancestors(*_FILTERS), None) is not None


def _paragraph(element: etree._Element) -> Iterator[str]:
    yield from (paragraph.text for paragraph in read_paragraphs(element))


def _own_text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""


def _points(cache: etree._Element) -> Iterator[str]:
    yield from (value.text or "" for value in cache.iter(_C + "v", _CX + "pt"))


def _series_name(element: etree._Element) -> Iterator[str]:
    """Yield the name of a series that is written in place, not kept for a cell."""
    yield element.findtext(_C + "v", "")


def _categories(element: etree._Element) -> Iterator[str]:
    """Yield categories that are numbers, such as years; dates and scaled numbers are shown in other ways than kept."""
    for path in _NUMBER_CACHES:
        for cache in element.iterfind(path):
            if cache.findtext(_C + "formatCode", "").lower() in _PLAIN_FORMATS:
                yield from _points(cache)


def _format_words(element: etree._Element) -> Iterator[str]:
    yield from _FORMAT_WORDS.findall(element.get("formatCode") or element.text or "")


def _separator(element: etree._Element) -> Iterator[str]:
    """Yield what stands between the parts of data labels where it is a word, not a comma."""
    if any(map(str.isalnum, element.text or "")):
        yield element.text or ""


def _trend_name(element: etree._Element) -> Iterator[str]:
    parent = element.getparent()
    if parent is not None and parent.tag == _C + "trendline":
        yield element.text or ""


_READERS: dict[str, Callable[[etree._Element], Iterator[str]]] = {
    PARAGRAPH: _paragraph,
    **dict.fromkeys((_C + "strCache", _C + "strLit", _C + "multiLvlStrCache", _C15 + "dlblRangeCache"), _points),
    **dict.fromkeys((_C + "tx", _C15 + "tx"), _series_name),
    **dict.fromkeys((_CX + "v", _CX + "copyright"), _own_text),
    **dict.fromkeys((_C + "separator", _CX + "separator"), _separator),
    _C + "name": _trend_name,
    _C + "cat": _categories,
    _CX + "strDim": _points,
    **dict.fromkeys((_C + "numFmt", _C + "formatCode", _CX + "numFmt"), _format_words),
}
"""Element -> reader of its texts."""
