"""What people say of findings: right, wrong, or accepted."""

from __future__ import annotations

from datetime import datetime

from msgcheck.model.asset_history import Review
from msgcheck.store.database.connection import Connection, Stored
from msgcheck.store.rows import Row, time_text
from msgcheck.store.tables import insert_rows

_REVIEWS = """
    SELECT fingerprint, asset, mark, reviewer, reviewed_at, note, run_id FROM review
    ORDER BY reviewed_at, reviewer, fingerprint, asset"""


def keep_review(connection: Connection, review: Review) -> None:
    """Keep ``review``; the same one kept again changes nothing."""
    row: Row = {
        "fingerprint": review.fingerprint,
        "asset": review.asset,
        "mark": review.mark,
        "reviewer": review.by,
        "reviewed_at": time_text(review.on),
        "note": review.note,
        "run_id": review.run_id,
    }
    insert_rows(connection, "review", [row], or_ignore=True)


def read_reviews(connection: Connection) -> tuple[Review, ...]:
    """Return all reviews, oldest first."""
    return tuple(map(_review, connection.execute(_REVIEWS)))


def _review(row: Stored) -> Review:
    return Review(
        fingerprint=row["fingerprint"],
        mark=row["mark"],
        by=row["reviewer"],
        on=datetime.fromisoformat(row["reviewed_at"]),
        note=row["note"],
        asset=row["asset"],
        run_id=row["run_id"],
    )
