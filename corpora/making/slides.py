"""One function a slide layout: each takes the deck and one slide of ``corpora/source/decks`` and adds it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from making import theme
from making.pictures import PICTURES

Spec = dict[str, Any]

_CHARTS = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
}
_CYCLE = (theme.TEAL, theme.NAVY, theme.AMBER, theme.CORAL, theme.GREY, "6C9A8B")


def add_slide(deck: Deck, spec: Spec, footer: str) -> Slide:
    """Add the slide that ``spec`` describes, with notes, furniture and the hidden mark."""
    slide = LAYOUTS[spec["layout"]](deck, spec)
    if spec["layout"] not in ("title", "section", "closing"):
        theme.copy_furniture(slide, spec.get("footer", footer))
    if "notes" in spec:
        frame = slide.notes_slide.notes_text_frame
        _write(frame.paragraphs[0], spec["notes"].split("\n\n")[0].strip())
        for text in spec["notes"].split("\n\n")[1:]:
            _write(frame.add_paragraph(), text.strip())
    if spec.get("hidden"):
        slide._element.set("show", "0")
    return slide


def _write(paragraph: Any, text: str, **font: Any) -> None:
    """Write ``text``: ``**bold**`` starts a run of its own, ``|`` ends a run, a line feed breaks the line."""
    for bold, piece in _runs(text):
        for position, line in enumerate(piece.split("\n")):
            if position:
                paragraph.add_line_break()
            if line:
                run = paragraph.add_run()
                run.text = line
                _font(run.font, bold=bold or None, **font)


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    for position, part in enumerate(re.split(r"\*\*", text)):
        for piece in part.split("|"):
            if piece:
                yield position % 2 == 1, piece


def _font(font: Any, *, bold: bool | None = None, size: float | None = None, colour: str | None = None) -> None:
    if bold is not None:
        font.bold = bold
    if size is not None:
        font.size = Pt(size)
    if colour is not None:
        font.color.rgb = RGBColor.from_string(colour)


def _fill_bullets(frame: Any, bullets: list[Any], size: float | None = None) -> None:
    for position, item in enumerate(bullets):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        text, level = (item, 0) if isinstance(item, str) else (item["sub"], 1)
        paragraph.level = level
        _write(paragraph, text, size=size and size - 2 * level)


def _titled(deck: Deck, spec: Spec, layout: int) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    paragraph = slide.shapes.title.text_frame.paragraphs[0]
    _write(paragraph, spec["title"])
    return slide


def _text_box(slide: Slide, box: tuple[float, ...], text: str, *, align: PP_ALIGN = PP_ALIGN.LEFT, **font: Any) -> Any:
    shape = slide.shapes.add_textbox(*(Inches(value) for value in box))
    shape.text_frame.word_wrap = True
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = align
    _write(paragraph, text, **font)
    return shape


def _panel(shapes: Any, kind: MSO_SHAPE, box: tuple[float, ...], colour: str) -> Any:
    shape = shapes.add_shape(kind, *(Inches(value) for value in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    shape.text_frame.word_wrap = True
    return shape


def _picture(slide: Slide, name: str, alt: str, box: tuple[float, ...]) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(PICTURES[name]()), *(Inches(value) for value in box))
    picture._element.nvPicPr.cNvPr.set("descr", alt)
    picture.name = f"Picture {name}"


def add_title(deck: Deck, spec: Spec) -> Slide:
    """A title slide with a picture on the right; ``subtitle`` may hold lines."""
    slide = _titled(deck, spec, theme.TITLE)
    _write(slide.placeholders[1].text_frame.paragraphs[0], spec["subtitle"])
    _picture(slide, "flow", spec.get("alt", "Invoices pass from a stack to the ledger"), (8.9, 1.4, 4.0, 4.0))
    if "by" in spec:
        _text_box(slide, (0.8, 6.5, 9.0, 0.4), spec["by"], size=12, colour="C9D3DA")
    return slide


def add_section(deck: Deck, spec: Spec) -> Slide:
    """A section divider."""
    slide = _titled(deck, spec, theme.SECTION)
    _write(slide.placeholders[1].text_frame.paragraphs[0], spec["subtitle"])
    return slide


def add_bullets(deck: Deck, spec: Spec) -> Slide:
    """Bullets, with a coloured callout on the right where ``aside`` is given."""
    slide = _titled(deck, spec, theme.CONTENT)
    body = slide.placeholders[1]
    few = len(spec["bullets"]) < 5 and "aside" not in spec
    _fill_bullets(body.text_frame, spec["bullets"], size=26 if few else None)
    if few:
        body.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        body.left, body.top, body.width, body.height = Inches(0.7), Inches(1.65), Inches(11.9), Inches(4.2)
    if "aside" in spec:
        body.left, body.top, body.width, body.height = Inches(0.7), Inches(1.65), Inches(7.5), Inches(4.95)
        panel = _panel(slide.shapes, MSO_SHAPE.ROUNDED_RECTANGLE, (8.7, 1.9, 3.9, 3.9), theme.NAVY)
        panel.adjustments[0] = 0.06
        panel.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        panel.text_frame.margin_left = panel.text_frame.margin_right = Inches(0.3)
        panel.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        _write(panel.text_frame.paragraphs[0], spec["aside"], size=20, colour=theme.WHITE)
    return slide


def add_columns(deck: Deck, spec: Spec) -> Slide:
    """Two columns, each with a heading and bullets."""
    slide = _titled(deck, spec, theme.COMPARISON)
    for left in (0.6, 6.8):
        panel = _panel(slide.shapes, MSO_SHAPE.RECTANGLE, (left, 1.55, 5.85, 3.9), theme.MIST)
        slide.shapes._spTree.insert(2, panel._element)
    for first, side in ((1, "left"), (3, "right")):
        _write(slide.placeholders[first].text_frame.paragraphs[0], spec[side]["heading"], size=20, colour=theme.TEAL)
        _fill_bullets(slide.placeholders[first + 1].text_frame, spec[side]["bullets"], size=20)
    return slide


def add_table(deck: Deck, spec: Spec) -> Slide:
    """A table; the first row is the header. ``caption`` stands below."""
    slide = _titled(deck, spec, theme.TITLE_ONLY)
    rows = spec["table"]
    height = min(0.72, 4.5 / len(rows))
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(0.7), Inches(1.7), Inches(11.9), Inches(height * len(rows))
    )
    frame.name = "Table"
    if "alt" in spec:
        frame._element.nvGraphicFramePr.cNvPr.set("descr", spec["alt"])
    shares = spec.get("widths", [1] * len(rows[0]))
    for column, share in zip(frame.table.columns, shares, strict=True):
        column.width = int(Inches(11.9) * share / sum(shares))
    for row_number, row in enumerate(rows):
        for cell, text in zip(frame.table.rows[row_number].cells, row, strict=True):
            header = row_number == 0
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            _write(cell.text_frame.paragraphs[0], str(text), size=16, colour=theme.WHITE if header else "1F2933")
    if "caption" in spec:
        _text_box(slide, (0.65, 1.8 + height * len(rows), 11.9, 0.5), spec["caption"], size=14, colour=theme.GREY)
    return slide


def add_chart(deck: Deck, spec: Spec) -> Slide:
    """A native chart on the left; ``bullets`` on the right where given."""
    slide = _titled(deck, spec, theme.CONTENT if "bullets" in spec else theme.TITLE_ONLY)
    chart_spec = spec["chart"]
    data = CategoryChartData(number_format=chart_spec.get("format", "General"))
    data.categories = chart_spec["categories"]
    for name, values in chart_spec["series"].items():
        data.add_series(name, values)
    width = 7.4 if "bullets" in spec else 11.9
    frame = slide.shapes.add_chart(
        _CHARTS[chart_spec["type"]], Inches(0.7), Inches(1.65), Inches(width), Inches(4.95), data
    )
    frame.name = "Chart"
    if "alt" in spec:
        frame._element.nvGraphicFramePr.cNvPr.set("descr", spec["alt"])
    _style_chart(frame.chart, chart_spec)
    if "bullets" in spec:
        body = slide.placeholders[1]
        body.left, body.top, body.width, body.height = Inches(8.4), Inches(1.65), Inches(4.2), Inches(4.95)
        _fill_bullets(body.text_frame, spec["bullets"], size=20)
    return slide


def _style_chart(chart: Any, spec: Spec) -> None:
    chart.font.size = Pt(12)
    chart.has_title = "title" in spec
    if chart.has_title:
        chart.chart_title.text_frame.text = spec["title"]
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    chart.has_legend = len(spec["series"]) > 1 or spec["type"] == "doughnut"
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.has_data_labels = spec["type"] != "line"
    if spec["type"] == "doughnut":
        for position in range(len(spec["categories"])):
            fill = plot.series[0].points[position].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(_CYCLE[position])
        return
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("DDE4E8")
    if "axis" in spec:
        chart.value_axis.has_title = True
        chart.value_axis.axis_title.text_frame.text = spec["axis"]
        chart.value_axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
    for series, colour in zip(plot.series, _CYCLE, strict=False):
        line_or_fill = series.format.line.color if spec["type"] == "line" else None
        if line_or_fill is None:
            series.format.fill.solid()
            line_or_fill = series.format.fill.fore_color
        line_or_fill.rgb = RGBColor.from_string(colour)


def add_steps(deck: Deck, spec: Spec) -> Slide:
    """A row of steps, each a group of an arrow and a card."""
    slide = _titled(deck, spec, theme.TITLE_ONLY)
    steps = spec["steps"]
    width = 11.9 / len(steps)
    for position, step in enumerate(steps):
        left = 0.7 + position * width
        group = slide.shapes.add_group_shape()
        group.name = f"Step {position + 1}"
        kind = MSO_SHAPE.PENTAGON if position == 0 else MSO_SHAPE.CHEVRON
        arrow = _panel(group.shapes, kind, (left, 1.9, width - 0.05, 1.0), _CYCLE[position % 2])
        arrow.adjustments[0] = 0.25
        arrow.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        _write(arrow.text_frame.paragraphs[0], step["name"], size=18, colour=theme.WHITE)
        card = _panel(group.shapes, MSO_SHAPE.RECTANGLE, (left + 0.05, 3.1, width - 0.25, 2.6), theme.MIST)
        card.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        card.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        _write(card.text_frame.paragraphs[0], step["text"], size=18 if len(steps) < 5 else 16, colour="1F2933")
    if "caption" in spec:
        _text_box(slide, (0.65, 5.9, 11.9, 0.7), spec["caption"], size=16, colour=theme.GREY)
    return slide


def add_numbers(deck: Deck, spec: Spec) -> Slide:
    """Big numbers on cards, each card a group with an accent; number and label are one paragraph."""
    slide = _titled(deck, spec, theme.TITLE_ONLY)
    cards = spec["numbers"]
    width = 11.9 / len(cards)
    for position, card in enumerate(cards):
        left = 0.7 + position * width
        group = slide.shapes.add_group_shape()
        group.name = f"Number {position + 1}"
        _panel(group.shapes, MSO_SHAPE.RECTANGLE, (left, 1.95, width - 0.3, 0.1), _CYCLE[position % 4])
        panel = _panel(group.shapes, MSO_SHAPE.RECTANGLE, (left, 2.05, width - 0.3, 2.9), theme.MIST)
        panel.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = panel.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        _write(paragraph, card["value"] + "\n", size=44, colour=theme.NAVY)
        _write(paragraph, card["label"], size=16, colour="1F2933")
    if "caption" in spec:
        _text_box(slide, (0.65, 5.3, 11.9, 1.2), spec["caption"], size=16, colour=theme.GREY)
    return slide


def add_quote(deck: Deck, spec: Spec) -> Slide:
    """Somebody's words, large, with name and role below."""
    slide = _titled(deck, spec, theme.TITLE_ONLY)
    _panel(slide.shapes, MSO_SHAPE.RECTANGLE, (0.95, 2.2, 0.08, 2.9), theme.AMBER)
    _text_box(slide, (1.3, 2.1, 10.6, 2.3), f"“{spec['quote']}”", size=30, colour=theme.NAVY)
    _text_box(slide, (1.3, 4.75, 10.6, 0.5), spec["by"], size=16, colour=theme.GREY)
    return slide


