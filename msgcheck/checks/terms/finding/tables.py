"""The tables of an asset, put together again from the places of their cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Sized
from dataclasses import replace
from itertools import dropwhile, groupby, pairwise

from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import Passage, Role
from msgcheck.model.place import DocumentPlace, LinePlace, SlidePlace, WebPlace
from msgcheck.values import dataclass

_DOCUMENT_CELL = late_pattern(r"(.*)/r(\d+)c(\d+)")
_SHEET_CELL = late_pattern(r"(.*)!([A-Z]+)(\d+)")
_DASHES = 2
"""Lines from the head of a table of Markdown to its first row."""
_WEB_CELL = late_pattern(r"(.*\btable\S*)(.*) > (t[hd]):nth-of-type\((\d+)\)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, by the ``number`` of its passage. Equal ``table``, ``row`` and ``column`` are the same ones."""

    number: int
    table: object
    row: object
    column: object
    is_in_text: bool
    """Whether the column is where the cell begins in its line: in another line it may begin elsewhere."""
    end: int = 0
    """The line in which the cell of a text ends."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, the first one its head; none where no row has two cells. Empty cells are in none of them."""

    rows: tuple[tuple[Cell, ...], ...]

    def below(self, heads: Collection[int]) -> Iterator[Cell]:
        """Yield the cells under some ``heads``, cells of the first row counted from 0."""
        columns = {self.rows[0][at].column for at in heads}
        for row in self.rows[1:] if columns else ():
            names = self._names_before(row)
            can_be_counted = row[0].is_in_text and len(row) == len(self.rows[0]) + names
            counted = (row[at + names] for at in heads)
            yield from counted if can_be_counted else (cell for cell in row if cell.column in columns)

    def _names_before(self, row: Sequence[Cell]) -> int:
        """Return 1 for a row of a text that begins before the first head: with its name, under an empty corner."""
        name, first = row[0].column, self.rows[0][0].column
        return int(isinstance(name, int) and isinstance(first, int) and len(row) > len(self.rows[0]) and name < first)


def tables_of(passages: Sequence[Passage]) -> Iterator[Table]:
    """Yield the tables of the ``passages`` of one asset. Cells of pages (PDF) tell no rows and are left out."""
    # A gap in the numbers is text between two tables.
    cells = [_cell(number, passage) for number, passage in enumerate(passages) if passage.role is Role.CELL]
    known = [(rank, cell) for rank, cell in enumerate(cells) if cell is not None]
    for _, table in groupby(known, lambda each: (each[1].number - each[0], each[1].table)):
        rows = [_counted(row) for _, row in groupby((cell for _, cell in table), lambda cell: cell.row)]
        for start, end in pairwise([*_heads(rows), len(rows)]):
            yield Table(tuple(dropwhile(_is_title, rows[start:end])))


def _counted(row: Iterable[Cell]) -> tuple[Cell, ...]:
    """Count the columns of a row of a web page together: its places count cells of heads and of values apart."""
    last = {"th": 0, "td": 0}

    def counted(cell: Cell) -> Cell:
        if not isinstance(cell.column, tuple):
            return cell
        tag, last[tag] = cell.column
        return replace(cell, column=sum(last.values()))

    return tuple(map(counted, row))


def _heads(rows: Sequence[tuple[Cell, ...]]) -> list[int]:
    """Return the first row of each table in ``rows``: in Markdown a blank line alone may stand between two.

    A head has a line of dashes below it; a row after a gap that has one too is the next head. Rows without a word leave
    gaps as well, of one line only where every other row is such a one.
    """
    gaps = [_gap(above, below) for above, below in pairwise(rows)]
    heads = [0]
    for row in range(1, len(gaps)) if gaps and gaps[0] >= _DASHES else ():
        is_first_below = row - 1 == heads[-1] and gaps[row - 1] == _DASHES
        if gaps[row - 1] >= _DASHES == gaps[row] and not is_first_below and not _is_title(rows[row]):
            heads.append(row)
    return heads


def _gap(above: Sequence[Cell], below: Sequence[Cell]) -> int:
    """Return how many lines of a text a row stands below the one before; 0 for rows that stand in no lines."""
    return below[0].row - max(cell.end for cell in above) if isinstance(below[0].row, int) and below[0].end else 0


def _is_title(row: Sized) -> bool:
    """Tell a row above the heads, as sheets have it, from the heads of a table of two columns or more."""
    return len(row) == 1


def _cell(number: int, passage: Passage) -> Cell | None:
    match passage.place:
        case SlidePlace() as place:
            return Cell(number, (place.slide, place.shape_id), place.row, place.column, is_in_text=False)
        case LinePlace() as place:
            end = place.line + passage.text.count("\n")
            return Cell(number, None, place.line, place.column, is_in_text=True, end=end)
        case DocumentPlace() as place if found := _DOCUMENT_CELL.match(place.paragraph):
            return Cell(number, found[1], found[2], found[3], is_in_text=False)
        case DocumentPlace() as place if found := _SHEET_CELL.fullmatch(place.paragraph):
            return Cell(number, found[1], found[3], found[2], is_in_text=False)
        case WebPlace() as place if found := _WEB_CELL.match(place.css):
            return Cell(number, found[1], found[2], (found[3], int(found[4])), is_in_text=False)
    return None
