"""Where findings come from and where they go: new, inherited, fixed; and whether they are fixed in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgcheck.measures.context import Context
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.measures.states.lifeline import Cause, Lifeline
from msgcheck.model.drift_report import Figure, Row, Table
from msgcheck.model.severity import SHOWN_SEVERITIES, Severity

_LABELS = {
    "first": ("Found by the first run", None),
    "inherited": ("Inherited and still there", "down"),
    "content": ("New: written in the period", "down"),
    "platform": ("New: platform or rules changed", None),
    "tool": ("New: msgcheck changed", None),
    "other": ("New: a date passed, or another asset changed", None),
    "fixed": ("Fixed: the asset was changed", "up"),
    "withdrawn": ("Gone with a withdrawn asset", None),
    "settled": ("Gone: no longer asked for", None),
    "waived": ("Waived at the end", None),
}
"""Label of each figure, and which way is better."""

HALF_LIFE = Measure(
    label="Half-life of drift", unit="days", reduction="half-life", of_what="findings", better="down",
    empty="Fewer than half of the findings have been fixed.",
)  # fmt: skip
TIME_TO_FIX = Measure(
    label="Time to fix, median", unit="days", reduction="median", of_what="findings", better="down",
    empty="Nothing was fixed in the period.",
)  # fmt: skip
IN_TIME = Measure(
    label="Fixed in time", unit="percent", reduction="share", of_what="findings", better="up",
    empty="Nothing was fixed or fell due in the period.",
)  # fmt: skip
OVERDUE = Measure(label="Overdue", unit="count", reduction="sum", of_what="findings", better="down")
_NONE_AGREED = "No number of days is agreed."


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield every finding of the asset with what became of it."""
    moment = state.stage.moment
    for life in (*state.lives.alive, *state.lives.closed):
        yield Item("half-life", life.days(moment), float(life.is_fixed), subject=life)
        yield from _in_time(life, state, context)
    for life in state.lives.alive:
        yield Item(f"flow.{_arrival(life, state)}", subject=life)
        if life.fact.waiver is not None:
            yield Item("flow.waived", subject=life)
    for life in state.closed_within:
        if life.first_seen in state.stage.period:
            yield Item(f"flow.{_arrival(life, state)}", subject=life)
        yield Item(f"flow.{_departure(life)}", subject=life)
        if life.is_fixed:
            yield Item("fix-time", life.days(moment), subject=life)
            yield Item(f"fix-time.severity.{life.fact.severity.value}", life.days(moment), subject=life)


def _arrival(life: Lifeline, state: AssetState) -> str:
    return life.cause.value if life.first_seen in state.stage.period else "inherited"


def _departure(life: Lifeline) -> str:
    if life.is_fixed:
        return "fixed"
    return "withdrawn" if life.closed_by is Cause.WITHDRAWN else "settled"


def _in_time(life: Lifeline, state: AssetState, context: Context) -> Iterator[Item]:
    """Yield whether a finding kept its term, in the period in which that is decided: when it is fixed, or falls due."""
    days = context.agreed.days_for(life.fact.severity)
    if days is None or life.fact.waiver is not None:
        return
    severity, due = life.fact.severity.value, life.first_seen + timedelta(days=days)
    if life.is_open and due < state.stage.moment:
        yield Item(f"service.overdue.{severity}", subject=life)
    decided = _decided(life, due)
    if decided is not None and decided in state.stage.period and decided < state.stage.moment:
        is_kept = 100.0 if decided == life.closed_at else 0.0
        for figure in (f"service.in-time.{severity}", "service.in-time"):
            yield Item(figure, is_kept, subject=life)


def _decided(life: Lifeline, due: datetime) -> datetime | None:
    """Return when it was fixed in time, else when it fell due; ``None`` where it went unfixed before that."""
    if life.closed_at is None or life.closed_at > due:
        return due
    return life.closed_at if life.is_fixed else None


def flow_figures(measured: Measured) -> tuple[Figure, ...]:
    """Return where the findings of the period came from and where they went."""
    return tuple(
        measured.figure(
            f"flow.{name}", Measure(label=label, unit="count", reduction="sum", of_what="findings", better=better)
        )
        for name, (label, better) in _LABELS.items()
    )


def service_table(measured: Measured, context: Context) -> Table:
    """Return by severity: the days agreed, the share fixed in time, what is overdue, how long fixing took."""
    rows = (
        Row(
            severity.value,
            severity.value,
            (
                agreed_days(severity, context),
                _or_none_agreed(measured, f"service.in-time.{severity.value}", IN_TIME, severity, context),
                _or_none_agreed(measured, f"service.overdue.{severity.value}", OVERDUE, severity, context),
                measured.figure(f"fix-time.severity.{severity.value}", TIME_TO_FIX),
            ),
        )
        for severity in SHOWN_SEVERITIES
    )
    note = "" if context.agreed.service_levels else "No service level is agreed: see [report.service_level]."
    columns = ("Days agreed", "Fixed in time", "Overdue", "Time to fix, median")
    return Table("service-levels", "Service levels", "Severity", columns, tuple(rows), note)


def agreed_days(severity: Severity, context: Context) -> Figure:
    """Return the days within which findings of ``severity`` are to be fixed."""
    days = context.agreed.days_for(severity)
    return Figure(
        id=f"service.days.{severity.value}",
        label="Days agreed",
        value=None if days is None else float(days),
        unit="days",
        note=_NONE_AGREED if days is None else "From [report.service_level] of the settings.",
        reduction="agreed",
    )


def _or_none_agreed(
    measured: Measured, figure_id: str, measure: Measure, severity: Severity, context: Context
) -> Figure:
    if context.agreed.days_for(severity) is not None:
        return measured.figure(figure_id, measure)
    return Figure(
        id=figure_id, label=measure.label, value=None, unit=measure.unit, of_what=measure.of_what,
        better=measure.better, note=_NONE_AGREED, reduction="agreed",
    )  # fmt: skip