def add_picture(deck: Deck, spec: Spec) -> Slide:
    """Bullets on the left, a picture with alt text on the right."""
    slide = _titled(deck, spec, theme.CONTENT)
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = Inches(0.7), Inches(1.65), Inches(5.9), Inches(4.95)
    _fill_bullets(body.text_frame, spec["bullets"])
    height = 3.42 if spec["picture"] == "screen" else 4.1
    _picture(slide, spec["picture"], spec["alt"], (6.9, 2.0, 5.7, height))
    if "caption" in spec:
        _text_box(slide, (6.85, 2.05 + height, 5.7, 0.4), spec["caption"], size=12, colour=theme.GREY)
    return slide


def add_closing(deck: Deck, spec: Spec) -> Slide:
    """The last slide: a thought, a line below and how to reach us."""
    slide = _titled(deck, spec, theme.SECTION)
    _write(slide.placeholders[1].text_frame.paragraphs[0], spec["subtitle"])
    if "contact" in spec:
        _text_box(slide, (0.8, 5.9, 11.0, 0.5), spec["contact"], size=16, colour=theme.WHITE)
    return slide


LAYOUTS: dict[str, Callable[[Deck, Spec], Slide]] = {
    "title": add_title,
    "section": add_section,
    "bullets": add_bullets,
    "columns": add_columns,
    "table": add_table,
    "chart": add_chart,
    "steps": add_steps,
    "numbers": add_numbers,
    "quote": add_quote,
    "picture": add_picture,
    "closing": add_closing,
}
