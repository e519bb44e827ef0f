"""The values the drift report's page shows, worked out before any markup is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from msgcheck.model.drift_report import DriftReport, Figure, MessageTold, Row, Table, Trend
from msgcheck.reports.drift_charts import Palette, count_chart, described, level_chart, trend_chart
from msgcheck.reports.figure_words import NOT_MEASURED, amount_text, figure_text

BAND_SYMBOLS = {"healthy": "✓", "watch": "◦", "concerning": "!", "crisis": "×"}
"""Bands told apart without colour, and in every system font."""

_CHARTED_ROWS = 24
"""Rows of a chart: more are no picture any more; the table below it has them all."""

_CHARTED_UNITS = frozenset({"points", "percent"})


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with what it says: ``svg`` has title and description, ``rows`` are its data under ``columns``."""

    id: str
    title: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A table with the chart of its first column, ``None`` where that is no share or score."""

    table: Table
    chart: ChartView | None


@dataclass(frozen=True, slots=True)
class DriftView:
    """Everything the page draws or lays out apart from the report's own texts."""

    score: ChartView | None
    trends: tuple[ChartView, ...]
    groups: tuple[GroupView, ...]
    messages: Table
    statements: Mapping[str, str]
    flow: ChartView | None


def view_of(report: DriftReport, palette: Palette) -> DriftView:
    """Work out the charts and tables of ``report``; the trend of the first headline figure is the page's first."""
    trends = [trend_view(trend, number, palette) for number, trend in enumerate(report.trends, 1)]
    first = report.headline[0].id if report.headline else ""
    place = next((n for n, trend in enumerate(report.trends) if trend.figure_id == first), None)
    return DriftView(
        score=None if place is None else trends.pop(place),
        trends=tuple(trends),
        groups=tuple(_group(table, number, palette) for number, table in enumerate(report.groups, 1)),
        messages=_messages(report.messages),
        statements={message.id: message.statement for message in report.messages},
        flow=_flow(report.flow, palette),
    )


def trend_view(trend: Trend, number: int, palette: Palette) -> ChartView:
    """Return ``trend`` drawn, with its data: a period and its number a row."""
    chart_id = f"trend-{number}"
    points = zip(trend.periods, trend.values, strict=True)
    rows = tuple((name, NOT_MEASURED if v is None else amount_text(v, trend.unit)) for name, v in points)
    svg = described(trend_chart(trend, palette), chart_id, trend.label, trend_description(trend))
    return ChartView(chart_id, trend.label, Markup(svg), ("Period", trend.label), rows)  # noqa: S704 - escaped there


def trend_description(trend: Trend) -> str:
    """Say where ``trend`` began and stands, its extremes and gaps, with the numbers of its points and no other."""
    points = list(zip(trend.periods, trend.values, strict=True))
    known = [(value, name) for name, value in points if value is not None]
    if not known:
        return "It could not be measured in any of these periods."
    gaps = [name for name, value in points if value is None]
    missing = f" Not measured in {', '.join(gaps)}." if gaps else ""
    return f"{_course(trend, known)}.{missing}"


def _course(trend: Trend, known: Sequence[tuple[float, str]]) -> str:
    (first, began), (last, stands) = known[0], known[-1]
    if len(known) == 1:
        return _told(trend, last, stands)
    verb = "It rose" if last > first else "It fell" if last < first else "It ends as it began,"
    (low, lowest), (high, highest) = min(known), max(known)
    return (
        f"{verb} from {_told(trend, first, began)} to {_told(trend, last, stands)}; "
        f"lowest {_told(trend, low, lowest)}, highest {_told(trend, high, highest)}"
    )


def _told(trend: Trend, value: float, name: str) -> str:
    return f"{amount_text(value, trend.unit)} in {name}"


def _group(table: Table, number: int, palette: Palette) -> GroupView:
    levels = [(row.name, row.figures[0]) for row in table.rows if row.figures]
    if not any(figure.value is not None for _, figure in levels) or levels[0][1].unit not in _CHARTED_UNITS:
        return GroupView(table, None)
    shown = levels[:_CHARTED_ROWS]
    chart_id = f"group-{number}"
    title = (
        f"{table.columns[0]}: now (dot){' and before (ring)' if any(f.before is not None for _, f in shown) else ''}"
    )
    told = "; ".join(f"{name} {figure_text(figure)}" for name, figure in shown)
    svg = described(level_chart(shown, palette), chart_id, f"{table.title}, {title}", f"{told}.")
    columns = (table.about, "Now", "Before", "Lowest likely", "Highest likely")
    rows = tuple((name, *map(_amount, (f.value, f.before, f.low, f.high), [f.unit] * 4)) for name, f in shown)
    return GroupView(table, ChartView(chart_id, title, Markup(svg), columns, rows))  # noqa: S704 - escaped there


def _amount(value: float | None, unit: str) -> str:
    return NOT_MEASURED if value is None else amount_text(value, unit)


def _flow(figures: Sequence[Figure], palette: Palette) -> ChartView | None:
    counts = [figure for figure in figures if figure.unit == "count" and figure.value is not None]
    if not counts:
        return None
    told = "; ".join(f"{figure.label} {figure_text(figure)}" for figure in counts)
    svg = described(count_chart(counts, palette), "flow-chart", "Findings of the period", f"{told}.")
    rows = tuple((figure.label, figure_text(figure)) for figure in counts)
    return ChartView("flow-chart", "Findings of the period", Markup(svg), ("Findings", "Number"), rows)  # noqa: S704


def _messages(messages: Iterable[MessageTold]) -> Table:
    """Return the messages as a table: a column for each label that occurs; a figure a message lacks is not measured."""
    told = list(messages)
    columns = tuple(dict.fromkeys(figure.label for message in told for figure in message.figures))
    rows = tuple(Row(message.id, message.id, _in_columns(message.figures, columns)) for message in told)
    return Table("messages", "Messages", "Message", columns, rows)


def _in_columns(figures: Sequence[Figure], columns: Sequence[str]) -> tuple[Figure, ...]:
    known = {figure.label: figure for figure in figures}
    return tuple(known.get(label) or Figure(id="", label=label, value=None, unit="count") for label in columns)
