"""How long things last while some of them have not ended yet."""

from __future__ import annotations

from collections.abc import Iterable


def median_survival(lives: Iterable[tuple[float, bool, int]]) -> float | None:
    """Return the time until half have ended; ``None`` where fewer than half have, as far as can be told.

    ``lives`` are (duration, whether it ended then, how often). One that did not end is censored: it lasted at least so
    long. The estimator of the survival function is that of Kaplan and Meier, "Nonparametric Estimation from Incomplete
    Observations", JASA 53 (1958): it falls by the share of those still there that end at a time, and what is censored
    at the same time counts as still there.
    """
    ended: dict[float, int] = {}
    gone: dict[float, int] = {}
    for duration, has_ended, count in lives:
        gone[duration] = gone.get(duration, 0) + count
        ended[duration] = ended.get(duration, 0) + (count if has_ended else 0)
    at_risk, surviving = sum(gone.values()), 1.0
    for duration in sorted(gone):
        surviving *= 1 - ended[duration] / at_risk
        if surviving <= _HALF:
            return duration
        at_risk -= gone[duration]
    return None


_HALF = 0.5 + 1e-12
"""A product of fractions that is a half may come out a little above."""
