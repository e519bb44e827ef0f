"""One slide to draw on: texts that fit, and speaker notes that hold what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import field
from math import ceil
from typing import TypeVar

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.colours import INK, set_colour
from msgcheck.reports.drift.deck.placeholder import fill_placeholder
from msgcheck.reports.drift.deck.template import Template
from msgcheck.reports.drift.deck.text_fit import LINE_HEIGHT, cut_text, line_count
from msgcheck.reports.plain_text import one_line
from msgcheck.values import dataclass

_LONGEST_NOTE = 4_000
_LONGEST_TITLE = 160
_TITLE_SIZE = 26
_SUBTITLES = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_KEPT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


_Item = TypeVar("_Item")


def in_groups(items: Sequence[_Item], most: int) -> Iterator[Sequence[_Item]]:
    """Yield ``items`` in as few groups of at most ``most`` as there can be, as even as they can be."""
    count = ceil(len(items) / most)
    for group in range(count):
        yield items[len(items) * group // count : len(items) * (group + 1) // count]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``size`` in points before scaling, ``lines`` the most it may take, ``before`` the room above it."""

    text: str
    size: float = 14
    is_bold: bool = False
    colour: str = INK
    lines: int = 3
    before: float = 0
    is_right: bool = False


@dataclass(slots=True)
class Page:
    """A slide with its title; ``area`` is the room below, ``scale`` what sizes of type are multiplied by."""

    slide: Slide
    area: Area
    scale: float
    told: list[str] = field(default_factory=list)

    def note(self, *texts: str) -> None:
        """Add paragraphs to the speaker notes: what was said there already is not said again."""
        for text in texts:
            shown = one_line(text, _LONGEST_NOTE)
            if shown and shown not in self.told:
                self.told.append(shown)

    def text(self, area: Area, lines: Sequence[Line], *, ground: str | None = None, is_middle: bool = False) -> None:
        """Write ``lines`` into ``area``; what has no room there ends in an ellipsis and stands in the notes in full."""
        shape = self._box(area, ground)
        frame = shape.text_frame
        _settle(frame, is_middle=is_middle)
        margin = int(9 * self.scale * EMU_PER_POINT) if ground else 0
        frame.margin_left = frame.margin_right = Emu(margin)
        frame.margin_top = frame.margin_bottom = Emu(margin * 2 // 3)
        room = area.height_points - margin * 4 / 3 / EMU_PER_POINT
        width = area.width_points - 2 * margin / EMU_PER_POINT
        is_first = True
        for line in lines:
            room -= self._write(frame, line, width, room, is_first=is_first)
            is_first = False

    def fit(self, text: str, width: float, size: float, lines: int) -> str:
        """Return ``text`` cut to ``lines`` lines of ``width`` points; where it was cut, the notes hold the whole."""
        whole = one_line(text, _LONGEST_NOTE)
        shown = cut_text(whole, width, size * self.scale, lines)
        if shown != whole:
            self.note(whole)
        return shown

    def _write(self, frame: TextFrame, line: Line, width: float, room: float, *, is_first: bool) -> float:
        """Write ``line`` as far as there is ``room`` (points) and return what it took."""
        size = line.size * self.scale
        before = 0 if is_first else line.before * self.scale
        lines = min(line.lines, int((room - before) / (size * LINE_HEIGHT) + 0.05))
        if lines < 1:
            self.note(line.text)
            return 0
        shown = self.fit(line.text, width, line.size, lines)
        paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
        paragraph.space_before = Pt(before)
        paragraph.alignment = PP_ALIGN.RIGHT if line.is_right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = shown
        run.font.size, run.font.bold = Pt(round(size, 1)), line.is_bold
        set_colour(run.font.color, line.colour)
        return before + line_count(shown, width, size) * size * LINE_HEIGHT

    def _box(self, area: Area, ground: str | None) -> BaseShape:
        box = (Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height))
        if ground is None:
            return self.slide.shapes.add_textbox(*box)
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
        shape.fill.solid()
        set_colour(shape.fill.fore_color, ground)
        shape.line.fill.background()
        style = shape.element.find(qn("p:style"))
        if style is not None:
            shape.element.remove(style)  # the theme's shadow comes with it
        return shape


@dataclass(slots=True)
class Pages:
    """The deck while it grows; ``footer`` stands on every page."""

    template: Template
    footer: str
    pages: list[Page] = field(default_factory=list)

    def add(self, title: str) -> Page:
        """Add a slide that says ``title``, in full in its notes."""
        slide = self.template.deck.slides.add_slide(self.template.page)
        page = Page(slide, self.template.area, self.template.scale)
        page.note(title)
        _write_title(page, title, self.template.area)
        _keep_furniture(slide, self.footer)
        self.pages.append(page)
        return page

    def add_cover(self, title: str, lines: Sequence[str]) -> Page:
        """Add the title slide; ``lines`` go into its second placeholder, or into a box below the title."""
        slide = self.template.deck.slides.add_slide(self.template.cover)
        page = Page(slide, self.template.area, self.template.scale)
        page.note(title, *lines)
        _write_title(page, title, self.template.area)
        holders = [one for one in slide.placeholders if one.placeholder_format.type in _SUBTITLES and one.height]
        if holders:
            fill_placeholder(holders[0], slide.slide_layout, [one_line(line, _LONGEST_TITLE) for line in lines])
        else:
            page.text(page.area, [Line(line, size=16, before=4) for line in lines])
        _remove_empty(slide)
        self.pages.append(page)
        return page

    def close(self) -> None:
        """Write the speaker notes of all pages."""
        for page in self.pages:
            frame = page.slide.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = "\n".join(page.told)


def _settle(frame: TextFrame, *, is_middle: bool) -> None:
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_middle else MSO_ANCHOR.TOP


def _write_title(page: Page, title: str, area: Area) -> None:
    holder = page.slide.shapes.title
    if holder is None or not holder.width or not holder.height:
        box = Area(area.left, max(0, area.top - 60 * EMU_PER_POINT), area.width, 50 * EMU_PER_POINT)
        page.text(box, [Line(title, size=_TITLE_SIZE, is_bold=True, lines=1)])
        return
    fill_placeholder(holder, page.slide.slide_layout, [one_line(title, _LONGEST_TITLE)])


def _keep_furniture(slide: Slide, footer: str) -> None:
    """Copy footer and slide number from the layout, which a new slide does not get by itself; drop what stays empty."""
    _remove_empty(slide)
    for holder in slide.slide_layout.placeholders:
        kind = holder.placeholder_format.type
        if kind not in _KEPT:
            continue
        element = deepcopy(holder.element)
        element.nvSpPr.cNvPr.set("id", str(max((shape.shape_id for shape in slide.shapes), default=1) + 1))
        slide.shapes.element.append(element)
        if kind == PP_PLACEHOLDER.FOOTER:
            slide.placeholders[holder.placeholder_format.idx].text_frame.text = footer


def _remove_empty(slide: Slide) -> None:
    """Drop placeholders without text: they would ask the reader to click."""
    for holder in list(slide.placeholders):
        if not holder.has_text_frame or not holder.text_frame.text:
            holder.element.getparent().remove(holder.element)
