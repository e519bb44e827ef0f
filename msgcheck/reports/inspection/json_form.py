"""What was read of one asset as JSON: passages with layer, role and place, and the parts left unread."""

from __future__ import annotations

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction, Passage
from msgcheck.reports.json_values import JsonObject, coverage_as_object, document_lines, place_as_object

SCHEMA = "msgcheck.inspection/1"


def inspection_as_json(asset: Asset, extraction: Extraction) -> str:
    """Return the form ``msgcheck.inspection/1``: every passage as it was read, one on a line, layers unfiltered."""
    head = {
        "schema": SCHEMA,
        "asset": {"uri": asset.uri, "kind": asset.kind, "format": asset.format, "title": extraction.title},
        "coverage": coverage_as_object(extraction.coverage),
    }
    return "".join(document_lines(head, (("passages", map(_passage, extraction.passages)),)))


def _passage(passage: Passage) -> JsonObject:
    return {
        "text": passage.text,
        "layer": str(passage.layer),
        "role": str(passage.role),
        "place": place_as_object(passage.place),
        "context": passage.context,
    }
