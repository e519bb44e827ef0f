"""Real tables on slides: rows as high as their texts, and as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.table import _Cell
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from msgcheck.model.drift_report import Figure
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.colours import BAND_GROUNDS, BAND_INK, INK, SEVERITY_COLOURS, SOFT, set_colour
from msgcheck.reports.drift.deck.page import Page
from msgcheck.reports.drift.deck.text_fit import LINE_HEIGHT, cut_text, line_count, longest_word, text_width
from msgcheck.reports.drift.figure_words import short_change_text
from msgcheck.reports.drift.listings import Cell, Listing, cell_number, cell_text
from msgcheck.values import dataclass

_MARGIN_X, _MARGIN_Y = 7.0, 3.5
"""Points within a cell."""
SMALL = 0.84
"""Size of headings, and of what stands below a figure, as a part of the size of the table."""
_LINES = 3
"""Lines a cell has at most; the whole is in the notes."""
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The built-in table style without lines and fills; those that are wanted are drawn."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell shows: ``main``, and below it in small ``sub``."""

    main: str
    sub: str = ""
    band: str | None = None
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class TableDrawing:
    """A table ready to be drawn: widths and heights in points, ``size`` of its type, texts cut to fit.

    ``wholes`` are the texts of each row that were cut.
    """

    title: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    size: float
    rows: tuple[tuple[CellWords, ...], ...]
    wholes: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    head_height: float

    @property
    def height(self) -> float:
        """The height of the whole table, in points."""
        return self.head_height + sum(self.heights)

    @property
    def small(self) -> float:
        """The size of headings and of what stands below a figure."""
        return self.size * SMALL


def lay_out(listing: Listing, width: float, shares: Sequence[float], size: float) -> TableDrawing:
    """Cut the cells of ``listing`` to columns of ``width`` points in all, as wide as ``shares``, at ``size`` points."""
    widths = tuple(width * share / sum(shares) for share in shares)
    told = tuple(tuple(map(words_of, row)) for row in listing.rows)
    rows = tuple(tuple(_fitted(cell, room, size) for cell, room in zip(row, widths, strict=True)) for row in told)
    wholes = tuple(
        tuple(whole.main for whole, cell in zip(before, after, strict=True) if whole.main != cell.main)
        for before, after in zip(told, rows, strict=True)
    )
    heights = tuple(max(_height(cell, room, size) for cell, room in zip(row, widths, strict=True)) for row in rows)
    head = max(_height(CellWords(name), room, size * SMALL) for name, room in zip(listing.columns, widths, strict=True))
    return TableDrawing(listing.title, listing.columns, widths, size, rows, wholes, heights, head)


def words_of(cell: Cell) -> CellWords:
    """Return what a cell shows; a figure has its band and change below it."""
    if isinstance(cell, Figure):
        sub = " · ".join(filter(None, (cell.band or "", short_change_text(cell))))
        return CellWords(cell_number(cell), sub, cell.band, is_figure=True)
    return CellWords(cell_text(cell))


def is_readable(listing: Listing, width: float, shares: Sequence[float], size: float) -> bool:
    """Tell whether no heading and no figure would be broken within a word at ``size`` points."""
    for place, (name, share) in enumerate(zip(listing.columns, shares, strict=True)):
        room = width * share / sum(shares) - 2 * _MARGIN_X
        told = [words_of(row[place]) for row in listing.rows if isinstance(row[place], Figure)]
        longest = max((text_width(words.main, size) for words in told), default=0.0)
        if max(longest, longest_word(name, size * SMALL)) > room:
            return False
    return True


def rows_that_fit(drawing: TableDrawing, start: int, height: float) -> int:
    """Return the row after the last one that fits into ``height`` points from row ``start``; at least one row does."""
    room = height - drawing.head_height
    for row in range(start, len(drawing.rows)):
        room -= drawing.heights[row]
        if room < 0:
            return max(row, start + 1)
    return len(drawing.rows)


