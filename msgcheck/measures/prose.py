"""The report's sentences: what the reader in a hurry must know, and the decisions asked for.

No number is written here: sentences name figures by ``{id}``. What others wrote stands between “ and ”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from msgcheck.measures.context import NOBODY, Context, key_of
from msgcheck.measures.drift_groups import DriftGroup, DriftWriter
from msgcheck.measures.figures import alignment, audit, findings, flow
from msgcheck.measures.figures.item import Measure, Measured
from msgcheck.model.drift_report import Decision, Figure

MOST_DECISIONS = 3

_LONGEST = 160
"""Characters of a quoted text: a sentence of the first page."""

_COUNT = Measure(label="", unit="count", reduction="sum", better="down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What sentences are made from: figures, groups of drifts worst first, and who writes examples of them."""

    measured: Measured
    context: Context
    groups: Sequence[DriftGroup]
    writer: DriftWriter
    owners: Sequence[str]


def quoted(text: str) -> str:
    """Return somebody's words for a sentence: one bounded line in quotes, without quotes or braces of its own."""
    line = " ".join(text.split()).rstrip(".").translate(str.maketrans("“”{}", "‘’()"))
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"


def summary(evidence: Evidence) -> tuple[Decision, ...]:
    """Return two to four sentences: the score, what is open, what became of it, the weakest question."""
    sentences = (_score(evidence.measured), _open(evidence.measured), _flow(evidence.measured), _weakest(evidence))
    return tuple(sentence for sentence in sentences if sentence is not None)


def _score(measured: Measured) -> Decision:
    score = measured.figure("score", alignment.SCORE)
    if score.value is None:
        return Decision("There is no alignment score: no asset tells, or must tell, a message.", ())
    if score.before is None:
        return Decision("The alignment score is {score}.", (score,))
    before = _before(score)
    if score.value == score.before:
        return Decision("The alignment score is {score}, as in the period compared with.", (score,))
    verb = "rose" if score.value > score.before else "fell"
    return Decision(f"The alignment score {verb} from {{score.before}} to {{score}}.", (before, score))


def _open(measured: Measured) -> Decision:
    opened = measured.figure("open", findings.OPEN)
    if not opened.value:
        return Decision("No finding is open.", ())
    errors = measured.figure("open.severity.error", findings.OPEN)
    age = measured.figure("age.median", findings.AGE)
    text = (
        "Findings open: {open}, errors among them: {open.severity.error}. Half of them were first seen no more than "
        "{age.median} before the end of the period."
    )
    return Decision(text, (opened, errors, age))


def _flow(measured: Measured) -> Decision:
    figures = {figure.id: figure for figure in flow.flow_figures(measured)}
    said = {
        "flow.first": "Found by the first run: {flow.first}.",
        "flow.content": "Written in the period: {flow.content}.",
        "flow.fixed": "Fixed: {flow.fixed}.",
        "flow.platform": "Found because platform or rules changed: {flow.platform}.",
    }
    told = [name for name in said if figures[name].value or name in {"flow.content", "flow.fixed"}]
    return Decision(" ".join(said[name] for name in told), tuple(figures[name] for name in told))


def _weakest(evidence: Evidence) -> Decision | None:
    answers = [
        (evidence.measured.figure(f"audit.{kind.value}.{audit.EVERY_SURFACE}", audit.ALIGNED, question), question)
        for kind, question in audit.QUESTIONS.items()
    ]
    known = [(answer.value, answer, question) for answer, question in answers if answer.value is not None]
    if not known:
        return None
    _, weakest, question = min(known, key=lambda each: each[0])
    text = f"The weakest of the five answers is “{question}”: {{{weakest.id}}} of the assets give it as approved."
    return Decision(text, (weakest,))


def _before(figure: Figure) -> Figure:
    """Return the figure of the period compared with, as one of its own."""
    return replace(
        figure, id=f"{figure.id}.before", label=f"{figure.label}, before", value=figure.before, before=None,
        low=None, high=None, band=None, basis=0, of_what="",
    )  # fmt: skip


def decisions(evidence: Evidence) -> tuple[Decision, ...]:
    """Return the decisions asked for, most pressing first: the first that the data give of the rules below."""
    found: list[Decision] = []
    for rule in _RULES:
        found += rule(evidence)
    return tuple(found[:MOST_DECISIONS])


