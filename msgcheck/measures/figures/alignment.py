"""How well messages are told: the alignment score, the coverage of required messages, verdicts by message."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.engine.score import POINTS
from msgcheck.measures.context import Context, key_of
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.model.asset_history import ResultFact, VerdictFact
from msgcheck.model.drift_report import Figure
from msgcheck.model.message import Message
from msgcheck.model.verdict import Verdict

SCORE = Measure(
    label="Alignment score", unit="points", reduction="mean", better="up", is_banded=True,
    empty="No asset tells, or must tell, a message.",
)  # fmt: skip
COVERAGE = Measure(
    label="Required messages told as approved", unit="percent", reduction="share", of_what="verdicts", better="up",
    is_banded=True, empty="No message is required in these assets.",
)  # fmt: skip
SCORE_OF_VERDICTS = Measure(
    label="Alignment score", unit="points", reduction="mean", of_what="verdicts", better="up", is_banded=True,
    empty="No asset tells it, or must tell it.",
)  # fmt: skip
TOLD_AS_APPROVED = Measure(
    label="Told as approved where it is told", unit="percent", reduction="share", of_what="verdicts", better="up",
    empty="No asset tells it.",
)  # fmt: skip

COUNTED = {
    Verdict.ALIGNED: "up",
    Verdict.DRIFTED: "down",
    Verdict.CONFLICTING: "down",
    Verdict.RETIRED: "down",
    Verdict.MISSING: "down",
}
"""Verdicts that are counted by message, and which way is better."""


def headline_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield what the asset adds to the score and to the coverage."""
    if state.result is None:
        return
    if state.result.verdicts:
        yield Item("assets.judged")
    if state.result.score is not None:
        yield Item("score", state.result.score)
    for verdict, message in _judged(state.result, context):
        if _is_required(message, state.result):
            yield Item("coverage", _as_share(verdict), subject=verdict)


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield what it adds by kind, owner, team, message, pillar and persona."""
    result = state.result
    if result is None:
        return
    groups = context.groups_of(result)
    for group in groups:
        if result.score is not None:
            yield Item(f"score.{group}", result.score)
    for verdict, message in _judged(result, context):
        yield from _of_verdict(verdict, message)
        if _is_required(message, result):
            for group in (*groups, f"message.{message.id}"):
                yield Item(f"coverage.{group}", _as_share(verdict), subject=verdict)


def _of_verdict(verdict: VerdictFact, message: Message) -> Iterator[Item]:
    told = verdict.verdict
    points = 100 * POINTS[told]
    yield Item(f"verdicts.{told.value}.{message.id}", subject=verdict)
    if told is not Verdict.MISSING:
        yield Item(f"aligned.message.{message.id}", _as_share(verdict), subject=verdict)
    yield Item(f"score.message.{message.id}", points, message.weight, subject=verdict)
    if message.pillar:
        yield Item(f"score.pillar.{key_of(message.pillar)}", points, message.weight, subject=verdict)
    for persona in message.audiences:
        yield Item(f"score.persona.{persona}", points, message.weight, subject=verdict)


def _judged(result: ResultFact, context: Context) -> Iterator[tuple[VerdictFact, Message]]:
    """Yield verdicts that count, with their messages as far as the platform still has them."""
    for verdict in result.verdicts:
        message = context.messages.get(verdict.message_id)
        if message is not None and verdict.verdict in POINTS:
            yield verdict, message


def _is_required(message: Message, result: ResultFact) -> bool:
    return result.kind in message.required_in


def _as_share(verdict: VerdictFact) -> float:
    return 100.0 if verdict.verdict is Verdict.ALIGNED else 0.0


def message_figures(message_id: str, measured: Measured) -> tuple[Figure, ...]:
    """Return the figures of one message: its score, how it is told, how often with which verdict, its coverage."""
    counts = (
        measured.figure(f"verdicts.{verdict.value}.{message_id}", _count_of(verdict, better))
        for verdict, better in COUNTED.items()
    )
    return (
        measured.figure(f"score.message.{message_id}", SCORE_OF_VERDICTS),
        measured.figure(f"aligned.message.{message_id}", TOLD_AS_APPROVED),
        *counts,
        measured.figure(f"coverage.message.{message_id}", COVERAGE),
    )


def _count_of(verdict: Verdict, better: str) -> Measure:
    return Measure(
        label=verdict.value.capitalize(), unit="count", reduction="sum", better=better, needs="assets.judged",
        empty="No asset was held to a message.",
    )  # fmt: skip
