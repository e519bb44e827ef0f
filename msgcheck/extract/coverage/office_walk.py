"""Text units of one XML part of an office file (presentation, document, workbook), found by the names of elements.

The walk does not know what a part is for, whether anything leads to it, or what the readers do with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from lxml import etree

from msgcheck.extract.coverage.read_texts import TextUnit

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SVG = "{http://www.w3.org/2000/svg}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_TASKS = "{http://schemas.microsoft.com/office/tasks/2019/documenttasks}"
_ZOOM = "{http://schemas.microsoft.com/office/powerpoint/2016/summaryzoom}"
_VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWINGS = (
    _A,
    _P,
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}",
    "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}",
    "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}",
    "{http://schemas.microsoft.com/office/drawing/2008/diagram}",
)

_GRAPHICS = (_C + "chart", _CX + "chart", _DGM + "relIds")
_NONE: frozenset[etree._Element] = frozenset()

_DELETED = _W + "delText"
_RUNS = frozenset({_A + "t", _W + "t", _DELETED, _M + "t", _S + "t"})
_PARAGRAPHS = frozenset({_A + "p", _W + "p", _S + "si", _S + "is"})
_WHOLES = frozenset(
    {_P + "text", _CX + "v"}
    | {_SVG + name for name in ("text", "title", "desc")}
    | {_DC + name for name in ("title", "subject", "description", "creator")}
    | {_CP + name for name in ("keywords", "category", "contentStatus", "lastModifiedBy")}
    | {_EXTENDED + name for name in ("Company", "Manager")}
)
"""Elements whose text is a unit of its own."""

_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    **{names + tag: ("title", "descr") for names in _DRAWINGS for tag in ("cNvPr", "docPr")},
    **dict.fromkeys((_A + "hlinkClick", _A + "hlinkHover", _A + "hlinkMouseOver"), ("tooltip",)),
    **dict.fromkeys((_W + "tblCaption", _W + "tblDescription"), (_W + "val",)),
    **dict.fromkeys((_V + tag for tag in ("shape", "rect", "roundrect", "oval", "line", "group", "image")), ("alt",)),
    _V + "textpath": ("string",),
    _W + "hyperlink": (_W + "tooltip",),
    _S + "hyperlink": ("tooltip",),
    **dict.fromkeys((_P14 + "section", _P + "custShow"), ("name",)),
    _S + "sheet": ("name",),
    _ZOOM + "summaryZmObj": ("title", "descr"),
    _O + "signatureline": tuple(_O + name for name in ("suggestedsigner", "suggestedsigner2", "signinginstructions")),
    _TASKS + "SetTitle": ("title",),
}
"""Element -> the attributes that hold a text."""

_NUMBER_FIELDS = ("slidenum", "CELLRANGE", "CELLREF", "VALUE", "XVALUE", "YVALUE", "PERCENTAGE", "BUBBLESIZE")
_NAME_FIELDS = ("SERIESNAME", "CATEGORYNAME")
_MADE_BY_PROGRAM: dict[str, frozenset[str | None]] = {
    _A + "fld": frozenset((*_NUMBER_FIELDS, *_NAME_FIELDS)),
    _S + "rPh": frozenset((None,)),
}
"""Elements whose one run is no text unit when they have these types: numbers, what stands elsewhere in the part, how
a word is pronounced.
"""

_TEMPLATES = frozenset(_P + name for name in ("sldLayout", "sldMaster", "notesMaster", "handoutMaster"))
_PLACEHOLDER, _NAMES, _SHAPES, _POINTS = _P + "ph", _P + "nvSpPr", f"{_P}cSld/{_P}spTree", f"{_DGM}ptLst/{_DGM}pt"


def is_text_bearing(part: str) -> bool:
    """Tell by its name whether a part is XML that may hold text: not a list of relationships or of content types."""
    name = part.lower()
    return name.endswith((".xml", ".vml", ".svg")) and name != "[content_types].xml"


def office_units(root: etree._Element, *, has_alternates: bool = True) -> list[TextUnit]:
    """Return the text units below ``root`` in file order.

    Of alternates (``mc:AlternateContent``; ``has_alternates`` false where the caller knows that there are none) every
    branch is walked, but for what programs are shown that do not know the first, where that holds a text or a graphic.
    A paragraph is its runs up to the next one; what follows a text box in the paragraph around it counts with the
    box, which the lookup by pieces makes good. What was deleted in a paragraph is a unit of its own.
    """
    units: list[TextUnit] = []
    kept: list[str] = []
    deleted: list[str] = []
    is_made_by_program = False
    passed = _prompts(root) | (_repeated(root) if has_alternates else _NONE)
    for element in _elements(root):
        tag = element.tag
        if tag in _RUNS:
            text = element.text
            if text and not is_made_by_program and not (passed and element in passed):
                (deleted if tag == _DELETED else kept).append(text)
            is_made_by_program = False
        elif tag in _PARAGRAPHS:
            if kept or deleted:
                units += [tuple(kept), tuple(deleted)] if kept and deleted else [tuple(kept or deleted)]
                kept, deleted = [], []
            is_made_by_program = False
        elif tag in _ATTRIBUTES:
            for name in _ATTRIBUTES[tag]:
                if (text := element.get(name)) and not (passed and element in passed):
                    units.append((text,))  # most have none, and a list costs more than two looks
        elif tag in _MADE_BY_PROGRAM:
            is_made_by_program = element.get("type") in _MADE_BY_PROGRAM[tag]
        else:
            units += _OTHERS[tag](element)
    return [*units, *map(tuple, filter(None, (kept, deleted)))]


def _elements(root: etree._Element) -> Iterable[etree._Element]:
    """Return the elements that may bear text, in file order."""
    tags = _TAGS_OF_ROOTS.get(root.tag, _TAGS)
    starts = _starts(root)
    return root.iter(*tags) if starts is None else chain.from_iterable(start.iter(*tags) for start in starts)


def _prompts(root: etree._Element) -> frozenset[etree._Element]:
    """Return the runs of content controls nobody filled in, and of the building blocks that hold their prompts."""
    if not root.tag.startswith(_W):
        return _NONE
    owners = [(mark, _W + "sdt") for mark in root.iter(_W + "showingPlcHdr")]
    owners += [(mark, _W + "docPart") for mark in root.iter(_W + "type") if mark.get(_W + "val") == "bbPlcHdr"]
    owners += [(mark, _W + "docPart") for mark in root.iter(_W + "gallery") if mark.get(_W + "val") == "placeholder"]
    found = (next(mark.iterancestors(tag), None) for mark, tag in owners)
    return frozenset(run for owner in found if owner is not None for run in owner.iter(_W + "t"))


def _repeated(root: etree._Element) -> frozenset[etree._Element]:
    """Return the elements of fallbacks beside a choice that holds a text or leads to a part of its own."""
    found: set[etree._Element] = set()
    for fallback in root.iter(_MC + "Fallback"):
        choices = fallback.itersiblings(_MC + "Choice", preceding=True)
        if any(_bears(choice) for choice in choices):
            found.update(fallback.iter(*_TAGS))
    return frozenset(found)


def _bears(choice: etree._Element) -> bool:
    return next(choice.iter(*_GRAPHICS), None) is not None or any(office_units(choice))


def _starts(root: etree._Element) -> list[etree._Element] | None:
    """Return what is walked instead of ``root``: all but placeholders of templates and unfilled points of diagrams."""
    if root.tag in _TEMPLATES:
        prompts = {mark.getparent().getparent() for mark in root.iter(_PLACEHOLDER)}  # type: ignore[union-attr]
        return [shape for tree in root.iterfind(_SHAPES) for shape in tree if not _holds(shape, prompts)]
    if root.tag == _DGM + "dataModel":
        return [point for point in root.iterfind(_POINTS) if not _is_unfilled(point.find(_DGM + "prSet"))]
    return None


def _holds(shape: etree._Element, names: set[etree._Element | None]) -> bool:
    return len(shape) > 0 and shape[0] in names and shape[0].tag == _NAMES


def _is_unfilled(properties: etree._Element | None) -> bool:
    return properties is not None and properties.get("phldr") in ("1", "true")


def _whole(element: etree._Element) -> Iterator[TextUnit]:
    text = "".join(map(str, element.itertext())) if len(element) else element.text
    if text:
        yield (text,)


def _cached(cache: etree._Element) -> Iterator[TextUnit]:
    """Yield the strings of a cache of a chart, or of what a series is called in place."""
    for value in cache.iter(_C + "v", _CX + "pt"):
        if value.text:
            yield (value.text,)


def _formula_text(cell: etree._Element) -> Iterator[TextUnit]:
    text = cell.findtext(_S + "v") if cell.get("t") == "str" else None
    if text:
        yield (text,)


def _custom_property(element: etree._Element) -> Iterator[TextUnit]:
    for value in element.iter(_VT + "lpwstr", _VT + "lpstr", _VT + "bstr"):
        yield from _whole(value)


def _box(element: etree._Element) -> Iterator[TextUnit]:
    """Yield the text that stands in a box of the old drawing format as HTML; paragraphs of Word have their own."""
    if next(element.iter(_W + "p"), None) is None:
        yield tuple(map(str, element.itertext()))


_OTHERS: dict[str, Callable[[etree._Element], Iterator[TextUnit]]] = {
    **dict.fromkeys(_WHOLES, _whole),
    **dict.fromkeys((_C + "strCache", _C + "strLit", _C + "multiLvlStrCache", _C15 + "dlblRangeCache"), _cached),
    _CX + "strDim": _cached,
    _C + "tx": lambda element: _cached(element) if element.find(_C + "v") is not None else iter(()),
    _S + "c": _formula_text,
    _CUSTOM + "property": _custom_property,
    _V + "textbox": _box,
}
_TAGS = (*_RUNS, *_PARAGRAPHS, *_ATTRIBUTES, *_MADE_BY_PROGRAM, *_OTHERS)
_SHEET_TAGS = (
    _A + "p",
    _A + "t",
    _M + "t",
    _A + "fld",
    _P + "cNvPr",
    _A + "cNvPr",
    _A + "hlinkClick",
    _A + "hlinkMouseOver",
    _ZOOM + "summaryZmObj",
)
_FEW_TAGS = (_P + "sld", _P + "notes", *_TEMPLATES, _A + "theme", _A + "tblStyleLst", _P + "viewPr")
_STORY_TAGS = tuple(tag for tag in _TAGS if not tag.startswith((_S, _P, _P14, _C, _CX, _DC, _CP, _SVG)))
_STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "numbering", "glossaryDocument")
_LISTS = ("styles", "settings", "webSettings", "fonts")
_TAGS_OF_ROOTS = {
    **dict.fromkeys(_FEW_TAGS, _SHEET_TAGS),
    **dict.fromkeys((_W + name for name in _STORIES), _STORY_TAGS),
    **dict.fromkeys((_W + name for name in _LISTS), (_W + "p", _W + "t", *_SHEET_TAGS)),
    _CP + "coreProperties": tuple(tag for tag in _WHOLES if tag.startswith((_DC, _CP))),
    _EXTENDED + "Properties": tuple(tag for tag in _WHOLES if tag.startswith(_EXTENDED)),
}
"""The parts that every file has hold no others; fewer names halve the time of the walk."""
