"""The drift report as Markdown for a wiki or a pull request: headings, tables, and no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.model.drift_report import Drift, DriftReport, Figure, MessageTold, Trend
from msgcheck.reports.drift.figure_words import (
    NOT_MEASURED,
    about_text,
    amount_text,
    certainty_text,
    count_text,
    decision_text,
    figure_text,
    headline_text,
    more_text,
    where_text,
)
from msgcheck.reports.drift.listings import (
    Listing,
    cell_text,
    list_claims,
    list_figures,
    list_fixed,
    list_lapsing,
    list_limits,
    list_messages,
    list_runs,
    list_table,
    list_unread,
)
from msgcheck.reports.markdown_text import as_markdown
from msgcheck.reports.wording import time_in_words

_ROWS = 100
"""Rows of a table; the workbook has all of them."""
_CELL = 300
"""Characters of a cell."""
_FINGERPRINT = re.compile(r"[\w:.-]{1,100}")


def report_as_markdown(report: DriftReport) -> str:
    """Return ``report`` as Markdown (CommonMark with the tables of GitHub), the page for a reader in a hurry first.

    Every text of an asset is escaped and shows as it is. A table ends after 100 rows and counts what it leaves out.
    """
    parts = (
        *(_opening(report), _worst(report), _decisions(report), _figures(report), _trends(report.trends)),
        *(_table(list_table(report.audit)), _messages(report)),
        *(_table(list_table(table)) for table in report.groups),
        *(_table(list_table(report.terms)), _drifts("Terms, in the words used", report.term_examples)),
        *(_drifts("Claims in conflict", report.conflicts), _claims(report)),
        *(_table(list_figures(report, report.flow, "New and fixed")), _table(list_table(report.service_levels))),
        *(_table(list_fixed(report)), _table(list_lapsing(report)), _table(list_unread(report))),
        _limits(report),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _opening(report: DriftReport) -> Iterator[str]:
    yield f"# {as_markdown(headline_text(report))}"
    yield ""
    platform = f"{report.platform_name}, version {', '.join(report.platform_versions)}"
    yield f"{as_markdown(report.workspace)}, {report.period.name}. {as_markdown(platform)}."
    yield ""
    for figure in report.headline[:1]:
        yield f"{as_markdown(about_text(figure, report.against))}"
        yield ""
    for sentence in report.summary:
        yield f"- {as_markdown(decision_text(sentence))}"
    yield ""


def _worst(report: DriftReport) -> Iterator[str]:
    yield from _heading("Worst drifts, in the words used")
    for drift in report.worst:
        yield from _item(drift)
    if not report.worst:
        yield "Nothing drifted."
    yield ""


def _decisions(report: DriftReport) -> Iterator[str]:
    yield from _heading("Decisions asked for")
    for decision in report.decisions:
        yield f"- {as_markdown(decision_text(decision))}"
        yield from (f"  - {_evidence(drift)}" for drift in decision.evidence)
    if not report.decisions:
        yield "None."
    yield ""


def _figures(report: DriftReport) -> Iterator[str]:
    yield from _table(list_figures(report, report.headline, "Figures"))


def _trends(trends: Sequence[Trend]) -> Iterator[str]:
    """Yield one table for all trends over the same periods: the newest period on the right."""
    for periods in dict.fromkeys(trend.periods for trend in trends):
        rows = tuple(
            (trend.label, *(amount_text(value, trend.unit) for value in trend.values))
            for trend in trends
            if trend.periods == periods
        )
        yield from _table(Listing("Trends", ("Figure", *periods), rows))


def _messages(report: DriftReport) -> Iterator[str]:
    yield from _table(list_messages(report))
    for told in report.messages:
        if told.examples:
            yield from _message(told)


def _message(told: MessageTold) -> Iterator[str]:
    yield f"### {as_markdown(told.id, 80)}"
    yield ""
    yield f"{told.label}: “{as_markdown(told.statement)}”"
    yield ""
    for drift in told.examples:
        yield from _item(drift)
    yield ""


def _drifts(title: str, drifts: Sequence[Drift]) -> Iterator[str]:
    yield from _heading(title)
    for drift in drifts[:_ROWS]:
        yield from _item(drift)
    if not drifts:
        yield "There are none."
    if len(drifts) > _ROWS:
        yield f"- {more_text(len(drifts) - _ROWS, 'example')} in the workbook."
    yield ""


def _claims(report: DriftReport) -> Iterator[str]:
    yield from _table(list_claims(report))
    for group in report.unapproved[:_ROWS]:
        for drift in group.examples:
            yield from _item(drift)
    yield ""


def _item(drift: Drift) -> Iterator[str]:
    yield f"- **{as_markdown(drift.severity)}** “{as_markdown(drift.told)}”"
    if drift.approved:
        yield f"  - Approved: “{as_markdown(drift.approved)}”"
    if drift.message:
        yield f"  - {as_markdown(drift.message)}"
    yield f"  - {_evidence(drift)}"


def _evidence(drift: Drift) -> str:
    spread = f"{count_text(drift.assets, 'asset')}, {drift.open_days.label.lower()} {figure_text(drift.open_days)}"
    place = f"{spread}. {where_text(drift)}, owner {drift.owner or 'not known'} ({drift.rule}, {certainty_text(drift)})"
    return f"{as_markdown(place)} {_as_code(drift.fingerprint)}"


def _as_code(fingerprint: str) -> str:
    """Return a fingerprint that can be copied; anything else as text."""
    return f"`{fingerprint}`" if _FINGERPRINT.fullmatch(fingerprint) else as_markdown(fingerprint)


def _limits(report: DriftReport) -> Iterator[str]:
    if report.basis:
        yield from _table(list_figures(report, report.basis, "What this report stands on"))
    yield from _table(list_runs(report))
    yield from _table(list_limits(report))
    yield from _heading("What this report cannot say")
    for notice in report.notices:
        yield f"- {as_markdown(notice)}"
    yield "- A dash stands where nothing could be measured. How each figure is made is told in docs/measures.md."
    yield "- Every number has an id (`--format json`): `msgcheck report --trace ID` lists what stands behind it."
    yield ""
    yield f"Made on {time_in_words(report.made_at)} by msgcheck {as_markdown(report.tool_version)}."


def _table(listing: Listing) -> Iterator[str]:
    yield from _heading(listing.title)
    if listing.note:
        yield as_markdown(listing.note)
        yield ""
    if not listing.rows:
        if not listing.note:
            yield "There is nothing to list."
            yield ""
        return
    yield _row(listing.columns)
    yield f"|{'|'.join('---:' if _is_number(listing, place) else '---' for place in range(len(listing.columns)))}|"
    for row in listing.rows[:_ROWS]:
        yield _row(tuple(cell_text(cell, _CELL) for cell in row))
    yield ""
    if len(listing.rows) > _ROWS:
        yield f"{more_text(len(listing.rows) - _ROWS, 'row')} in the workbook."
        yield ""


def _is_number(listing: Listing, place: int) -> bool:
    return any(isinstance(row[place], Figure) for row in listing.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text if text == NOT_MEASURED else as_markdown(text, _CELL) or " "


def _heading(title: str) -> Iterator[str]:
    yield f"## {as_markdown(title)}"
    yield ""
