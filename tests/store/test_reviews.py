"""What people say of findings is kept, once."""

from __future__ import annotations

from datetime import UTC, datetime

from msgcheck.model.asset_history import Review
from msgcheck.store.history import open_history

EARLY = Review(
    fingerprint="v1:a", mark="wrong", by="Ana", on=datetime(2026, 7, 1, tzinfo=UTC), note="A quote.", asset="a.pptx"
)
LATE = Review(fingerprint="v1:a", mark="right", by="Ben", on=datetime(2026, 7, 2, tzinfo=UTC), run_id="run-1")


def test_reviews_come_back_oldest_first_and_once(history_url):
    with open_history(history_url) as history:
        for review in (LATE, EARLY, LATE):
            history.record_review(review)
        assert history.reviews() == (EARLY, LATE)
