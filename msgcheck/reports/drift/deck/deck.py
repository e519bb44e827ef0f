"""A drift report becomes a deck: the same report and template give the same bytes."""

from __future__ import annotations

import io
from datetime import UTC
from pathlib import Path

from msgcheck.model.drift_report import DriftReport
from msgcheck.reports.drift.deck.field_pages import add_conflicts, add_groups, add_limits, add_repairs, add_terms
from msgcheck.reports.drift.deck.message_pages import add_audit, add_examples, add_messages
from msgcheck.reports.drift.deck.opening_pages import add_cover, add_figures, add_summary, add_trends
from msgcheck.reports.drift.deck.page import Pages
from msgcheck.reports.drift.deck.steady_package import with_steady_dates
from msgcheck.reports.drift.deck.template import Template, open_template
from msgcheck.reports.drift.figure_words import headline_text
from msgcheck.reports.plain_text import one_line

_PARTS = (
    *(add_cover, add_summary, add_figures, add_trends, add_audit, add_messages, add_examples),
    *(add_groups, add_terms, add_conflicts, add_repairs, add_limits),
)


def report_as_deck(report: DriftReport, template: Path | None = None) -> bytes:
    """Return ``report`` as PPTX on ``template`` (a PPTX or POTX), or on msgcheck's own.

    Charts and tables are native; evidence and the ids of figures stand in the speaker notes. Where the template lacks a
    layout, the last slide says so. Raises ``UsageError`` where the template cannot be used.
    """
    opened = open_template(template)
    pages = Pages(opened, one_line(f"{report.workspace} · {report.period.name}", 90))
    for add in _PARTS:
        add(pages, report)
    pages.close()
    _describe(opened, report)
    stream = io.BytesIO()
    opened.deck.save(stream)
    return with_steady_dates(stream.getvalue())


def _describe(template: Template, report: DriftReport) -> None:
    properties = template.deck.core_properties
    made_at = report.made_at.astimezone(UTC).replace(tzinfo=None)
    properties.title = one_line(f"{report.workspace}: message drift in {report.period.name}", 200)
    properties.subject = one_line(headline_text(report), 200)
    properties.author = properties.last_modified_by = one_line(f"msgcheck {report.tool_version}", 200)
    properties.keywords, properties.category = "message drift report", "report"
    properties.comments = one_line(f"Made from the run history of {report.workspace}.", 200)
    properties.language = "en-GB"
    properties.created = properties.modified = made_at
    properties.revision = 1
