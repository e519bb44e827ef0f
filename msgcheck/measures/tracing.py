"""What stands behind a figure: the same items that its value was made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgcheck.measures.context import Context
from msgcheck.measures.measuring import all_items
from msgcheck.measures.report import ReportPlan
from msgcheck.measures.states.asset_state import Stage, states_of
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.asset_history import AssetHistory, VerdictFact
from msgcheck.model.figure_trace import TracedItem

BEFORE = ".before"
"""The end of the id of a figure in the period compared with."""


def trace_items(
    histories: Iterable[AssetHistory], plan: ReportPlan, context: Context, figure_id: str
) -> Iterator[TracedItem]:
    """Yield what stands behind the figure ``figure_id`` of the report that ``plan`` asks for, asset by asset.

    An id that ends in ``.before`` is that of the figure in the period compared with.
    """
    stage = _stage_of(plan, figure_id)
    name = figure_id.removesuffix(BEFORE)
    for history in histories:
        (state,) = states_of(history, (stage,), plan.runs[0].run_id)
        if state is None:
            continue
        uri = (state.standing or history.spells[-1].result).uri
        for item in all_items(state, context):
            if item.figure == name:
                yield _traced(item.subject, uri, item.value, item.weight, item.group)


def _stage_of(plan: ReportPlan, figure_id: str) -> Stage:
    wanted = plan.against if figure_id.endswith(BEFORE) and plan.against is not None else plan.period
    return next(stage for stage in plan.stages if stage.period == wanted)


def _traced(subject: Lifeline | VerdictFact | None, uri: str, value: float, weight: float, group: str) -> TracedItem:
    match subject:
        case Lifeline(fact=fact):
            return TracedItem(
                asset=uri, value=value, weight=weight, group=group, rule=fact.rule, severity=fact.severity.value,
                fingerprint=fact.fingerprint, first_seen=subject.first_seen, closed_at=subject.closed_at,
                result_id=fact.result_id, position=fact.position,
            )  # fmt: skip
        case VerdictFact():
            return TracedItem(
                asset=uri, value=value, weight=weight, group=group, message_id=subject.message_id,
                verdict=subject.verdict.value, fingerprint=subject.finding,
            )  # fmt: skip
        case None:
            return TracedItem(asset=uri, value=value, weight=weight, group=group)
