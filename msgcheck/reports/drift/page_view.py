"""The values the drift report's page shows, worked out before any markup is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from msgcheck.model.drift_report import DriftReport, Figure, MessageTold, Row, Table, Trend
from msgcheck.reports.drift.charts import PAPER, Palette, count_chart, described, level_chart, trend_chart
from msgcheck.reports.drift.figure_words import amount_text, figure_text
from msgcheck.values import dataclass

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
    """A table with the chart of its first column, ``None`` where that cannot be drawn."""

    table: Table
    chart: ChartView | None


@dataclass(frozen=True, slots=True)
class DriftView:
    """Everything the page draws or lays out apart from the report's own texts."""

    score: ChartView | None
    trends: tuple[ChartView, ...]
    trends_unmeasured: tuple[str, ...]
    groups: tuple[GroupView, ...]
    messages: Table
    statements: Mapping[str, str]
    flow: GroupView


def view_of(report: DriftReport, palette: Palette) -> DriftView:
    """Work out the charts and tables of ``report``; the trend of the first headline figure is the page's first."""
    first = report.headline[0].id if report.headline else ""
    measured = [trend for trend in report.trends if any(value is not None for value in trend.values)]
    drawn = {t.figure_id: trend_view(t, number, palette) for number, t in enumerate(measured, 1)}
    return DriftView(
        score=drawn.get(first),
        trends=tuple(chart for figure_id, chart in drawn.items() if figure_id != first),
        trends_unmeasured=tuple(trend.label for trend in report.trends if trend.figure_id not in drawn),
        groups=tuple(_group(table, number, palette) for number, table in enumerate(report.groups, 1)),
        messages=_messages(report.messages),
        statements={message.id: message.statement for message in report.messages},
        flow=_flow(report.flow, palette),
    )


def trend_view(trend: Trend, number: int, palette: Palette) -> ChartView:
    """Return ``trend`` drawn, with its data: a period and its number a row."""
    chart_id = f"trend-{number}"
    points = zip(trend.periods, trend.values, strict=True)
    rows = tuple((name, amount_text(value, trend.unit)) for name, value in points)
    svg = _picture(trend_chart(trend, palette), palette, chart_id, trend.label, trend_description(trend))
    return ChartView(chart_id, trend.label, svg, ("Period", trend.label), rows)


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
    svg = _picture(level_chart(shown, palette), palette, chart_id, f"{table.title}, {title}", f"{told}.")
    columns = (table.about, "Now", "Before", "Lowest likely", "Highest likely")
    rows = tuple((name, *map(amount_text, (f.value, f.before, f.low, f.high), [f.unit] * 4)) for name, f in shown)
    return GroupView(table, ChartView(chart_id, title, svg, columns, rows))


def _flow(figures: Sequence[Figure], palette: Palette) -> GroupView:
    rows = tuple(Row(figure.id, figure.label, (figure,)) for figure in figures)
    table = Table("flow", "Where findings came from and went", "Findings", ("Number",), rows)
    counts = [figure for figure in figures if figure.value is not None]
    if not counts:
        return GroupView(table, None)
    told = "; ".join(f"{figure.label} {figure_text(figure)}" for figure in counts)
    svg = _picture(count_chart(counts, palette), palette, "flow-chart", table.title, f"{told}.")
    data = tuple((figure.label, figure_text(figure)) for figure in counts)
    return GroupView(table, ChartView("flow-chart", table.title, svg, ("Findings", "Number"), data))


def _picture(svg: str, palette: Palette, chart_id: str, title: str, description: str) -> Markup:
    # WeasyPrint makes the text alternative of a picture from its title alone.
    name = f"{title}. {description}" if palette is PAPER else title
    return Markup(described(svg, chart_id, name, description))  # noqa: S704 - escaped there


def _messages(messages: Iterable[MessageTold]) -> Table:
    """Return the messages as a table: a column for each label that occurs; a figure a message lacks is not measured."""
    told = list(messages)
    columns = tuple(dict.fromkeys(figure.label for message in told for figure in message.figures))
    rows = tuple(Row(message.id, message.id, _in_columns(message.figures, columns)) for message in told)
    return Table("messages", "Messages", "Message", columns, rows)


def _in_columns(figures: Sequence[Figure], columns: Sequence[str]) -> tuple[Figure, ...]:
    known = {figure.label: figure for figure in figures}
    return tuple(known.get(label) or Figure(id="", label=label, value=None, unit="count") for label in columns)
