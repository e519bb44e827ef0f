"""The drift report on the console: what the reader in a hurry needs, on one page."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from msgcheck.model.drift_report import Drift, DriftReport, Figure, Table
from msgcheck.reports.console_line import put, styled
from msgcheck.reports.drift.figure_words import (
    change_text,
    count_text,
    decision_text,
    figure_text,
    headline_text,
    interval_text,
    number_text,
    trend_text,
    where_text,
)
from msgcheck.reports.plain_text import one_line

_LONGEST = 160
"""Characters of a quoted text."""
_NAME = 60
"""Characters of the name of a row or figure."""


def print_report(report: DriftReport, console: Console) -> None:
    """Print the first page of ``report``: summary, figures, worst drifts, decisions, audit, notices.

    Nothing that comes from an asset is read as markup, colour or terminal control.
    """
    against = f", compared with {report.against.name}" if report.against else ""
    put(console, (f"{one_line(report.workspace, _NAME)}, {report.period.name}{against}", "bold"))
    put(console, (headline_text(report), "bold"))
    put(console)
    for sentence in report.summary:
        put(console, one_line(decision_text(sentence)))
    _put_headline(report, console)
    _put_worst(report, console)
    _put_decisions(report, console)
    _put_table(report.audit, console)
    if report.trends:
        put(console)
        put(console, trend_text(report.trends[0]))
    if report.notices:
        put(console)
    for notice in report.notices:
        put(console, ("Note: ", "bold"), one_line(notice))
    put(console)
    put(console, ("What stands behind a figure: --trace ID. All of the report: --format json.", "dim"))


def _put_headline(report: DriftReport, console: Console) -> None:
    grid = _grid("figure", "value", "change", "", "id")
    for figure in report.headline:
        cells = (figure.label, _value(figure), change_text(figure), figure.band or "", figure.id)
        grid.add_row(*(styled(console, one_line(cell, _LONGEST)) for cell in cells))
    put(console)
    console.print(grid)


def _value(figure: Figure) -> str:
    """Return the value with its interval, or why there is none."""
    interval = interval_text(figure)
    said = figure.note if figure.value is None and figure.note else figure_text(figure)
    return f"{said} ({interval})" if interval else said


def _put_worst(report: DriftReport, console: Console) -> None:
    if not report.worst:
        return
    put(console)
    put(console, ("Worst drifts", "bold"))
    for drift in report.worst:
        _put_drift(drift, console)


def _put_drift(drift: Drift, console: Console) -> None:
    put(console, (f"{drift.severity}: ", "bold"), f"“{one_line(drift.told, _LONGEST)}”", indent=2)
    if drift.approved:
        put(console, f"approved: “{one_line(drift.approved, _LONGEST)}”", indent=4)
    since = f"{drift.open_days.label.lower()} {figure_text(drift.open_days)}"
    where = one_line(where_text(drift), _LONGEST)
    put(console, f"{count_text(drift.assets, 'asset')}, {since}, such as {where}", indent=4)


def _put_decisions(report: DriftReport, console: Console) -> None:
    if not report.decisions:
        return
    put(console)
    put(console, ("Decisions asked for", "bold"))
    for number, decision in enumerate(report.decisions, start=1):
        put(console, f"{number}. {one_line(decision_text(decision))}", indent=2)


def _put_table(table: Table, console: Console) -> None:
    grid = _grid(table.about, *("\n".join(column.split()) for column in table.columns))
    for row in table.rows:
        grid.add_row(styled(console, one_line(row.name, _NAME)), *(_banded(figure, console) for figure in row.figures))
    put(console)
    put(console, (table.title, "bold"), f" ({one_line(table.note)})" if table.note else "")
    console.print(grid)


def _banded(figure: Figure, console: Console) -> Text:
    """Return a number with its band below it: beside it, five columns do not fit on a line of 80."""
    return Text("\n").join(styled(console, part) for part in (number_text(figure), figure.band) if part)


def _grid(*columns: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim", highlight=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    return grid