def draw_table(page: Page, drawing: TableDrawing, area: Area, rows: range) -> int:
    """Draw ``rows`` of the table at the top of ``area``, note their cut texts in full, and return the height in EMU."""
    heights = [drawing.head_height, *(drawing.heights[row] for row in rows)]
    total = int(sum(heights) * EMU_PER_POINT)
    frame = page.slide.shapes.add_table(
        len(heights), len(drawing.columns), Emu(area.left), Emu(area.top), Emu(area.width), Emu(total)
    )
    describe(frame.element, f"Table: {drawing.title}")
    table = frame.table
    frame.element.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    table.horz_banding = False
    for column, width in zip(table.columns, drawing.widths, strict=True):
        column.width = Emu(int(width * EMU_PER_POINT))
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Emu(int(height * EMU_PER_POINT))
    are_figures = [any(cells[place].is_figure for cells in drawing.rows) for place in range(len(drawing.columns))]
    for place, name in enumerate(drawing.columns):
        _draw_cell(drawing, table.cell(0, place), CellWords(name, is_figure=are_figures[place]), is_head=True)
    for line, row_number in enumerate(rows, start=1):
        page.note(*drawing.wholes[row_number])
        for place, words in enumerate(drawing.rows[row_number]):
            _draw_cell(drawing, table.cell(line, place), words, is_head=False)
    return total


def describe(element: object, description: str) -> None:
    """Give a graphic its alternative text."""
    next(iter(element.iter(qn("p:cNvPr")))).set("descr", description)  # type: ignore[attr-defined]


def _fitted(words: CellWords, width: float, size: float) -> CellWords:
    room = width - 2 * _MARGIN_X
    main = cut_text(words.main, room, size, _LINES)
    return CellWords(main, cut_text(words.sub, room, size * SMALL, 2), words.band, words.is_figure)


def _height(words: CellWords, width: float, size: float) -> float:
    room, small = width - 2 * _MARGIN_X, size * SMALL
    height = line_count(words.main, room, size) * size
    if words.sub:
        height += line_count(words.sub, room, small) * small
    return height * LINE_HEIGHT + 2 * _MARGIN_Y


def _draw_cell(drawing: TableDrawing, cell: _Cell, words: CellWords, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_MARGIN_X)
    cell.margin_top = cell.margin_bottom = Pt(_MARGIN_Y)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    band = words.band if words.band in BAND_GROUNDS else None
    if band:
        cell.fill.solid()
        set_colour(cell.fill.fore_color, BAND_GROUNDS[band])
    else:
        cell.fill.background()
    for text, size, colour, is_bold in _runs(drawing, words, is_head=is_head):
        _write(cell.text_frame, text, size, colour, is_bold=is_bold, is_right=words.is_figure)
    _underline(cell, width=1.25 if is_head else 0.5)


def _runs(drawing: TableDrawing, words: CellWords, *, is_head: bool) -> Iterator[tuple[str, float, str, bool]]:
    """Yield (text, size, colour, is bold) of each paragraph of a cell."""
    if is_head:
        yield words.main, drawing.small, SOFT, True
        return
    ink = BAND_INK if words.band else SEVERITY_COLOURS.get(words.main, INK)
    yield words.main, drawing.size, ink, words.is_figure or words.main in SEVERITY_COLOURS
    if words.sub:
        yield words.sub, drawing.small, BAND_INK if words.band else SOFT, False


def _write(frame: TextFrame, text: str, size: float, colour: str, *, is_bold: bool, is_right: bool) -> None:
    paragraph = frame.paragraphs[-1] if not frame.text else frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(round(size, 1)), is_bold
    set_colour(run.font.color, colour)


def _underline(cell: _Cell, width: float) -> None:
    """Draw the line below a cell; the library has no way to ask for one."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    colour = '<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>'
    border = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{int(width * EMU_PER_POINT)}" cap="flat" cmpd="sng">'
        f"<a:solidFill>{colour}</a:solidFill></a:lnB>"
    )
    properties.insert(0, border)
