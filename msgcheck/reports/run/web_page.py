"""A run as one web page that needs nothing else: no network, no server, and no script to be read."""

from __future__ import annotations

from msgcheck.model.run import Run
from msgcheck.reports import wording
from msgcheck.reports.plain_text import excerpt_of
from msgcheck.reports.run.web_view import VERDICT_SYMBOLS, page_of
from msgcheck.reports.web_template import Filters, render

_FILTERS: Filters = {
    "excerpt": excerpt_of,
    "places": wording.places_in_words,
    "how_sure": wording.confidence_in_words,
    "certainty": wording.certainty_in_words,
    "evidence": wording.evidence_in_words,
    "approved": wording.approved_wording,
    "trend": wording.trend_in_words,
    "time": wording.time_in_words,
    "counts": wording.counts_in_words,
}


def run_as_html(run: Run) -> str:
    """Return ``run`` as one self-contained HTML page.

    Every finding is in the markup, so the page is whole without script; the script only filters. All text is
    escaped and freed of control characters and direction overrides. 8,000 findings make some 5 MB.
    """
    values = {
        "page": page_of(run),
        "run": run,
        "symbols": VERDICT_SYMBOLS,
        "verdict_words": wording.VERDICT_WORDS,
        "score_meaning": wording.SCORE_MEANING,
    }
    return render("report.html", values, _FILTERS, styles=("report.css",), script="report.js")
