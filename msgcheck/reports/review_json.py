"""Reviews as JSON (schema ``msgcheck.reviews/1``), newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgcheck.model.asset_history import Review
from msgcheck.model.finding import Finding
from msgcheck.reports.json_values import JsonObject

SCHEMA = "msgcheck.reviews/1"


def reviews_as_json(reviews: Iterable[tuple[Review, Finding | None]]) -> str:
    """Return the reviews; rule and quote are null where the history has the finding no more."""
    data: JsonObject = {"schema": SCHEMA, "reviews": [_review(*each) for each in reviews]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _review(review: Review, finding: Finding | None) -> JsonObject:
    return {
        "fingerprint": review.fingerprint,
        "asset": review.asset,
        "mark": str(review.mark),
        "by": review.by,
        "on": review.on.isoformat(),
        "note": review.note,
        "run_id": review.run_id,
        "rule": finding.rule if finding else None,
        "quote": finding.quote if finding else None,
        "reference": finding.reference.id if finding and finding.reference else None,
    }
