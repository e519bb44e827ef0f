"""The alignment score: how well the messages an asset tells, or must tell, are told.

For one asset: ``100 * sum(weight * points) / sum(weight)`` over its messages with a verdict other than
``not_required``. For a run: the mean over the assets that have a score, so that each asset counts once.
The points are a convention, not a measurement: aligned counts whole, drifted half, everything else nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgcheck.model.verdict import MessageVerdict, Verdict

POINTS = {
    Verdict.ALIGNED: 1.0,
    Verdict.DRIFTED: 0.5,
    Verdict.RETIRED: 0.0,
    Verdict.CONFLICTING: 0.0,
    Verdict.MISSING: 0.0,
}


def asset_score(verdicts: Iterable[MessageVerdict], weights: Mapping[str, float]) -> float | None:
    """Return the score of one asset, 0..100 with one decimal, or ``None`` when no message is told or required."""
    scored = [(weights[v.message_id], POINTS[v.verdict]) for v in verdicts if v.verdict in POINTS]
    total = sum(weight for weight, _ in scored)
    if not total:
        return None
    return round(100 * sum(weight * points for weight, points in scored) / total, 1)


def run_score(scores: Iterable[float | None]) -> float | None:
    """Return the mean of the scores of all assets that have one, 0..100 with one decimal."""
    known = [score for score in scores if score is not None]
    return round(sum(known) / len(known), 1) if known else None
