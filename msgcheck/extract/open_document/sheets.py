"""Sheets of OpenDocument spreadsheets: texts of cells, comments and shapes."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from msgcheck.extract.cell_address import cell_address
from msgcheck.extract.formula import text_constant
from msgcheck.extract.open_document.locating import FixedLocator
from msgcheck.extract.open_document.names import CHANGE_INFO, OFFICE, PARAGRAPHS, TABLE
from msgcheck.extract.open_document.sayings import offered_entries
from msgcheck.extract.open_document.scope import Scope
from msgcheck.extract.open_document.walk import Walk, repeated, table_rows
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace
from msgcheck.values import dataclass

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_HIDDEN = frozenset({"collapse", "filter"})
_TEXT_VALUE, _VALUE_TYPE = OFFICE + "string-value", OFFICE + "value-type"
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_COLUMN = TABLE + "table-column"
_FORMER_CELL = TABLE + "change-track-table-cell"
_MESSAGES = (TABLE + "help-message", TABLE + "error-message")


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    layer: Layer
    hidden_columns: frozenset[int]


def read_sheets(walk: Walk, body: etree._Element) -> None:
    """Read the sheets in their order; what is hidden with its sheet, row or column has the layer ``hidden``."""
    _read_changes(walk, body)
    for rule in body.iter(TABLE + "content-validation"):
        _read_rule(walk, rule, FixedLocator(DocumentPlace(f"validation/{rule.get(TABLE + 'name', '')}")))
    for table in body.iterchildren(TABLE + "table"):
        name = table.get(TABLE + "name", "")
        is_hidden = walk.styles.is_hidden("table", table.get(TABLE + "style-name"))
        layer = Layer.HIDDEN if is_hidden else Layer.BODY
        walk.context = name
        scope = Scope(FixedLocator(DocumentPlace(name)), layer)
        walk.add(name, scope, Role.HEADING)
        walk.alternatives(table, scope)
        for scenario in table.iterchildren(TABLE + "scenario"):
            walk.add(scenario.get(TABLE + "comment", ""), scope.in_layer(Layer.COMMENT), Role.PARAGRAPH)
        _read_sheet(walk, table, _Sheet(name, layer, _hidden_columns(table)))
    walk.context = ""
    _read_names(walk, body)


def _read_names(walk: Walk, body: etree._Element) -> None:
    """Read texts that have a name instead of a cell, where no cell shows them."""
    shown = {passage.text for passage in walk.passages}
    for name in body.iter(TABLE + "named-expression"):
        text = text_constant(name.get(TABLE + "expression", ""))
        if text not in shown:
            place = DocumentPlace(f"names/{name.get(TABLE + 'name', '')}")
            walk.add(text, Scope(FixedLocator(place), Layer.HIDDEN), Role.CELL)


def _read_changes(walk: Walk, body: etree._Element) -> None:
    """Read remarks on tracked changes, and what cells held before."""
    scope = Scope(FixedLocator(DocumentPlace("changes")), Layer.HIDDEN)
    for changes in body.iterchildren(TABLE + "tracked-changes"):
        for element in changes.iter(CHANGE_INFO, _FORMER_CELL):
            if element.tag == CHANGE_INFO:
                walk.comment(element, scope)
            else:
                walk.blocks(element, replace(scope, role=Role.CELL))


def _read_rule(walk: Walk, rule: etree._Element, locator: FixedLocator) -> None:
    """Read the messages of a rule for cells, and the entries it offers."""
    for message in rule.iterchildren(*_MESSAGES):
        _add_message(walk, message, Scope(locator, Layer.ALT))
    for entry in offered_entries(rule):
        walk.add(entry, Scope(locator), Role.LABEL)


def _add_message(walk: Walk, message: etree._Element, scope: Scope) -> None:
    walk.add(message.get(TABLE + "title", ""), scope, Role.CAPTION)
    walk.blocks(message, replace(scope, role=Role.CAPTION))


def _read_sheet(walk: Walk, table: etree._Element, sheet: _Sheet) -> None:
    for shapes in table.iterchildren(TABLE + "shapes", OFFICE + "forms"):
        place = FixedLocator(DocumentPlace(f"{sheet.name}!drawing"))
        walk.blocks([shapes] if shapes.tag == OFFICE + "forms" else shapes, Scope(place, sheet.layer))
    row_index = 0
    for row in table_rows(table):
        is_hidden = row.get(TABLE + "visibility") in _HIDDEN
        _read_row(walk, row, row_index, replace(sheet, layer=Layer.HIDDEN) if is_hidden else sheet)
        row_index += repeated(row, "number-rows-repeated", _MOST_ROWS)


def _read_row(walk: Walk, row: etree._Element, row_index: int, sheet: _Sheet) -> None:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        if len(cell) or cell.get(_TEXT_VALUE):
            layer = Layer.HIDDEN if column in sheet.hidden_columns else sheet.layer
            place = DocumentPlace(f"{sheet.name}!{cell_address(row_index, column)}")
            _read_cell(walk, cell, Scope(FixedLocator(place), layer, Role.CELL))
        column += repeated(cell, "number-columns-repeated", _MOST_COLUMNS)


def _read_cell(walk: Walk, cell: etree._Element, scope: Scope) -> None:
    """Read a cell as it shows itself, its comments and shapes; of numbers those up to a bound.

    A text that some program keeps in an attribute alone is shown as well; beside an empty paragraph its format hides
    it.
    """
    shown = next(cell.iterchildren(*PARAGRAPHS), None) is not None
    is_left_out = shown and cell.get(_VALUE_TYPE, "string") != "string" and not walk.takes_figure()
    for child in cell:
        if not is_left_out or child.tag not in PARAGRAPHS:
            walk.blocks([child], scope)
    if not shown or not any("".join(map(str, each.itertext())) for each in cell.iterchildren(*PARAGRAPHS)):
        walk.add(cell.get(_TEXT_VALUE, ""), scope.hidden() if shown else scope, Role.CELL)


def _hidden_columns(table: etree._Element) -> frozenset[int]:
    hidden: list[int] = []
    index = 0
    for column in table.iter(_COLUMN):
        count = repeated(column, "number-columns-repeated", _MOST_COLUMNS)
        if column.get(TABLE + "visibility") in _HIDDEN:
            hidden += range(index, min(index + count, _MOST_COLUMNS))
        index += count
    return frozenset(hidden)
