"""The drift report of a period, made of what the history says of each asset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgcheck.measures.context import Context, key_of
from msgcheck.measures.drift_groups import DriftGroup, DriftWriter, FindingReader, asset_figure, finding_figure
from msgcheck.measures.figures import alignment, findings, flow, terms
from msgcheck.measures.figures.audit import audit_table
from msgcheck.measures.figures.basis import basis_figures
from msgcheck.measures.figures.item import Measured
from msgcheck.measures.group_tables import group_tables
from msgcheck.measures.measuring import measure
from msgcheck.measures.notices import notices
from msgcheck.measures.prose import Evidence, decisions, summary
from msgcheck.measures.states.asset_state import Stage
from msgcheck.measures.trends import trend_periods, trends
from msgcheck.model.asset_history import AssetHistory, RunFact
from msgcheck.model.drift_report import ClaimGroup, DriftReport, Figure, MessageTold
from msgcheck.model.message import MessageStatus
from msgcheck.model.period import Period
from msgcheck.values import dataclass

WORST = 3
EXAMPLES = 3
"""Drifts of the first page, and examples of each message."""
LISTED = 20
"""Conflicts, unapproved claims and examples of terms that are listed; their numbers are figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What is asked for: ``runs`` are all up to the period's end, oldest first, at least one; ``made_at`` is now."""

    period: Period
    against: Period | None
    runs: tuple[RunFact, ...]
    made_at: datetime
    workspace: str
    tool_version: str

    @property
    def trend_periods(self) -> tuple[Period, ...]:
        """The periods of the trends, oldest first."""
        return trend_periods(self.period, self.runs[0].started_at)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Every period that is looked at, in order of its end, the report's own last."""
        periods = {period.name: period for period in (*self.trend_periods, *([self.against] if self.against else []))}
        del periods[self.period.name]
        earlier = sorted(periods.values(), key=lambda period: period.end)
        return tuple(Stage(period=each, moment=min(each.end, self.made_at)) for each in (*earlier, self.period))


def make_report(
    histories: Iterable[AssetHistory], plan: ReportPlan, context: Context, find: FindingReader
) -> DriftReport:
    """Return the drift report that ``plan`` asks for.

    ``histories`` are read once, one after another; ``find`` reads the findings that are shown as examples.
    """
    stages = plan.stages
    against = plan.against
    detailed = frozenset((plan.period.name, against.name) if against else (plan.period.name,))
    measurement = measure(histories, stages, detailed, context, plan.runs[0].run_id)
    measured = Measured(measurement.tallies[plan.period.name], measurement.tallies[against.name] if against else None)
    groups = measurement.groups.worst_first()
    writer = DriftWriter(
        find=find, messages=dict(context.messages), terms=dict(context.terms), moment=stages[-1].moment
    )
    owners = sorted(measurement.owners)
    evidence = Evidence(measured=measured, context=context, groups=groups, writer=writer, owners=owners)
    within = tuple(run for run in plan.runs if run.started_at in plan.period)
    return DriftReport(
        workspace=plan.workspace,
        period=plan.period,
        against=against,
        made_at=plan.made_at,
        tool_version=plan.tool_version,
        platform_name=context.platform_name,
        platform_versions=tuple(dict.fromkeys(run.platform_version for run in within or plan.runs[-1:])),
        runs=within,
        summary=summary(evidence),
        headline=headline(measured, context),
        trends=trends(plan.trend_periods, measurement.tallies, context, measured),
        worst=writer.drifts(_one_each(groups, WORST)),
        decisions=decisions(evidence),
        audit=audit_table({key_of(kind): kind for kind in sorted(measurement.kinds)}, measured),
        messages=tuple(_messages(evidence)),
        groups=group_tables(sorted(measurement.kinds), owners, measured, context),
        terms=terms.term_table(measured, context),
        term_examples=writer.drifts(_one_each((each for each in groups if terms.is_about_words(each.fact)), LISTED)),
        conflicts=writer.drifts([each for each in groups if each.fact.rule in findings.CONFLICTS][:LISTED]),
        unapproved=tuple(_claims(evidence)),
        flow=flow.flow_figures(measured),
        service_levels=flow.service_table(measured, context),
        fixed=measurement.lists.fixed(find),
        lapsing=measurement.lists.lapsing(measured),
        unread=measurement.lists.unread(measured),
        notices=notices(stages[-1], against, plan.runs, measured=measured, context=context, owners=measurement.owners),
        basis=basis_figures(measured),
    )


def headline(measured: Measured, context: Context) -> tuple[Figure, ...]:
    """Return the figures of the first page, the alignment score first."""
    return (
        measured.figure("score", alignment.SCORE),
        measured.figure("coverage", alignment.COVERAGE),
        measured.figure("terms.rate", terms.RATE),
        measured.figure("terms.published", terms.PUBLISHED_RATE),
        measured.figure("conflicts", findings.OPEN_CONFLICTS),
        measured.figure("unapproved", findings.CLAIMS),
        measured.figure("stale", findings.STALE_SHARE),
        measured.figure("open", findings.OPEN),
        measured.figure("expected", findings.EXPECTED),
        measured.figure("age.median", findings.AGE),
        measured.figure("age.90th", findings.AGE_90TH),
        measured.figure("half-life", flow.HALF_LIFE),
        measured.figure("fix-time", flow.TIME_TO_FIX),
        *([measured.figure("service.in-time", flow.IN_TIME)] if context.agreed.service_levels else []),
        *findings.cost_figures(measured, context),
    )


def _one_each(groups: Iterable[DriftGroup], most: int) -> list[DriftGroup]:
    """Return the worst group of each message or term, so that one of them does not fill the list."""
    chosen: dict[tuple[str | None, str | None], DriftGroup] = {}
    for group in groups:
        if group.is_retelling:
            chosen.setdefault((group.fact.reference_kind, group.fact.reference_id), group)
        if len(chosen) == most:
            break
    return list(chosen.values())


def _messages(evidence: Evidence) -> Iterator[MessageTold]:
    """Yield the messages that count, in the platform's order; a retired one where it is still told."""
    examples: dict[str, list[DriftGroup]] = {}
    for group in evidence.groups:
        if group.fact.reference_kind == "message" and group.fact.reference_id and group.is_retelling:
            examples.setdefault(group.fact.reference_id, []).append(group)
    for message in evidence.context.messages.values():
        figures = alignment.message_figures(message.id, evidence.measured)
        if message.status is MessageStatus.APPROVED or figures[0].basis:
            yield MessageTold(
                id=message.id,
                kind=message.kind.value,
                status=message.status.value,
                statement=message.statement,
                owner=message.owner or "",
                pillar=message.pillar or "",
                figures=figures,
                examples=evidence.writer.drifts(examples.get(message.id, [])[:EXAMPLES]),
            )


def _claims(evidence: Evidence) -> Iterator[ClaimGroup]:
    """Yield what is claimed and no message covers, what most assets claim first."""
    groups = [group for group in evidence.groups if group.fact.rule in findings.UNAPPROVED]
    groups.sort(key=lambda group: (-group.asset_count, group.order))
    for group in groups[:LISTED]:
        drift = evidence.writer.drift(group)
        yield ClaimGroup(drift.told, (asset_figure(group), finding_figure(group), drift.open_days), (drift,))
