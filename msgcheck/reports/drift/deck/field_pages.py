"""Pages on the field: teams and surfaces, terms, conflicts, claims, what was fixed, what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.model.drift_report import Drift, DriftReport, Figure, Row, Table
from msgcheck.reports.drift.deck.area import EMU_PER_POINT, Area
from msgcheck.reports.drift.deck.chart_drawing import ChartData, Series, draw_bars
from msgcheck.reports.drift.deck.evidence import note_drift, told_in_notes
from msgcheck.reports.drift.deck.listing_pages import Part, Spot, add_listings, needed_height
from msgcheck.reports.drift.deck.page import Line, Page, Pages
from msgcheck.reports.drift.deck.table_drawing import is_readable
from msgcheck.reports.drift.figure_words import (
    NOBODY_LOOKED,
    figure_text,
    more_text,
    none_found_text,
    short_text,
    where_text,
)
from msgcheck.reports.drift.listings import (
    Cell,
    Listing,
    list_claims,
    list_fixed,
    list_lapsing,
    list_limits,
    list_runs,
    list_table,
    list_unread,
)
from msgcheck.reports.plain_text import one_line

_GAP = 18 * EMU_PER_POINT
_BARS = 12


def add_groups(pages: Pages, report: DriftReport) -> None:
    """Add each table of groups: as bars beside the table where both fit on a page, else one by one.

    What an empty one says stands on the page of limits.
    """
    for table in report.groups:
        if table.rows:
            _add_group(pages, table)


def add_terms(pages: Pages, report: DriftReport) -> None:
    """Add the table of terms and the examples of how they are used."""
    parts = [Part(list_table(report.terms), _shares(report.terms))]
    if report.term_examples:
        parts.append(_examples("In the words used", report.term_examples))
    _add_with_drifts(pages, _table_title(report.terms), parts, report.term_examples)


def add_conflicts(pages: Pages, report: DriftReport) -> None:
    """Add the claims that contradict one another or the platform, and those that no message covers."""
    if report.conflicts:
        title = f"In conflict: “{short_text(report.conflicts[0].told, 48)}”"
        _add_with_drifts(pages, title, [_examples("Claims in conflict", report.conflicts)], report.conflicts)
    else:
        said = none_found_text(report, "No claim contradicts another, or the platform.")
        _say(pages, "Claims were not checked" if said == NOBODY_LOOKED else "No claims are in conflict", said)
    claims = list_claims(report)
    if not claims.rows:
        said = none_found_text(report, "No claim was found that no message covers.")
        if said != NOBODY_LOOKED:
            _say(pages, "Every claim of the field is covered", said)
        return
    title = f"No message covers “{short_text(report.unapproved[0].text, 44)}”"
    shares = (44, *(10 for _ in claims.columns[3:]), 28, 14)
    drifts = [drift for group in report.unapproved for drift in group.examples]
    _add_with_drifts(pages, title, [Part(claims, shares)], drifts)


def add_repairs(pages: Pages, report: DriftReport) -> None:
    """Add what is new and fixed and how soon; then what was fixed and by whom, waivers that end, what was not read."""
    _add_flow(pages, report)
    fixed, lapsing, unread = list_fixed(report), list_lapsing(report), list_unread(report)
    narrow = replace(fixed, columns=fixed.columns[:6], rows=tuple(row[:6] for row in fixed.rows))
    parts = [
        Part(narrow, (36, 12, 24, 12, 13, 13)),
        Part(lapsing, (30, 22, 13, 18, 15, 11)),
        Part(unread, (36, 50, 14)),
    ]
    add_listings(pages, "What was fixed, what lapses, what was not read", parts)


def add_limits(pages: Pages, report: DriftReport) -> None:
    """Add what the report stands on, what it cannot say, and how a number is traced."""
    empty = (f"{table.title}: {table.note or 'nothing was measured.'}" for table in report.groups if not table.rows)
    notices = (*report.notices, *empty, *pages.template.notices)
    page = pages.add("What this report cannot say")
    lines = [Line(f"• {notice}", size=14, lines=2, before=6) for notice in notices[:_NOTICES]]
    if len(notices) > _NOTICES:
        lines.append(Line(f"{more_text(len(notices) - _NOTICES, 'notice')} in the speaker notes.", size=14, before=6))
    lines += [Line(text, size=14, lines=3, before=6) for text in _TRACING]
    page.note(*notices)
    page.text(page.area, lines)
    limits = list_limits(report)
    if limits.rows:
        add_listings(pages, limits.title, [Part(limits, (30, 70), most=20)])
    title = "What this report stands on"
    parts = [Part(list_runs(report), (14, 14, 18, 14, 40))]
    if report.basis:
        rows: tuple[tuple[Cell, ...], ...] = tuple((figure.label, figure) for figure in report.basis)
        parts.insert(0, Part(Listing("Counted", ("What", "Count"), rows), (80, 20)))
    add_listings(pages, title, parts)


_NOTICES = 7
"""On the slide; all of them are in the notes."""

_TRACING = (
    "Every number has an id, which stands in the speaker notes. With it, “msgcheck report --trace ID” lists the "
    "assets, verdicts and findings behind the number.",
    "A dash stands where nothing could be measured. How each figure is made, and what it cannot say, is told in "
    "docs/measures.md.",
)


def _add_group(pages: Pages, table: Table) -> None:
    bars = [(row, row.figures[0]) for row in table.rows if row.figures and row.figures[0].value is not None]
    part = Part(list_table(table), _shares(table))
    if len(bars) < 2:
        add_listings(pages, _table_title(table), [part])
        return
    page = pages.add(_table_title(table))
    left, right = page.area.columns((5, 7), gap=_GAP)
    if _has_room(page, part, right):
        _draw_bars(page, table, bars, left)
        add_listings(pages, table.title, [part], Spot(page, right))
        return
    upper, lower = page.area.split(int((len(bars[:_BARS]) + 1) * 30 * page.scale * EMU_PER_POINT), gap=_GAP)
    if _has_room(page, part, lower):
        _draw_bars(page, table, bars, upper)
        add_listings(pages, table.title, [part], Spot(page, lower))
    else:
        _draw_bars(page, table, bars, page.area)
        add_listings(pages, f"{table.title}, in numbers", [part])


def _has_room(page: Page, part: Part, area: Area) -> bool:
    """Tell whether the table fits into ``area`` with no word broken."""
    size = 12 * page.scale
    is_low_enough = needed_height([part], area, size) <= area.height_points
    return is_low_enough and is_readable(part.listing, area.width_points, part.shares, size)


def _draw_bars(page: Page, table: Table, bars: Sequence[tuple[Row, Figure]], area: Area) -> None:
    figure, shown = bars[0][1], bars[:_BARS]
    said = "; ".join(f"{one_line(row.name, 60)} {figure_text(told)}" for row, told in shown)
    names, values = tuple(row.name for row, _ in shown), tuple(told.value for _, told in shown)
    description = f"{figure.label}, {table.title.lower()}: {said}"
    chart = ChartData(names, (Series(figure.label, values),), figure.unit, description)
    draw_bars(page, chart, _headed(page, area, figure.label))
    if len(bars) > _BARS:
        page.note(f"{more_text(len(bars) - _BARS, 'row')} in the table.")


def _say(pages: Pages, title: str, sentence: str) -> None:
    page = pages.add(title)
    page.text(page.area, [Line(sentence, size=18)])


def _headed(page: Page, area: Area, heading: str) -> Area:
    head, rest = area.split(int(24 * page.scale * EMU_PER_POINT))
    page.text(head, [Line(heading, size=14, is_bold=True, lines=1)])
    return rest


def _examples(title: str, drifts: Sequence[Drift]) -> Part:
    rows = tuple((d.told, d.approved, d.severity, d.assets, d.open_days, where_text(d)) for d in drifts)
    columns = ("Told", "Approved", "Severity", "Assets", "Open", "For example in")
    return Part(Listing(title, columns, rows), (29, 27, 13, 10, 13, 26))


def _add_with_drifts(pages: Pages, title: str, parts: Sequence[Part], drifts: Sequence[Drift]) -> None:
    """Add tables, and the evidence of ``drifts`` to the notes of their last page."""
    add_listings(pages, title, parts)
    for drift in drifts:
        note_drift(pages.pages[-1], drift)


def _add_flow(pages: Pages, report: DriftReport) -> None:
    levels = report.service_levels
    part = Part(list_table(levels), _shares(levels))
    if not report.flow:
        add_listings(pages, _table_title(levels), [part])
        return
    page = pages.add(_flow_title(report))
    left, right = page.area.columns((5, 7), gap=_GAP)
    said = "; ".join(f"{figure.label} {figure_text(figure)}" for figure in report.flow)
    names, values = tuple(figure.label for figure in report.flow), tuple(figure.value for figure in report.flow)
    chart = ChartData(names, (Series("Findings", values),), report.flow[0].unit, f"Findings: {said}")
    draw_bars(page, chart, _headed(page, left, "Findings"))
    for figure in report.flow:
        page.note(told_in_notes(figure, report))
    add_listings(pages, levels.title, [part], Spot(page, _headed(page, right, levels.title)))


def _flow_title(report: DriftReport) -> str:
    """Say the two largest streams of findings."""
    largest = sorted((figure for figure in report.flow if figure.value), key=lambda figure: -(figure.value or 0.0))[:2]
    said = ", ".join(f"{figure.label.lower()} {figure_text(figure)}" for figure in largest) or "none"
    return f"Findings in {report.period.name}: {said}"


def _table_title(table: Table) -> str:
    """Say the row that stands worst by the first column: the lowest where up is better, else the highest."""
    measured = [(row.figures[0], row.name) for row in table.rows if row.figures and row.figures[0].value is not None]
    if not measured:
        return table.title
    sign = 1 if measured[0][0].better == "up" else -1
    figure, name = min(measured, key=lambda pair: sign * (pair[0].value or 0.0))
    return f"{table.title}: {short_text(name, 40)}, {figure.label.lower()} {figure_text(figure)}"


def _shares(table: Table) -> tuple[float, ...]:
    """Return the widths of the columns: names take what the figures leave."""
    return (max(24.0, 60 - 8 * len(table.columns)), *(12.0 for _ in table.columns))
