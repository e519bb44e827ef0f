"""Places of paragraphs, table cells and frames in documents, on slides and in sheets, made the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from msgcheck.model.place import DocumentPlace, Place, SlidePlace
from msgcheck.values import dataclass


class Locator(Protocol):
    """Says where the text of one container stands."""

    def paragraph(self, ordinal: int) -> Place:
        """Return the place of a paragraph, counted from 0."""

    def cell(self, table: int, row: int, column: int) -> Locator:
        """Return the locator of a table cell; all counted from 0."""

    def frame(self, name: str, ordinal: int) -> Locator:
        """Return the locator of a shape or note that is called ``name`` or is one of several of a kind."""


@dataclass(frozen=True, slots=True)
class DocumentLocator:
    """Paths such as ``body/table 0/r1c2/0``."""

    path: str

    def paragraph(self, ordinal: int) -> Place:
        """Return the path of a paragraph."""
        return DocumentPlace(f"{self.path}/{ordinal}")

    def cell(self, table: int, row: int, column: int) -> DocumentLocator:
        """Return the locator of a table cell."""
        return DocumentLocator(f"{self.path}/table {table}/r{row}c{column}")

    def frame(self, name: str, ordinal: int) -> DocumentLocator:
        """Return the locator of a frame: its ordinal, because names may be anything and may repeat."""
        return DocumentLocator(f"{self.path}/{name} {ordinal}")


@dataclass(frozen=True, slots=True)
class SlideLocator:
    """Slide, shape, paragraph, and the cell in tables."""

    slide: int
    shape: str | None = None
    row: int | None = None
    column: int | None = None

    def paragraph(self, ordinal: int) -> Place:
        """Return the place of a paragraph of the shape."""
        return SlidePlace(self.slide, None, self.shape, ordinal, self.row, self.column)

    def cell(self, table: int, row: int, column: int) -> SlideLocator:  # noqa: ARG002 - a frame has one table
        """Return the locator of a table cell."""
        return replace(self, row=row, column=column)

    def frame(self, name: str, ordinal: int) -> SlideLocator:  # noqa: ARG002 - the name is what people see
        """Return the locator of a shape."""
        return SlideLocator(self.slide, name)


@dataclass(frozen=True, slots=True)
class FixedLocator:
    """One place for all there is, such as the cell of a sheet."""

    place: Place

    def paragraph(self, ordinal: int) -> Place:  # noqa: ARG002 - all paragraphs share the place
        """Return the one place."""
        return self.place

    def cell(self, table: int, row: int, column: int) -> FixedLocator:  # noqa: ARG002 - as above
        """Return the locator itself."""
        return self

    def frame(self, name: str, ordinal: int) -> FixedLocator:  # noqa: ARG002 - as above
        """Return the locator itself."""
        return self
