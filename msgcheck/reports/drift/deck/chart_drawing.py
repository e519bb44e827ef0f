"""Native charts that a reader can edit, each with the numbers of the report in its own workbook and in words."""

from __future__ import annotations

import io

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.plot import _BasePlot
from pptx.chart.series import _BaseCategorySeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Emu, Pt

from msgcheck.model.drift_report import Trend
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.colours import ACCENT, INK, PAPER, SOFT, set_colour
from msgcheck.reports.drift.deck.page import Page
from msgcheck.reports.drift.deck.table_drawing import describe
from msgcheck.reports.drift.deck.text_fit import text_width
from msgcheck.reports.drift.figure_words import amount_text, trend_text
from msgcheck.reports.plain_text import one_line
from msgcheck.values import dataclass

FORMATS = {
    "points": "0.0",
    "percent": '0.0" %"',
    "count": "#,##0",
    "days": "0.0",
    "per_1000_words": "0.00",
    "money": "#,##0",
}
"""Number formats of a spreadsheet by unit."""

_SIZE = 11
_LONGEST_LABEL = 60
_LONGEST_DESCRIPTION = 2_000
_BAR = 44
"""Points of height for a bar and the gap below it, at most."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart; ``colour``: see :mod:`msgcheck.reports.drift.deck.colours`."""

    name: str
    values: tuple[float | None, ...]
    colour: str = ACCENT


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows: numbers of ``unit`` under ``names``; ``description`` says the same in words."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    description: str


def draw_trend(page: Page, trend: Trend, area: Area) -> None:
    """Draw a figure over periods as a line with its values; a period without one is a gap."""
    data = ChartData(trend.periods, (Series(trend.label, trend.values),), trend.unit, trend_text(trend))
    chart = _draw(page, XL_CHART_TYPE.LINE_MARKERS, data, area)
    plot = chart.plots[0]
    line = plot.series[0]
    line.smooth = False
    line.format.line.width = Pt(2.5)
    set_colour(line.format.line.color, ACCENT)
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    line.marker.format.fill.solid()
    set_colour(line.marker.format.fill.fore_color, ACCENT)
    set_colour(line.marker.format.line.color, PAPER)
    _label_points(line, data, area, page.scale)
    known = [value for value in trend.values if value is not None]
    if known:
        room = (max(known) - min(known)) * 0.35 or abs(max(known)) * 0.1 or 1.0
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = min(known) - room, max(known) + room


def draw_bars(page: Page, data: ChartData, area: Area) -> None:
    """Draw the only series of ``data`` as bars from left to right, the first name on top."""
    chart = _draw(page, XL_CHART_TYPE.BAR_CLUSTERED, data, _room_for_bars(page, data, area))
    plot = chart.plots[0]
    plot.gap_width = 55
    _fill(plot.series[0], data.series[0].colour)
    _label(plot, data, XL_LABEL_POSITION.OUTSIDE_END, page.scale)
    chart.category_axis.reverse_order = True
    chart.value_axis.minimum_scale = 0
    if data.unit in {"points", "percent"}:
        chart.value_axis.maximum_scale = 115


def draw_stacked_bars(page: Page, data: ChartData, area: Area) -> None:
    """Draw counts that belong together as one bar a name, the first name on top, with a legend below."""
    chart = _draw(page, XL_CHART_TYPE.BAR_STACKED, data, _room_for_bars(page, data, area))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for drawn, told in zip(plot.series, data.series, strict=True):
        _fill(drawn, told.colour)
    _label(plot, data, XL_LABEL_POSITION.CENTER, page.scale)
    plot.data_labels.number_format = "#,##0;;"
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(round(_SIZE * page.scale, 1))
    set_colour(chart.legend.font.color, INK)
    chart.category_axis.reverse_order = True


def _format_of(data: ChartData) -> str:
    """Return the number format of a chart: days are whole where all of them are."""
    values = [value for series in data.series for value in series.values if value is not None]
    if data.unit == "days" and all(value == int(value) for value in values):
        return FORMATS["count"]
    return FORMATS.get(data.unit, "General")


def _room_for_bars(page: Page, data: ChartData, area: Area) -> Area:
    """Return the upper part of ``area``: few bars are no thicker than many."""
    return area.split(int((len(data.names) + 1) * _BAR * page.scale * EMU_PER_POINT))[0]


def _draw(page: Page, kind: XL_CHART_TYPE, told: ChartData, area: Area) -> Chart:
    """Add a chart of ``kind`` without axis of values: each value is written at its bar or point."""
    number_format = _format_of(told)
    data = CategoryChartData(number_format=number_format)
    data.categories = [one_line(name, _LONGEST_LABEL) or "-" for name in told.names]
    for series in told.series:
        data.add_series(one_line(series.name, _LONGEST_LABEL), series.values)
    box = (Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height))
    frame = page.slide.shapes.add_chart(kind, *box, data)
    describe(frame.element, one_line(told.description, _LONGEST_DESCRIPTION))
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(data, number_format))
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(round(_SIZE * page.scale, 1))
    set_colour(chart.font.color, INK)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.width = Pt(0.75)
    set_colour(axis.format.line.color, SOFT)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return chart


def _workbook(data: CategoryChartData, number_format: str) -> bytes:
    """Return the workbook behind a chart as python-pptx lays it out, but with no formula from a name and no clock."""
    from xlsxwriter import Workbook

    from msgcheck.reports.drift.workbook import FIRST_MOMENT, NO_FORMULAS

    stream = io.BytesIO()
    with Workbook(stream, NO_FORMULAS) as book:
        book.set_properties({"created": FIRST_MOMENT})
        sheet = book.add_worksheet()
        numbers = book.add_format({"num_format": number_format})
        for row, category in enumerate(data.categories, start=1):
            sheet.write_string(row, 0, category.label)
        for column, series in enumerate(data, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, numbers)
    return stream.getvalue()


def _fill(series: _BaseCategorySeries, colour: str) -> None:
    series.format.fill.solid()
    set_colour(series.format.fill.fore_color, colour)
    series.invert_if_negative = False


def _label_points(line: _BaseCategorySeries, data: ChartData, area: Area, scale: float) -> None:
    """Label every point of a line where there is room, else the first, the last, the highest and the lowest."""
    values = [(value, place) for place, value in enumerate(data.series[0].values) if value is not None]
    line.data_labels.show_value = False
    shown = {place for _, place in values}
    widest = max((text_width(amount_text(value, data.unit), _SIZE * scale) for value, _ in values), default=0.0)
    if widest * len(data.names) > area.width_points and values:
        shown = {values[0][1], values[-1][1], max(values)[1], min(values)[1]}
    for place in sorted(shown):
        label = line.points[place].data_label
        label.position = XL_LABEL_POSITION.ABOVE
        label.font.size = Pt(round(_SIZE * scale, 1))
        set_colour(label.font.color, INK)


def _label(plot: _BasePlot, data: ChartData, position: XL_LABEL_POSITION, scale: float) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.position = True, position
    labels.number_format, labels.number_format_is_linked = _format_of(data), False
    labels.font.size = Pt(round(_SIZE * scale, 1))
    set_colour(labels.font.color, INK)
