"""Sheets of OpenDocument spreadsheets: texts of cells, comments and shapes."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from msgcheck.extract.cell_address import cell_address
from msgcheck.extract.open_document.locating import FixedLocator
from msgcheck.extract.open_document.names import OFFICE, PARAGRAPHS, TABLE
from msgcheck.extract.open_document.walk import Scope, Walk, repeated, table_rows
from msgcheck.model.passage import Layer, Role
from msgcheck.model.place import DocumentPlace
from msgcheck.values import dataclass

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_COLUMN = TABLE + "table-column"
_ATTRIBUTE_TEXTS = (TABLE + "help-message", TABLE + "error-message")


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    layer: Layer
    hidden_columns: frozenset[int]


def read_sheets(walk: Walk, body: etree._Element) -> None:
    """Read the sheets in their order; what is hidden with its sheet, row or column has the layer ``hidden``."""
    for rules in body.iter(TABLE + "content-validation"):
        for message in rules:
            if message.tag in _ATTRIBUTE_TEXTS:
                place = DocumentPlace(f"validation/{rules.get(TABLE + 'name', '')}")
                _add_message(walk, message, Scope(FixedLocator(place), Layer.METADATA))
    for table in body.iterchildren(TABLE + "table"):
        name = table.get(TABLE + "name", "")
        is_hidden = walk.styles.is_hidden("table", table.get(TABLE + "style-name"))
        layer = Layer.HIDDEN if is_hidden else Layer.BODY
        walk.context = name
        walk.add(name, Scope(FixedLocator(DocumentPlace(name)), layer), Role.HEADING)
        _read_sheet(walk, table, _Sheet(name, layer, _hidden_columns(table)))


def _add_message(walk: Walk, message: etree._Element, scope: Scope) -> None:
    walk.add(message.get(TABLE + "title", ""), scope, Role.LABEL)
    walk.blocks(message, replace(scope, role=Role.LABEL))


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
        if len(cell):
            layer = Layer.HIDDEN if column in sheet.hidden_columns else sheet.layer
            place = DocumentPlace(f"{sheet.name}!{cell_address(row_index, column)}")
            _read_cell(walk, cell, Scope(FixedLocator(place), layer, Role.CELL))
        column += repeated(cell, "number-columns-repeated", _MOST_COLUMNS)


def _read_cell(walk: Walk, cell: etree._Element, scope: Scope) -> None:
    """Read a cell as one passage, its paragraphs as lines; of a number only comments and shapes."""
    is_text = cell.get(OFFICE + "value-type", "string") == "string"
    for child in cell:
        if is_text or child.tag not in PARAGRAPHS:
            walk.blocks([child], scope)


def _hidden_columns(table: etree._Element) -> frozenset[int]:
    hidden: list[int] = []
    index = 0
    for column in table.iter(_COLUMN):
        count = repeated(column, "number-columns-repeated", _MOST_COLUMNS)
        if column.get(TABLE + "visibility") in _HIDDEN:
            hidden += range(index, min(index + count, _MOST_COLUMNS))
        index += count
    return frozenset(hidden)
