"""Slides of OpenDocument presentations and pages of drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from lxml import etree

from msgcheck.extract.open_document.locating import FixedLocator, SlideLocator
from msgcheck.extract.open_document.names import (
    ANNOTATIONS,
    CLASS,
    DRAW,
    FO,
    MASTER_PAGE,
    NAME,
    PRESENTATION,
    STYLE,
    SVG,
)
from msgcheck.extract.open_document.scope import Counts, Scope
from msgcheck.extract.open_document.walk import Walk
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace, SlidePlace

_PAGE, _GROUP, _NOTES = DRAW + "page", DRAW + "g", PRESENTATION + "notes"
_SHOW, _NAME = PRESENTATION + "show", PRESENTATION + "name"
_BESIDE = frozenset({_NOTES, *ANNOTATIONS})
_DECLARED = {
    PRESENTATION + name: name.removesuffix("-decl") for name in ("header-decl", "footer-decl", "date-time-decl")
}
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{0,9})?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_COUNTED = re.compile(r"page\d+")
"""What programs call a slide that nobody gave a name."""

_LISTED = 20
"""Slides named in the context of what all of them show."""

_Size = tuple[float, float]


def read_slides(walk: Walk, body: etree._Element, styles: etree._Element | None) -> None:
    """Read the slides in the order of the show, each followed by its notes, then what the master slides show.

    Names of slides and of custom shows are metadata.
    """
    pages = list(body.iterchildren(_PAGE))
    sizes = _sizes(styles)
    for number, page in enumerate(pages, start=1):
        _read_page(walk, page, number, sizes.get(page.get(DRAW + "master-page-name", "")))
    _read_declared(walk, body, pages)
    for master in () if styles is None else styles.iter(MASTER_PAGE):
        _read_master(walk, master, pages)
    walk.context = ""
    for index, show in enumerate(body.iter(_SHOW)):
        scope = Scope(FixedLocator(DocumentPlace(f"custom shows/{index}")), Layer.METADATA)
        walk.add(show.get(_NAME, ""), scope, Role.LABEL)
    walk.context = "Handout"
    for handout in () if styles is None else styles.iter(STYLE + "handout-master"):
        walk.blocks(handout, Scope(SlideLocator(1), Layer.FURNITURE))


def _read_page(walk: Walk, page: etree._Element, number: int, size: _Size | None) -> None:
    is_hidden = walk.styles.is_hidden("drawing-page", page.get(DRAW + "style-name"))
    scope = Scope(SlideLocator(number), Layer.HIDDEN if is_hidden else Layer.BODY)
    walk.context = ""
    start = len(walk.passages)
    shapes, beside = _in_order(page)
    counts = Counts()
    for shape in shapes:
        within = scope.hidden() if size and _is_outside(shape, size) else scope
        walk.blocks([shape], within, counts)
    for element in beside:
        if element.tag == _NOTES:
            walk.blocks(element, replace(scope, layer=Layer.NOTES, role=Role.NOTE))
        else:
            walk.comment(element, replace(scope, locator=SlideLocator(number, "comment")))
    _read_name(walk, page, number, {" ".join(each.text.split()) for each in walk.passages[start:]})


def _read_name(walk: Walk, page: etree._Element, number: int, shown: Set[str]) -> None:
    """Read what somebody called a slide; programs count slides, or call each by its title."""
    name = page.get(NAME, "")
    if name not in shown and not _COUNTED.fullmatch(name):
        walk.add(name, Scope(FixedLocator(SlidePlace(number)), Layer.METADATA), Role.LABEL)


def _in_order(page: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """Return what the slide shows, its title first, and what stands beside it: notes and comments."""
    beside = [child for child in page if child.tag in _BESIDE]
    shown = [child for child in page if child.tag not in _BESIDE]
    return sorted(shown, key=lambda child: child.get(CLASS) != "title"), beside


def _sizes(styles: etree._Element | None) -> dict[str, _Size]:
    """Return the size in points of the slides of each master."""
    if styles is None:
        return {}
    layouts = {}
    for layout in styles.iter(STYLE + "page-layout"):
        properties = layout.find(STYLE + "page-layout-properties")
        if properties is not None:
            width, height = _points(properties.get(FO + "page-width")), _points(properties.get(FO + "page-height"))
            if width and height:
                layouts[layout.get(STYLE + "name", "")] = width, height
    masters = styles.iter(MASTER_PAGE)
    named = ((each.get(STYLE + "name", ""), each.get(STYLE + "page-layout-name", "")) for each in masters)
    return {master: layouts[layout] for master, layout in named if layout in layouts}


def _points(length: str | None) -> float | None:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2]] if match else None


def _is_outside(shape: etree._Element, size: _Size) -> bool:
    """Tell whether a shape, or each of a group, is beside the slide; one that is turned or has no box says nothing."""
    if shape.tag == _GROUP:
        members = [each for each in shape if each.tag.startswith(DRAW)]
        return bool(members) and all(_is_outside(each, size) for each in members)
    x, y, width, height = (_points(shape.get(SVG + name)) for name in ("x", "y", "width", "height"))
    if x is None or y is None or width is None or height is None:
        return False
    return x >= size[0] or y >= size[1] or x + width <= 0 or y + height <= 0


def _read_declared(walk: Walk, body: etree._Element, pages: Sequence[etree._Element]) -> None:
    """Read headers and footers that are declared once for the slides that name them."""
    for declared in body.iterchildren(*_DECLARED):
        kind, name = _DECLARED[declared.tag], declared.get(PRESENTATION + "name", "")
        attribute = PRESENTATION + f"use-{kind}-name"
        users = [
            number
            for number, page in enumerate(pages, start=1)
            if name in (page.get(attribute), *(notes.get(attribute) for notes in page.iterchildren(_NOTES)))
        ]
        walk.context = _shown_on(kind.capitalize(), users)
        layer = Layer.FURNITURE if users else Layer.HIDDEN
        walk.add(declared.text or "", Scope(SlideLocator(users[0] if users else 1, kind), layer), Role.PARAGRAPH)


def _read_master(walk: Walk, master: etree._Element, pages: Sequence[etree._Element]) -> None:
    """Read what a master shows by itself, once, at the first slide that shows it."""
    name = master.get(STYLE + "name", "")
    users = [
        number
        for number, page in enumerate(pages, start=1)
        if page.get(DRAW + "master-page-name") == name and not walk.styles.is_bare(page.get(DRAW + "style-name"))
    ]
    shown = f"Master {master.get(STYLE + 'display-name') or name}"
    walk.context = _shown_on(shown, users)
    scope = Scope(SlideLocator(users[0] if users else 1), Layer.FURNITURE if users else Layer.HIDDEN, is_on_master=True)
    walk.blocks(master, scope)


def _shown_on(what: str, slides: Iterable[int]) -> str:
    numbers = [str(number) for number in slides]
    if not numbers:
        return f"{what}, on no slide"
    more = ", ..." if len(numbers) > _LISTED else ""
    return f"{what}, on slide{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:_LISTED])}{more}"
