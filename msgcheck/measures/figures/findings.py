"""Findings that stand open: how many, for how long, claims in conflict or without a message, stale assets, cost."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.measures.context import Context
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.drift_report import Figure

CONFLICTS = frozenset({"message.conflicting", "claim.number-mismatch", "corpus.conflict"})
"""Rules of findings where two claims cannot both be true."""
UNAPPROVED = frozenset({"message.unapproved-claim", "claim.unsupported"})
"""Rules of findings where something is claimed that no message covers."""
STALE = frozenset({"message.retired", "claim.expired", "corpus.stale-copy"})
"""Rules of findings where something is told that was right once."""

OPEN = Measure(label="Open findings", unit="count", reduction="sum", of_what="findings", better="down")
_NONE_JUDGED = "No asset was held to a message."
OPEN_CONFLICTS = Measure(
    label="Claims in conflict", unit="count", reduction="sum", of_what="findings", better="down",
    needs="assets.judged", empty=_NONE_JUDGED,
)  # fmt: skip
CLAIMS = Measure(
    label="Unapproved claims in use", unit="count", reduction="distinct", of_what="findings", better="down",
    needs="assets.judged", empty=_NONE_JUDGED,
)  # fmt: skip
STALE_SHARE = Measure(
    label="Stale assets", unit="percent", reduction="share", better="down", needs="assets.judged", empty=_NONE_JUDGED
)
STALE_ASSETS = Measure(
    label="Stale assets", unit="count", reduction="sum", better="down", needs="assets.judged", empty=_NONE_JUDGED
)
AGE = Measure(
    label="Age of drift, median", unit="days", reduction="median", of_what="findings", better="down",
    empty="No finding is open.",
)  # fmt: skip
AGE_90TH = Measure(
    label="Age of drift, 90th percentile", unit="days", reduction="90th", of_what="findings", better="down",
    empty="No finding is open.",
)  # fmt: skip
EXPECTED = Measure(
    label="Judged findings expected to be right", unit="count", reduction="expected",
    of_what="findings", empty="No open finding carries a measured precision.",
)  # fmt: skip


def headline_items(state: AssetState, _context: Context) -> Iterator[Item]:
    """Yield the open findings of the asset, and whether it is stale."""
    is_stale = False
    for life in state.open:
        rule = life.fact.rule
        yield Item("open", subject=life)
        yield Item("age.median", life.days(state.stage.moment), subject=life)
        if rule in CONFLICTS:
            yield Item("conflicts", subject=life)
        elif rule in UNAPPROVED:
            yield Item("unapproved", group=life.fact.alike, subject=life)
        elif rule in STALE:
            is_stale = True
    if state.result is not None:
        yield Item("stale", 100.0 if is_stale else 0.0)


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield the same by kind, owner, team and severity, with what is expected to be right and what it costs."""
    groups = _groups_of(state, context)
    is_stale = False
    for life in state.open:
        days = life.days(state.stage.moment)
        is_stale = is_stale or life.fact.rule in STALE
        yield Item("age.90th", days, subject=life)
        for group in (*groups, f"severity.{life.fact.severity.value}"):
            yield Item(f"open.{group}", subject=life)
            yield Item(f"age.median.{group}", days, subject=life)
        yield from _further(life, context)
    if state.result is not None:
        for group in groups:
            yield Item(f"assets.{group}")
            yield Item(f"stale.{group}", 100.0 if is_stale else 0.0)
            if is_stale:
                yield Item(f"stale-assets.{group}")


def _groups_of(state: AssetState, context: Context) -> tuple[str, ...]:
    """Return the groups of the asset as it was read last: of one that is skipped, nobody knows the owner."""
    result = state.result or next((life.result for life in state.lives.alive), None)
    return context.groups_of(result) if result is not None else ()


def _further(life: Lifeline, context: Context) -> Iterator[Item]:
    if life.fact.confidence is not None:
        yield Item("expected", life.fact.confidence, subject=life)
    if context.agreed.cost is not None:
        yield Item("cost", context.agreed.cost.each, subject=life)


def cost_figures(measured: Measured, context: Context) -> tuple[Figure, ...]:
    """Return the cost of putting right what is open, or nothing where no rate is agreed."""
    rate = context.agreed.cost
    if rate is None:
        return ()
    label = f"Cost of putting right what is open, in {rate.currency}"
    return (
        measured.figure("cost", Measure(label=label, unit="money", reduction="sum", of_what="findings", better="down")),
    )
