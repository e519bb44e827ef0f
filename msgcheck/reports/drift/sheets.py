"""What stands on the sheets of the workbook with the drift report."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.model.drift_report import DriftReport, Figure, Table
from msgcheck.reports.drift.figure_words import change_of, decision_text, figures_of, headline_text
from msgcheck.reports.drift.listings import (
    Cell,
    Listing,
    all_drifts,
    list_claims,
    list_fixed,
    list_lapsing,
    list_limits,
    list_messages,
    list_runs,
    list_unread,
)
from msgcheck.values import dataclass

_QUALIFIERS = ("Value", "Unit", "Before", "Change", "Low", "High", "Basis", "Of what", "Band", "Note", "Figure id")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (at most 31 characters), and what stands there."""

    name: str
    listing: Listing


def sheets_of(report: DriftReport) -> tuple[Sheet, ...]:
    """Return every sheet of the workbook, in its order."""
    groups = (*report.groups, report.service_levels)
    return (
        Sheet("Summary", _summary(report)),
        Sheet("Figures", _figures(report)),
        Sheet("Trends", _trends(report)),
        Sheet("Audit", _long("Audit", (report.audit,))),
        Sheet("Messages", _spread(list_messages(report))),
        Sheet("Groups", _long("Groups", groups)),
        Sheet("Drifts", _spread(all_drifts(report))),
        Sheet("Claims", _spread(list_claims(report))),
        Sheet("Terms", _long("Terms", (report.terms,))),
        Sheet("Fixed", list_fixed(report)),
        Sheet("Waivers", _spread(list_lapsing(report))),
        Sheet("Not read", _spread(list_unread(report))),
        Sheet("Runs", list_runs(report)),
        Sheet("Limits", list_limits(report)),
    )


def _summary(report: DriftReport) -> Listing:
    rows: list[tuple[Cell, ...]] = [
        ("Workspace", report.workspace),
        ("Period", report.period.name),
        ("Compared with", report.against.name if report.against else None),
        ("Made on", report.made_at),
        ("Platform", report.platform_name),
        ("Platform versions", ", ".join(report.platform_versions)),
        ("msgcheck", report.tool_version),
        ("Headline", headline_text(report)),
        *(("Summary", decision_text(sentence)) for sentence in report.summary),
        *(("Decision asked for", decision_text(decision)) for decision in report.decisions),
        *(("Notice", notice) for notice in report.notices),
    ]
    return Listing("Summary", ("About", "What"), tuple(rows))


def _figures(report: DriftReport) -> Listing:
    once: dict[str, Figure] = {}
    for figure in figures_of(report):
        once.setdefault(figure.id, figure)
    rows = tuple((figure.label, *_qualified(figure)) for figure in once.values())
    return Listing("Figures", ("Figure", *_QUALIFIERS), rows)


def _trends(report: DriftReport) -> Listing:
    rows = tuple(
        (
            trend.label,
            name,
            _number(Figure(id="", label="", value=None, unit=trend.unit), value),
            trend.unit,
            trend.figure_id,
        )
        for trend in report.trends
        for name, value in zip(trend.periods, trend.values, strict=True)
    )
    return Listing("Trends", ("Figure", "Period", "Value", "Unit", "Figure id"), rows)


def _long(title: str, tables: Sequence[Table]) -> Listing:
    """List tables with a row a figure, so that one filter serves all of them."""
    rows = tuple(
        (table.title, row.name, figure.label, *_qualified(figure))
        for table in tables
        for row in table.rows
        for figure in row.figures
    )
    notes = " ".join(f"{table.title}: {table.note}" for table in tables if table.note)
    return Listing(title, ("Table", "Name", "Figure", *_QUALIFIERS), rows, notes)


def _spread(listing: Listing) -> Listing:
    """Return ``listing`` with a column of the ids of its figures at the end."""
    rows = tuple((*row, ", ".join(cell.id for cell in row if isinstance(cell, Figure))) for row in listing.rows)
    return Listing(listing.title, (*listing.columns, "Figure ids"), rows, listing.note)


def _qualified(figure: Figure) -> tuple[Cell, ...]:
    """Return the cells under ``_QUALIFIERS``: each number as a figure with the unit of its own."""
    return (
        figure,
        figure.unit,
        *(_number(figure, value) for value in (figure.before, change_of(figure), figure.low, figure.high)),
        _number(Figure(id="", label="", value=None, unit="count"), figure.basis) if figure.of_what else None,
        *(figure.of_what, figure.band or "", figure.note, figure.id),
    )


def _number(like: Figure, value: float | None) -> Figure | None:
    return None if value is None else Figure(id="", label="", value=value, unit=like.unit)