def _conflict(evidence: Evidence) -> Iterator[Decision]:
    """Two claims cannot both be true: which holds?"""
    group = next((each for each in evidence.groups if each.fact.rule in findings.CONFLICTS), None)
    if group is not None:
        drift = evidence.writer.drift(group)
        text = (
            f"Decide which holds: {quoted(drift.approved)} or {quoted(drift.told)}. Assets that say the latter: "
            f"{{{drift.assets.id}}}, for at least {{{drift.open_days.id}}}."
        )
        yield Decision(text, (drift.assets, drift.open_days), (drift,))


def _unapproved(evidence: Evidence) -> Iterator[Decision]:
    """The field claims something that no message covers: approve it, or take it out?"""
    groups = [each for each in evidence.groups if each.fact.rule in findings.UNAPPROVED]
    if groups:
        most = min(groups, key=lambda group: (-group.asset_count, group.order))
        drift = evidence.writer.drift(most)
        claims = evidence.measured.figure("unapproved", findings.CLAIMS)
        text = (
            f"Approve or retire {quoted(drift.told)}, which no message covers. Assets that claim it: "
            f"{{{drift.assets.id}}}. Claims without a message in all: {{unapproved}}."
        )
        yield Decision(text, (drift.assets, claims), (drift,))


def _stale(evidence: Evidence) -> Iterator[Decision]:
    """Assets tell what no longer holds: the owner of most of them is to renew or withdraw them."""
    yield from _of_owner(
        evidence,
        "stale-assets.owner.",
        findings.STALE_ASSETS,
        "Have {owner} renew or withdraw assets that tell what no longer holds: {{{id}}} of them do.",
    )


def _missing(evidence: Evidence) -> Iterator[Decision]:
    """A required message is told least: carry it, or require it no longer?"""
    counts = [
        (evidence.measured.figure(f"verdicts.missing.{message.id}", replace(_COUNT, label="Missing")), message)
        for message in evidence.context.messages.values()
    ]
    worst = max(counts, key=lambda each: each[0].value or 0, default=None)
    if worst is not None and worst[0].value:
        text = (
            f"Have {quoted(worst[1].statement)} told where it is required, or require it no longer. Assets that lack "
            f"it: {{{worst[0].id}}}."
        )
        yield Decision(text, (worst[0],))


def _overdue(evidence: Evidence) -> Iterator[Decision]:
    """Findings are past the days agreed: fix them, or agree on others?"""
    overdue = evidence.measured.figure("service.overdue.error", flow.OVERDUE)
    if overdue.value:
        text = "Settle what is overdue, or agree on other terms. Errors past their term: {service.overdue.error}."
        yield Decision(text, (overdue,))


def _most_open(evidence: Evidence) -> Iterator[Decision]:
    """One owner has most of what is open."""
    yield from _of_owner(
        evidence,
        "open.owner.",
        findings.OPEN,
        "Move the assets of {owner} to the approved wording. Findings open there: {{{id}}}.",
    )


def _none_agreed(evidence: Evidence) -> Iterator[Decision]:
    """Nobody has agreed on a service level."""
    opened = evidence.measured.figure("open", findings.OPEN)
    if not evidence.context.agreed.service_levels and opened.value:
        yield Decision("Agree within how many days drift is to be fixed. Findings open: {open}.", (opened,))


_RULES: tuple[Callable[[Evidence], Iterator[Decision]], ...] = (
    _conflict, _unapproved, _stale, _missing, _overdue, _most_open, _none_agreed,
)  # fmt: skip
"""Rules of decisions, the most pressing first."""


def _of_owner(evidence: Evidence, prefix: str, measure: Measure, text: str) -> Iterator[Decision]:
    """Yield a decision about the owner with the largest figure, the first by name where several have it."""
    owned = ((evidence.measured.figure(f"{prefix}{key_of(owner)}", measure), owner) for owner in evidence.owners)
    most = max(owned, key=lambda each: each[0].value or 0, default=None)
    if most is not None and most[0].value:
        owner = "those who own no asset yet" if most[1] == NOBODY else quoted(most[1])
        yield Decision(text.format(owner=owner, id=most[0].id), (most[0],))
