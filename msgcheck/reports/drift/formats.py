"""The formats of the drift report: each a function of the report, opened late."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.model.drift_report import DriftReport
from msgcheck.values import dataclass

Writer = Callable[[DriftReport, Path | None], bytes]
"""Makes a file of a report; the path is the company's own template of slides, which other formats leave alone."""


@dataclass(frozen=True, slots=True)
class DriftFormat:
    """One format: the suffix of its files, whether they are text, and ``load``, which opens what it needs."""

    suffix: str
    is_text: bool
    load: Callable[[], Writer]


def _json() -> Writer:
    from msgcheck.reports.drift.json_form import report_as_json

    return lambda report, _template: report_as_json(report).encode()


def _html() -> Writer:
    from msgcheck.reports.drift.page import drift_as_html

    return lambda report, _template: drift_as_html(report).encode()


def _pdf() -> Writer:
    from msgcheck.reports.drift.pdf import drift_as_pdf

    return lambda report, _template: drift_as_pdf(report)


def _pptx() -> Writer:
    try:
        from msgcheck.reports.drift.deck.deck import report_as_deck
    except ModuleNotFoundError as error:
        raise UsageError("The report as PPTX needs python-pptx: pip install python-pptx.") from error
    return report_as_deck


def _xlsx() -> Writer:
    from msgcheck.reports.drift.workbook import report_as_workbook

    return lambda report, _template: report_as_workbook(report)


def _markdown() -> Writer:
    from msgcheck.reports.drift.markdown import report_as_markdown

    return lambda report, _template: report_as_markdown(report).encode()


DRIFT_FORMATS: dict[str, DriftFormat] = {
    "html": DriftFormat(".html", is_text=True, load=_html),
    "pdf": DriftFormat(".pdf", is_text=False, load=_pdf),
    "json": DriftFormat(".json", is_text=True, load=_json),
    "markdown": DriftFormat(".md", is_text=True, load=_markdown),
    "pptx": DriftFormat(".pptx", is_text=False, load=_pptx),
    "xlsx": DriftFormat(".xlsx", is_text=False, load=_xlsx),
}
"""Every format by the name that ``--format`` takes."""
