"""The five questions of a messaging audit, asked of every surface: is it told, wherever it is told, as approved?"""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.engine.score import POINTS
from msgcheck.measures.context import Context, key_of
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.model.drift_report import Row, Table
from msgcheck.model.message import MessageKind
from msgcheck.model.verdict import Verdict

QUESTIONS = {
    MessageKind.CATEGORY: "Category noun",
    MessageKind.AUDIENCE: "Audience",
    MessageKind.VALUE_PROPOSITION: "Unique-value claim",
    MessageKind.DIFFERENTIATOR: "Differentiators",
    MessageKind.PROOF_POINT: "Proof",
}
"""The kind of message that answers each question."""

EVERY_SURFACE = "all"

ALIGNED = Measure(
    label="", unit="percent", reduction="share", better="up", is_banded=True,
    empty="No asset of the surface tells, or must tell, a message of this kind.",
)  # fmt: skip


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield 100 for each question that the asset answers as approved throughout, 0 for one that it does not."""
    if state.result is None:
        return
    answers: dict[MessageKind, bool] = {}
    for verdict in state.result.verdicts:
        message = context.messages.get(verdict.message_id)
        if message is not None and message.kind in QUESTIONS and verdict.verdict in POINTS:
            is_aligned = verdict.verdict is Verdict.ALIGNED
            answers[message.kind] = answers.get(message.kind, True) and is_aligned
    for kind, is_aligned in answers.items():
        for surface in (EVERY_SURFACE, f"kind.{key_of(state.result.kind or '-')}"):
            yield Item(f"audit.{kind.value}.{surface}", 100.0 if is_aligned else 0.0)


def audit_table(surfaces: dict[str, str], measured: Measured) -> Table:
    """Return the answers by surface (``surfaces``: key and name) and over all of them."""
    rows = [*((f"kind.{key}", name) for key, name in surfaces.items()), (EVERY_SURFACE, "all surfaces")]
    return Table(
        id="audit",
        title="The five questions of the audit",
        about="Surface",
        columns=tuple(QUESTIONS.values()),
        rows=tuple(
            Row(
                key.removeprefix("kind."),
                name,
                tuple(
                    measured.figure(f"audit.{kind.value}.{key}", ALIGNED, question)
                    for kind, question in QUESTIONS.items()
                ),
            )
            for key, name in rows
        ),
        note="Share of assets that tell every message of the kind as approved, among those that tell one or must.",
    )
