"""The one pass over the history: every asset's state at the end of every period, tallied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgcheck.measures.context import Context
from msgcheck.measures.drift_groups import DriftGroups, drift_items
from msgcheck.measures.figures import alignment, audit, basis, findings, flow, terms
from msgcheck.measures.figures.item import Item, Tallies
from msgcheck.measures.lists import Lists
from msgcheck.measures.lists import detail_items as waiver_items
from msgcheck.measures.states.asset_state import AssetState, Stage, states_of
from msgcheck.model.asset_history import AssetHistory

ItemSource = Callable[[AssetState, Context], Iterator[Item]]

HEADLINE: tuple[ItemSource, ...] = (
    alignment.headline_items,
    findings.headline_items,
    terms.headline_items,
)
"""What is measured of every period of the trends."""
DETAIL: tuple[ItemSource, ...] = (
    alignment.detail_items,
    audit.detail_items,
    findings.detail_items,
    terms.detail_items,
    flow.detail_items,
    basis.detail_items,
    lambda state, _: waiver_items(state),
)
"""What is measured of the report's period, and of the one it is compared with."""


class Measurement:
    """The tallies of every period by its name, and what is collected of the last one: drifts and lists."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.tallies = {stage.period.name: Tallies() for stage in stages}
        self.groups = DriftGroups()
        self.lists = Lists(stages[-1])
        self.kinds: set[str] = set()
        self.owners: set[str] = set()


def measure(
    histories: Iterable[AssetHistory],
    stages: Sequence[Stage],
    detailed: frozenset[str],
    context: Context,
    first_run: str,
) -> Measurement:
    """Return what ``histories`` hold at each of ``stages``, which are in order; the last is the report's own.

    ``detailed`` are the names of the periods of which more than the headline figures is asked. Streams: memory grows
    with the distinct values, drifts and groups, not with runs or findings.
    """
    measurement = Measurement(stages)
    last = stages[-1]
    for history in histories:
        for state in states_of(history, stages, first_run):
            if state is None:
                continue
            name = state.stage.period.name
            add = measurement.tallies[name].add
            for item in items_of(state, context, is_detailed=name in detailed):
                add(item)
            if state.stage is last and not context.is_outside(state.kind):
                _collect(state, measurement)
    return measurement


def items_of(state: AssetState, context: Context, *, is_detailed: bool) -> Iterator[Item]:
    """Yield everything that one asset puts behind any figure of a period."""
    if context.is_outside(state.kind):
        yield from basis.outside_items(state) if is_detailed else ()
        return
    for source in HEADLINE:
        yield from source(state, context)
    if is_detailed:
        for source in DETAIL:
            yield from source(state, context)


def _collect(state: AssetState, measurement: Measurement) -> None:
    measurement.groups.add(state)
    measurement.lists.add(state)
    if state.result is not None:
        measurement.kinds.add(state.result.kind or "-")
        measurement.owners.add(state.result.owner or "-")


def all_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield what stands behind any figure, those of single drifts among them."""
    yield from items_of(state, context, is_detailed=True)
    if not context.is_outside(state.kind):
        yield from drift_items(state)
