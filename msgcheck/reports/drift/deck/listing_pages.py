"""Pages that hold tables: as large as they fit on one page, else on as many as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgcheck.model.drift_report import Figure
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.colours import SOFT
from msgcheck.reports.drift.deck.page import Line, Page, Pages
from msgcheck.reports.drift.deck.table_drawing import TableDrawing, draw_table, lay_out, rows_that_fit
from msgcheck.reports.drift.figure_words import about_text, figure_text, more_text
from msgcheck.reports.drift.listings import Cell, Listing, cell_text
from msgcheck.values import dataclass

_ROWS = 14
"""Rows of a table in the deck, one or two slides; the workbook has all of them."""

_SIZES = (16.0, 14.0, 12.0)
"""Points of a table: the largest at which its page holds all, else the smallest."""

_INTRO, _HEADING, _GAP = 24.0, 24.0, 14.0
"""Points: a line of introduction, the heading of a table among others, the room between tables."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something goes: a page, and the room that is left on it."""

    page: Page
    area: Area

    @classmethod
    def on(cls, page: Page) -> Spot:
        """Return the whole room of ``page``."""
        return cls(page, page.area)

    def below(self, height: int) -> Spot:
        """Return what is left below ``height`` EMU."""
        return Spot(self.page, self.area.split(height)[1])


@dataclass(frozen=True, slots=True)
class Part:
    """A table, the ``shares`` of its columns, the ``intro`` above it (else its note), and the ``most`` rows of it."""

    listing: Listing
    shares: tuple[float, ...]
    intro: str = ""
    most: int = _ROWS

    @property
    def about(self) -> str:
        """What stands above the table, or in place of it."""
        return self.intro or self.listing.note or ("" if self.listing.rows else "There is none.")


def add_listings(pages: Pages, title: str, parts: Sequence[Part], spot: Spot | None = None) -> None:
    """Add ``parts`` one below the other under ``title``; more than one have headings.

    They begin at ``spot`` where it is given, else on a new page. An empty table says why it is empty. Rows beyond the
    bound of a deck are counted below the table.
    """
    flow = _Flow(pages, title, spot or Spot.on(pages.add(title)))
    room, scale = flow.spot.area, flow.spot.page.scale
    shown = [replace(part, listing=replace(part.listing, rows=part.listing.rows[: part.most])) for part in parts]
    size = next((size for size in _SIZES if needed_height(shown, room, size * scale) <= room.height_points), _SIZES[-1])
    for part, cut in zip(parts, shown, strict=True):
        drawing = _laid_out(cut, room, size * scale) if cut.listing.rows else None
        flow.add_part(part, drawing, has_heading=len(parts) > 1)


def needed_height(parts: Sequence[Part], area: Area, size: float) -> float:
    """Return the height in points that ``parts`` take at ``size``."""
    height = 0.0
    for part in parts:
        height += (_HEADING if len(parts) > 1 else 0) + (_INTRO if part.about else 0) + _GAP
        if part.listing.rows:
            height += _laid_out(part, area, size).height
    return height - _GAP


def _laid_out(part: Part, area: Area, size: float) -> TableDrawing:
    return lay_out(part.listing, area.width_points, part.shares, size)


@dataclass(slots=True)
class _Flow:
    """Tables that go on from page to page; ``spot`` is where the next thing goes."""

    pages: Pages
    title: str
    spot: Spot

    def add_part(self, part: Part, drawing: TableDrawing | None, *, has_heading: bool) -> None:
        """Add one table, already cut to the rows of a deck."""
        least = _HEADING + _INTRO + (drawing.head_height + drawing.heights[0] if drawing else 0)
        self._ensure(least)
        if has_heading:
            self._add_line(Line(part.listing.title, size=14, is_bold=True, lines=1), _HEADING)
        if part.about:
            self._add_line(Line(part.about, size=13, colour=SOFT, lines=1), _INTRO)
        if drawing:
            self._add_rows(part, drawing)
        left_out = len(part.listing.rows) - part.most
        if left_out > 0:
            self._ensure(_INTRO)
            rest = f"{more_text(left_out, 'row')} in the workbook (--format xlsx)."
            self._add_line(Line(rest, size=12, colour=SOFT, lines=1), _INTRO)
        self.spot = self.spot.below(int(_GAP * EMU_PER_POINT))

    def _add_rows(self, part: Part, drawing: TableDrawing) -> None:
        start = 0
        while start < len(drawing.rows):
            if start:
                self._turn()
            end = rows_that_fit(drawing, start, self.spot.area.height_points)
            height = draw_table(self.spot.page, drawing, self.spot.area, range(start, end))
            self.spot.page.note(*_evidence(part.listing.rows[start:end]))
            self.spot = self.spot.below(height)
            start = end

    def _add_line(self, line: Line, height: float) -> None:
        emu = int(height * self.spot.page.scale * EMU_PER_POINT)
        self.spot.page.text(self.spot.area.split(emu)[0], [line])
        self.spot = self.spot.below(emu)

    def _ensure(self, height: float) -> None:
        """Turn the page where ``height`` points are not left on one that has something already."""
        page, area = self.spot.page, self.spot.area
        if area.height_points < height * page.scale and area.top > page.area.top:
            self._turn()

    def _turn(self) -> None:
        """Go on at the top of a new page, in columns as wide as before."""
        page, area = self.pages.add(f"{self.title} (continued)"), self.spot.area
        self.spot = Spot(page, Area(area.left, page.area.top, area.width, page.area.height))


def _evidence(rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    """Yield what the notes tell of each figure: its id, which ``report --trace`` takes, and what qualifies it."""
    for row in rows:
        name = cell_text(row[0], 200)
        for figure in row:
            if isinstance(figure, Figure):
                about = _in_brackets(about_text(figure))
                yield f"{name}, {figure.label}: {figure_text(figure)}{about}. Figure: {figure.id}"


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""
