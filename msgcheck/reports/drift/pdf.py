"""The drift report as PDF, printed from its web page by WeasyPrint; the only door to it."""

from __future__ import annotations

import hashlib

from msgcheck.errors import UsageError
from msgcheck.model.drift_report import DriftReport
from msgcheck.reports.drift.charts import PAPER
from msgcheck.reports.drift.page import drift_as_html

_VARIANT = "pdf/ua-1"
"""ISO 14289-1: tagged, so that a screen reader finds headings, tables, lists and what charts say."""


def drift_as_pdf(report: DriftReport) -> bytes:
    """Return ``report`` as PDF: tagged, with bookmarks, page numbers and real text; the same report, the same bytes.

    Nothing is fetched. Raises ``UsageError`` where WeasyPrint, or the Pango of the system that it draws with, is
    missing.
    """
    return _print(drift_as_html(report, PAPER))


def _print(page: str) -> bytes:
    try:
        import weasyprint
    except ImportError as error:
        raise UsageError("The report as PDF needs WeasyPrint: pip install weasyprint.") from error
    except OSError as error:
        raise UsageError(
            "The report as PDF needs Pango, which is not installed: apt install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0 (Debian, Ubuntu), dnf install pango (Fedora) or brew install pango (macOS)."
        ) from error
    # Without an identifier of its own, a PDF gets one from the clock.
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    # The page has everything in it: whatever else it named, nothing is fetched.
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    document = weasyprint.HTML(string=page, url_fetcher=nothing)
    return bytes(document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=identifier))
