"""The drift report as a workbook (XLSX): numbers as numbers, days as days, and no text of a stranger a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgcheck.errors import UsageError
from msgcheck.model.drift_report import DriftReport, Figure
from msgcheck.reports.drift.figure_words import headline_text, more_text
from msgcheck.reports.drift.listings import Cell, Listing
from msgcheck.reports.drift.sheets import Sheet, sheets_of
from msgcheck.reports.plain_text import one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NO_FORMULAS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
"""What XlsxWriter may not make of a text."""

FIRST_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
"""When a workbook behind a chart was made: it has no date of its own, and the same report gives the same bytes."""

_ROWS = 50_000
"""Of one sheet; a spreadsheet takes 1,048,576, and the report tells less."""
_LONGEST = 2_000
"""Characters of a cell; a spreadsheet takes 32,767."""
_WIDEST = 60

_FORMATS = {
    "points": "0.0",
    "percent": "0.0",
    "count": "#,##0.##",
    "days": "0.0",
    "per_1000_words": "0.00",
    "money": "#,##0",
}
_DAY = "yyyy-mm-dd"


def report_as_workbook(report: DriftReport) -> bytes:
    """Return ``report`` as XLSX: a sheet a subject, headings frozen and filtered, the same bytes for the same report.

    Each number is written in full; the format of its cell rounds it as the other formats do. A sheet ends after 50,000
    rows and counts those that are in the JSON only. Raises ``UsageError`` where XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise UsageError("The report as XLSX needs XlsxWriter: pip install XlsxWriter.") from error
    stream = io.BytesIO()
    with Workbook(stream, NO_FORMULAS) as book:
        book.set_properties({
            "title": one_line(f"{report.workspace}: message drift in {report.period.name}", 200),
            "subject": one_line(headline_text(report), 200),
            "author": one_line(f"msgcheck {report.tool_version}", 200),
            "created": report.made_at.astimezone(UTC),
        })  # fmt: skip
        styles = _Styles(book)
        for sheet in sheets_of(report):
            _write_sheet(book, styles, sheet)
    return stream.getvalue()


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self.head = book.add_format(
            {"bold": True, "bottom": 1, "valign": "top", "text_wrap": True, "bg_color": "#F4F3EF"}
        )
        self.text = book.add_format({"valign": "top", "text_wrap": True})
        self.note = book.add_format({"valign": "top", "italic": True})

    def number(self, code: str) -> Format:
        if code not in self._made:
            self._made[code] = self._book.add_format({"num_format": code, "valign": "top"})
        return self._made[code]


def _write_sheet(book: Workbook, styles: _Styles, sheet: Sheet) -> None:
    listing, made = sheet.listing, book.add_worksheet(sheet.name)
    rows = listing.rows[:_ROWS]
    for column, name in enumerate(listing.columns):
        made.write_string(0, column, one_line(name, _LONGEST), styles.head)
        made.set_column(column, column, _width(name, (row[column] for row in rows)))
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(made, styles, line, column, cell)
    made.freeze_panes(1, 0)
    if rows:
        made.autofilter(0, 0, len(rows), len(listing.columns) - 1)
    for line, note in enumerate(_notes(listing), start=len(rows) + 2):
        made.write_string(line, 0, note, styles.note)


def _notes(listing: Listing) -> Iterator[str]:
    if listing.note:
        yield one_line(listing.note, _LONGEST)
    if len(listing.rows) > _ROWS:
        yield f"{more_text(len(listing.rows) - _ROWS, 'row')} in the JSON (--format json)."


def _write_cell(sheet: Worksheet, styles: _Styles, row: int, column: int, cell: Cell) -> None:
    match cell:
        case None:
            return
        case Figure(value=None):
            return
        case Figure(value=value, unit=unit):
            sheet.write_number(row, column, value, styles.number(_FORMATS.get(unit, "General")))
        case datetime() | date():
            moment = (
                cell.astimezone(UTC)
                if isinstance(cell, datetime)
                else datetime(cell.year, cell.month, cell.day, tzinfo=UTC)
            )
            sheet.write_datetime(row, column, moment, styles.number(_DAY))
        case _:
            sheet.write_string(row, column, one_line(cell, _LONGEST), styles.text)


def _width(name: str, cells: Iterable[Cell]) -> int:
    """Return the width of a column in characters: of its longest text, within bounds."""
    lengths = (len(cell) if isinstance(cell, str) else 11 for cell in cells)
    return min(_WIDEST, max(len(name) + 3, *lengths, 8))
