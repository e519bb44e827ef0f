"""Figures over the periods up to the report's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgcheck.measures.context import Context
from msgcheck.measures.figures import alignment, findings, terms
from msgcheck.measures.figures.item import Measure, Measured, Tallies
from msgcheck.model.drift_report import Trend
from msgcheck.model.period import Period

MOST_PERIODS = 12
"""Three years of quarters."""
_TERMS = 3
"""Terms that have a trend of their own, those with most findings."""

_MEASURES: tuple[tuple[str, Measure], ...] = (
    ("score", alignment.SCORE),
    ("coverage", alignment.COVERAGE),
    ("terms.rate", terms.RATE),
    ("terms.published", terms.PUBLISHED_RATE),
    ("open", findings.OPEN),
    ("conflicts", findings.OPEN_CONFLICTS),
    ("unapproved", findings.CLAIMS),
    ("stale", findings.STALE_SHARE),
    ("age.median", findings.AGE),
)


def trend_periods(period: Period, since: datetime) -> tuple[Period, ...]:
    """Return the periods of the same length from the one that holds ``since`` up to ``period``, at most twelve."""
    periods = [period]
    while len(periods) < MOST_PERIODS and periods[-1].start > since:
        periods.append(periods[-1].before)
    return tuple(reversed(periods))


def trends(
    periods: Sequence[Period], tallies: Mapping[str, Tallies], context: Context, measured: Measured
) -> tuple[Trend, ...]:
    """Return the trend of each headline figure, and of the terms with most findings in what was published."""
    told = [_trend(figure_id, measure.label, measure, periods, tallies) for figure_id, measure in _MEASURES]
    for key in terms.most_found(measured)[:_TERMS]:
        label = f"Findings of “{terms.name_of(key, context)}” in what was published in the period"
        told.append(_trend(f"terms.published.{key}", label, terms.PUBLISHED, periods, tallies))
    return tuple(told)


def _trend(
    figure_id: str, label: str, measure: Measure, periods: Sequence[Period], tallies: Mapping[str, Tallies]
) -> Trend:
    values = (Measured(tallies[period.name]).figure(figure_id, measure).value for period in periods)
    return Trend(figure_id, label, measure.unit, tuple(period.name for period in periods), tuple(values))
