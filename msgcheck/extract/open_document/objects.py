"""Objects in OpenDocument files: charts, formulas, documents within documents, and files of other programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from msgcheck.extract.drawing.vector import VECTOR_ART_SUFFIX, read_vector_art
from msgcheck.extract.open_document.names import ANNOTATED, CHART, DRAW, MATHML, OFFICE, PARAGRAPHS, STYLE, TABLE
from msgcheck.extract.open_document.paragraph import ParagraphText
from msgcheck.extract.open_document.sayings import Saying
from msgcheck.model.passage import Layer, Role

if TYPE_CHECKING:
    from msgcheck.extract.open_document.scope import Scope
    from msgcheck.extract.open_document.walk import Walk

_OBJECT, _OLE = DRAW + "object", DRAW + "object-ole"
_FORMULA = MATHML + "math"
OBJECTS = frozenset({_OBJECT, _OLE, _FORMULA})

_CHART_STYLE = STYLE + "chart-properties"
_TITLES = frozenset(CHART + name for name in ("title", "subtitle", "footer"))


def read_object(walk: Walk, element: etree._Element, name: str, scope: Scope) -> None:
    """Read the object that ``element`` shows: written in place, a part of the package called ``name``, or a file."""
    if element.tag == _FORMULA:
        _read_formula(walk, element, scope)
        return
    for child in element:  # the object is written in place
        _read_content(walk, child, scope)
    part = f"{name}/content.xml"
    if name and part in walk.package:
        root = walk.package.optional(part)
        if root is not None:
            _read_content(walk, root, scope)
    elif name and name in walk.package:
        _read_file(walk, name, scope)
    elif name:
        walk.package.note_unread(name[:200], "linked object")


def read_picture(walk: Walk, element: etree._Element, name: str, scope: Scope) -> None:  # noqa: ARG001 - as above
    """Read the words of a picture that is a drawing (SVG): its texts are seen, its title and description are not."""
    root = walk.package.optional(name) if name.endswith(VECTOR_ART_SUFFIX) else None
    for text, is_shown in () if root is None else read_vector_art(root):
        layer, role = (None, Role.LABEL) if is_shown else (Layer.ALT, Role.CAPTION)
        walk.say(Saying(text, layer, role), scope)


def _read_content(walk: Walk, root: etree._Element, scope: Scope) -> None:
    if root.tag == _FORMULA:
        _read_formula(walk, root, scope)
        return
    chart = next(root.iter(CHART + "chart"), None)
    if chart is not None:
        _read_chart(walk, chart, scope)
        return
    embedded = replace(scope, layer=Layer.EMBEDDED)
    for body in root.iter(OFFICE + "body"):
        for kind in body:
            for block in (kind, *kind.iterchildren(DRAW + "page")):
                walk.blocks(block, embedded)


def _read_chart(walk: Walk, chart: etree._Element, scope: Scope) -> None:
    """Read titles, then the texts of the table behind the chart and what trend lines are called, each wording once."""
    roles: dict[str, Role] = {}
    for element in chart.iter(*PARAGRAPHS):
        is_title = any(parent.tag in _TITLES for parent in element.iterancestors())
        cell = next(element.iterancestors(TABLE + "table-cell"), None)
        if cell is None or cell.get(OFFICE + "value-type", "string") == "string":
            roles.setdefault(ParagraphText(element, walk.styles).text, Role.CAPTION if is_title else Role.LABEL)
    for style in chart.getroottree().iter(_CHART_STYLE):
        roles.setdefault(style.get(CHART + "regression-name", ""), Role.LABEL)
    for ordinal, (text, role) in enumerate(roles.items()):
        walk.add(text, replace(scope, layer=Layer.CHART), role, ordinal)


def _read_formula(walk: Walk, formula: etree._Element, scope: Scope) -> None:
    """Read a formula as its symbols in a row."""
    symbols = (
        element.text.strip()
        for element in formula.iter()
        if element.text and not element.text.isspace() and element.tag not in ANNOTATED
    )
    walk.add(" ".join(symbols), scope, Role.PARAGRAPH)


def _read_file(walk: Walk, name: str, scope: Scope) -> None:
    from msgcheck.extract.embedded import read_embedded

    data = walk.package.data(name)
    if data is not None:
        embedded = read_embedded(name, data, scope.locator.paragraph(0), walk.package.limits)
        walk.passages.extend(embedded.passages)
        walk.package.note_all(embedded.unread)
