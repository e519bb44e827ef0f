"""Columns of text that a file draws row by row: their lines are put column by column, as other files draw them.

A word cut at a line end, a sentence that begins with a line and a paragraph then have their next line after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgcheck.extract.page_document.layout.line import Line

_LONG = 25
"""Letters of a line of a column; what is shorter may be the cell of a table."""

_ROWS = 5
"""Rows that make columns; fewer are captions side by side."""

_MOST_COLUMNS = 20
"""Columns of a section; each line is compared with every one, and a page of text has no more."""

_MAX_LEADING = 2.0
"""Heights of a line from one row to the next within a section."""

Row = list[Line]


class Section(NamedTuple):
    """Lines of a page, twice: row by row as they were drawn, and by the columns that the rows keep to."""

    rows: list[Row]
    columns: list[Row]


def by_columns(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page with columns that are drawn row by row put one after another; others as they are.

    Columns are told from tables by their sentences: half of their long lines or more begin within one, in lower case.
    """
    boxes = [line.box for line in lines]
    if sum([box[0] > last[2] for last, box in pairwise(boxes)]) < _ROWS:  # most pages: asked before anything is made
        return lines
    return [line for section in _sections(_rows(lines)) for line in _in_order(section)]


def _is_beside(line: Line, last: Line) -> bool:
    """Tell whether a line stands to the right of the last one, at its height."""
    return line.box[0] > last.box[2] and abs(line.box[3] - last.box[3]) < 0.3 * line.size


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Part lines into rows, from left to right."""
    row: Row = []
    for line in lines:
        if row and not _is_beside(line, row[-1]):
            yield row
            row = []
        row.append(line)
    yield row


def _sections(rows: Iterator[Row]) -> Iterator[Section]:
    """Yield sections: each as many rows as keep to the same columns."""
    section = Section([], [])
    for row in rows:
        homes = _homes(section, row)
        if homes is None:
            yield section
            section, homes = Section([], []), list(range(len(row)))
        section.rows.append(row)
        for home, line in zip(homes, row, strict=True):
            if home == len(section.columns):
                section.columns.append([])
            section.columns[home].append(line)
    yield section


def _is_next(line: Line, above: Line) -> bool:
    return 0 < line.box[3] - above.box[3] < _MAX_LEADING * max(line.size, above.size)


def _homes(section: Section, row: Row) -> list[int] | None:
    """Return the column of each line of a row, new ones numbered on.

    ``None`` where the row is not the next one of the section, a line spans two columns, two lines share one, or there
    are too many.
    """
    count = len(section.columns)
    if not section.rows or max(count, len(row)) > _MOST_COLUMNS or not _is_next(row[0], section.rows[-1][0]):
        return None
    homes: list[int] = []
    for line in row:
        met = [at for at, column in enumerate(section.columns) if any(_share_width(line, each) for each in column[-3:])]
        if len(met) > 1 or (met and met[0] in homes):
            return None
        homes.append(met[0] if met else count)
        count += not met
    return homes


def _share_width(first: Line, second: Line) -> bool:
    return first.box[0] < second.box[2] and second.box[0] < first.box[2]


def _in_order(section: Section) -> Iterator[Line]:
    """Yield the lines of a section: column by column where these are columns of text, else as they were drawn."""
    is_text = _are_columns_of_text(section.columns)
    columns = sorted(section.columns, key=lambda column: column[0].box[0])
    for lines in columns if is_text else section.rows:
        yield from lines


def _are_columns_of_text(columns: Sequence[Row]) -> bool:
    starts = [[line.text[0] for line in column if len(line.text) >= _LONG] for column in columns]
    within = sum(start.islower() for column in starts for start in column)
    return sum(len(column) >= _ROWS for column in starts) > 1 and 2 * within >= sum(map(len, starts))
