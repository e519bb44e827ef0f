"""The drift report as one web page that needs nothing else: no network, no server and no script."""

from __future__ import annotations

from msgcheck.model.drift_report import DriftReport, Figure
from msgcheck.reports import wording
from msgcheck.reports.drift import figure_words
from msgcheck.reports.drift.charts import SCREEN, Palette
from msgcheck.reports.drift.figure_limits import limit_of
from msgcheck.reports.drift.page_view import BAND_SYMBOLS, view_of
from msgcheck.reports.web_template import Filters, render


def _numeral(figure: Figure) -> str:
    """Return the number of a figure, or the words that stand for it and its unit."""
    number, whole = figure_words.number_text(figure), figure_words.figure_text(figure)
    return number if whole.startswith(number) else whole


def _unit_text(figure: Figure) -> str:
    """Return what follows the number of a figure, with the blank between them."""
    return figure_words.figure_text(figure).removeprefix(_numeral(figure))


_FILTERS: Filters = {
    "amount": figure_words.figure_text,
    "numeral": _numeral,
    "unit": _unit_text,
    "interval": figure_words.interval_text,
    "change": figure_words.change_text,
    "is_moved": figure_words.change_of,
    "limit": limit_of,
    "direction": figure_words.direction_text,
    "basis": figure_words.basis_text,
    "sentence": figure_words.decision_text,
    "none_found": figure_words.none_found_text,
    "how_sure": wording.confidence_in_words,
    "day": wording.day_in_words,
    "time": wording.time_in_words,
}

_LISTED = 200
"""Lines of a list on the page: some ten sheets of paper; the rest is counted, and stands in the JSON and XLSX."""


def drift_as_html(report: DriftReport, palette: Palette = SCREEN) -> str:
    """Return ``report`` as one self-contained HTML page with its charts drawn in ``palette``.

    All text is escaped and freed of control characters and direction overrides; every number comes from a figure.
    Raises ``UsageError`` where the library of the charts is missing.
    """
    values = {"report": report, "view": view_of(report, palette), "symbols": BAND_SYMBOLS, "listed": _LISTED}
    return render("drift.html", values, _FILTERS, styles=("report.css", "drift.css"))
