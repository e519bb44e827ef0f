"""What was read of one asset as one web page that needs nothing else: by slide or page, filtered by layer."""

from __future__ import annotations

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction
from msgcheck.model.unread_group import group_unread
from msgcheck.reports.inspection.view import coverage_in_words, layer_counts, place_within, sections_of, share_read
from msgcheck.reports.web_template import render

_LAYER_MEANINGS = {
    "body": "What the audience reads",
    "notes": "Speaker notes",
    "furniture": "Headers, footers, menus, what a layout puts on every slide",
    "hidden": "In the file, not on the screen: hidden slides and shapes, deleted text, white text",
    "alt": "Text alternatives of pictures, charts and links",
    "comment": "Comments and their replies",
    "chart": "Titles, series and labels of charts",
    "diagram": "Text of diagrams (SmartArt)",
    "embedded": "Files within the file",
    "metadata": "Properties of the document, what search engines and previews show",
}


def inspection_as_html(asset: Asset, extraction: Extraction) -> str:
    """Return every passage with layer, role and place, and what was not read, as one self-contained HTML page.

    All passages are in the markup, so the page is whole without script; the script only filters.
    """
    coverage = extraction.coverage
    values = {
        "asset": asset,
        "extraction": extraction,
        "coverage": coverage,
        "unread": group_unread(coverage.unread),
        "coverage_words": coverage_in_words(coverage),
        "share": share_read(coverage),
        "filled": 100 * coverage.read / coverage.text_units if coverage.text_units else 100,
        "layers": layer_counts(extraction.passages),
        "meanings": _LAYER_MEANINGS,
        "sections": list(sections_of(extraction.passages)),
    }
    styles = ("report.css", "inspection.css")
    return render("inspection.html", values, {"within": place_within}, styles=styles, script="inspection.js")
