"""The drift report of a period, and what stands behind its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import msgcheck
from msgcheck.api.history import history_of
from msgcheck.api.workspace import open_reference, settings_of
from msgcheck.config.settings import Settings
from msgcheck.errors import UsageError
from msgcheck.measures.context import Context, make_context
from msgcheck.measures.report import ReportPlan, make_report
from msgcheck.measures.tracing import trace_items
from msgcheck.model.asset_history import RunFact
from msgcheck.model.drift_report import DriftReport
from msgcheck.model.figure_trace import FigureTrace
from msgcheck.model.period import Period, quarter_of

if TYPE_CHECKING:
    from msgcheck.store.history import History

_MOST_NAMED = 12
"""Periods that an error names."""


def drift_report(
    period: Period,
    against: Period | None = None,
    *,
    workspace: Path | Settings | None = None,
    now: datetime | None = None,
) -> DriftReport:
    """Return the drift report of ``period``, compared with ``against`` (default: the period before, if it has runs).

    ``now`` is when it is made, with a time zone; of a period that has not ended it says what was known then. Raises
    ``UsageError`` where the period has not begun, or no run was recorded before the end of one that is asked for, and
    errors of the settings, the reference data and the history.
    """
    settings = settings_of(workspace)
    with history_of(settings) as history:
        plan = _plan(period, against, settings, history, now or datetime.now(UTC))
        return _report(plan, settings, history)


def trace_figure(
    figure_id: str,
    period: Period,
    against: Period | None = None,
    *,
    workspace: Path | Settings | None = None,
    now: datetime | None = None,
) -> FigureTrace:
    """Return the figure ``figure_id`` of the report that :func:`drift_report` makes, with everything behind it.

    Raises ``UsageError`` where the report has no such figure.
    """
    from msgcheck.reports.drift.figure_words import figures_of

    settings = settings_of(workspace)
    with history_of(settings) as history:
        plan = _plan(period, against, settings, history, now or datetime.now(UTC))
        figures = {figure.id: figure for figure in figures_of(_report(plan, settings, history))}
        if figure_id not in figures:
            near = get_close_matches(figure_id, figures, n=3) or list(figures)[:3]
            raise UsageError(
                f"The report has no figure '{figure_id}'. Nearest: {', '.join(near)}. "
                "`msgcheck report --format json` has the id of every figure."
            )
        histories = history.asset_histories(until=_until(plan), workspace=settings.name)
        items = trace_items(histories, plan, _context(settings), figure_id)
        return FigureTrace(figures[figure_id], tuple(items))


def _report(plan: ReportPlan, settings: Settings, history: History) -> DriftReport:
    histories = history.asset_histories(until=_until(plan), workspace=settings.name)
    return make_report(histories, plan, _context(settings), history.finding)


def _plan(period: Period, against: Period | None, settings: Settings, history: History, now: datetime) -> ReportPlan:
    if against is not None and (against == period or against.end > period.end):
        raise UsageError(f"{against.name} does not come before {period.name}. Name an earlier period with --against.")
    if period.start > now:
        raise UsageError(f"{period.name} has not begun: there is nothing to report yet. Name {quarter_of(now).name}.")
    runs = tuple(history.runs_until(min(period.end, now), settings.name))
    _require_runs(runs, period, settings, history, now)
    if against is not None:
        _require_runs([run for run in runs if run.started_at < against.end], against, settings, history, now)
    elif any(run.started_at < period.start for run in runs):
        against = period.before
    return ReportPlan(
        period=period,
        against=against,
        runs=runs,
        made_at=now,
        workspace=settings.name,
        tool_version=msgcheck.__version__,
    )


def _require_runs(runs: Sequence[RunFact], period: Period, settings: Settings, history: History, now: datetime) -> None:
    if runs:
        return
    every = history.runs_until(now, settings.name)
    known = list(dict.fromkeys(quarter_of(run.started_at).name for run in every))
    if not known:
        raise UsageError(
            "The history holds no run of this workspace yet. Check it with `msgcheck scan`, or bring in old versions "
            "with `msgcheck history backfill`."
        )
    said = ", ".join(known[-_MOST_NAMED:])
    raise UsageError(f"No run was recorded before the end of {period.name}. There are runs in: {said}.")


def _context(settings: Settings) -> Context:
    has_kinds = any(kind.paths for kind in settings.kinds)
    return make_context(open_reference(settings), settings.report, settings.teams, has_kinds=has_kinds)


def _until(plan: ReportPlan) -> datetime:
    return min(plan.period.end, plan.made_at)
