"""Where a passage stands, one value per kind of asset (the ``place`` of the JSON run)."""

from __future__ import annotations

import re
from typing import ClassVar

from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class SlidePlace:
    """A paragraph of a shape on a slide; ``slide`` counts from 1 as PowerPoint shows it, ``paragraph``,
    ``row`` and ``column`` count from 0.
    """

    kind: ClassVar[str] = "slide"
    slide: int
    shape_id: int | None = None
    shape: str | None = None
    paragraph: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A box on a page; ``page`` counts from 1, ``box`` is (x0, y0, x1, y1) in points from the top left."""

    kind: ClassVar[str] = "page"
    page: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A position in a text file; ``line`` and ``column`` count from 1."""

    kind: ClassVar[str] = "line"
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class WebPlace:
    """An element of a web page: its address (``None`` for a file), CSS path and source line from 1."""

    kind: ClassVar[str] = "web"
    url: str | None
    css: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A paragraph of a word-processor document, as a path such as ``body/12`` or ``body/table 2/r1c3/0``;
    also the property of a file, such as ``properties/title``.
    """

    kind: ClassVar[str] = "document"
    paragraph: str


Place = SlidePlace | PagePlace | LinePlace | WebPlace | DocumentPlace


def place_at(place: Place, url: str) -> Place:
    """Return ``place`` of a page that was read at the address ``url``."""
    return WebPlace(url, place.css, place.line) if isinstance(place, WebPlace) else place


def slide_or_page(place: Place) -> int | None:
    """Return the number, from 1, of the slide or page that ``place`` is on; ``None`` where there are none."""
    match place:
        case SlidePlace(slide=number) | PagePlace(page=number):
            return number
        case _:
            return None


def place_fields(place: Place) -> dict[str, object]:
    """Return ``place`` as named values, its ``kind`` first: the form of the JSON run and of the history."""
    names = [name for name in place.__dataclass_fields__ if name != "kind"]
    return {"kind": place.kind, **{name: getattr(place, name) for name in names}}


def describe_place(place: Place | None) -> str:
    """Say in a few words exactly where ``place`` is, paths included: ``slide 4, Title 1``, ``body/table 2/r1c3/0``."""
    match place:
        case None:
            return "whole asset"
        case SlidePlace():
            words = f"slide {place.slide}"
            if place.shape:
                words += f", {place.shape}"
            if place.row is not None and place.column is not None:
                words += f", row {place.row + 1} column {place.column + 1}"
            return words
        case PagePlace():
            return f"page {place.page}"
        case LinePlace():
            return f"line {place.line}, column {place.column}"
        case WebPlace():
            return f"line {place.line}, {place.css}" if place.line else place.css
        case DocumentPlace():
            return place.paragraph


def place_in_words(place: Place | None) -> str:
    """Say where ``place`` is in the words of somebody who opens the file: no CSS path, what is counted from 1.

    Notes and comments have the number that the file gives them.
    """
    match place:
        case WebPlace(line=int(line)):
            return f"line {line:,}"
        case DocumentPlace(paragraph=path):
            return ", ".join(words for step in path.split("/") if (words := _step_in_words(step))) or path
        case _:
            return describe_place(place)


def _step_in_words(step: str) -> str:
    """Say one step of a document's path; ``body`` goes without saying."""
    if step == "body":
        return ""
    if match := re.fullmatch(r"((?:table|header|footer|text box|graphic|control|file) )?(\d{1,9})", step):
        return f"{match[1] or 'paragraph '}{int(match[2]) + 1:,}"
    if match := re.fullmatch(r"r(\d{1,9})c(\d{1,9})", step):
        return f"row {int(match[1]) + 1:,} column {int(match[2]) + 1:,}"
    return step


def place_of_span(place: Place | None, passage: str, start: int) -> Place | None:
    """Say where code point ``start`` of ``passage`` stands, when the passage itself stands at ``place``.

    Text passages keep the line breaks of their source, so a :class:`LinePlace` moves down by the breaks before
    ``start``; its column is kept on the first line and is 1 below it. Every other place covers the whole passage
    and is returned as it is.
    """
    if not isinstance(place, LinePlace):
        return place
    lines_down = passage.count("\n", 0, start)
    return LinePlace(place.line + lines_down) if lines_down else place
