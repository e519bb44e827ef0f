"""The report's sentences: what the reader in a hurry must know, and the decisions asked for.

No number is written here: sentences name figures by ``{id}``. What others wrote stands between “ and ”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from msgcheck.measures.context import NOBODY, Context, key_of
from msgcheck.measures.drift_groups import DriftGroup, DriftWriter
from msgcheck.measures.figures import alignment, audit, findings, flow
from msgcheck.measures.figures.item import Measure, Measured
from msgcheck.model.drift_report import Decision, Figure
from msgcheck.values import dataclass

MOST_DECISIONS = 3

_LONGEST = 160
"""Characters of a quoted text: a sentence of the first page."""

_SHOWN = 1
"""Decimals of a score as the formats show it: what looks the same did not rise."""

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
    change = round(score.value, _SHOWN) - round(score.before, _SHOWN)
    if not change:
        return Decision("The alignment score is {score}, as in the period compared with.", (score,))
    verb = "rose" if change > 0 else "fell"
    return Decision(f"The alignment score {verb} from {{score.before}} to {{score}}.", (_before(score), score))


def _open(measured: Measured) -> Decision:
    opened = measured.figure("open", findings.OPEN)
    if not opened.value:
        return Decision("No finding is open.", ())
    errors = measured.figure("open.severity.error", findings.OPEN)
    age = measured.figure("age.median", findings.AGE)
    figures = [opened]
    text = f"{_count(opened, 'finding is', 'findings are')} open"
    is_one = opened.value == 1
    if errors.value and is_one:
        text += ", an error"
    elif errors.value:
        figures.append(errors)
        text += f", {_count(errors, 'of them an error', 'of them errors')}"
    if age.value:  # half of them are this old or older: the median is one of the ages
        figures.append(age)
        text += f". {'It has' if is_one else 'Half of the findings have'} been open for at least {{age.median}}"
    return Decision(f"{text}.", tuple(figures))


_FLOWS = {
    "flow.first": ("was there in the first run", "were there in the first run"),
    "flow.content": ("came with a new or changed asset", "came with new or changed assets"),
    "flow.platform": ("came of a change of platform or rules", "came of a change of platform or rules"),
    "flow.fixed": ("was fixed", "were fixed"),
}
"""What became of one finding, and of several."""


def _flow(measured: Measured) -> Decision:
    figures = [figure for figure in flow.flow_figures(measured) if figure.id in _FLOWS and figure.value]
    figures.sort(key=lambda figure: list(_FLOWS).index(figure.id))
    if not figures:
        return Decision("In this period, nothing new was found and nothing was fixed.", ())
    one, many = _FLOWS[figures[0].id]
    said = [_count(figures[0], f"finding {one}", f"findings {many}")]
    said += [_count(figure, *_FLOWS[figure.id]) for figure in figures[1:]]
    if figures[-1].id != "flow.fixed":
        said.append("none was fixed")
    return Decision(f"In this period, {' and '.join(filter(None, (', '.join(said[:-1]), said[-1])))}.", tuple(figures))


def _count(figure: Figure, one: str, many: str) -> str:
    """Return the placeholder of a count, and what follows one, or any other number."""
    return f"{{{figure.id}}} {one if figure.value == 1 else many}"


def _weakest(evidence: Evidence) -> Decision | None:
    answers = [
        (evidence.measured.figure(f"audit.{kind.value}.{audit.EVERY_SURFACE}", audit.ALIGNED, question), question)
        for kind, question in audit.QUESTIONS.items()
    ]
    known = [(answer.value, answer, question) for answer, question in answers if answer.value is not None]
    if not known:
        return None
    _, weakest, question = min(known, key=lambda each: each[0])
    text = f"The weakest answer of the audit is “{question}”: as approved in {{{weakest.id}}} of the assets."
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
        approved = f"; approved is {quoted(drift.approved)}" if drift.approved else ""
        if drift.open_days.value:
            said = f"{_count(drift.assets, 'asset has', 'assets have')} said {quoted(drift.told)}"
            text = f"Decide which holds: {said} for at least {{{drift.open_days.id}}}{approved}."
            yield Decision(text, (drift.assets, drift.open_days), (drift,))
        else:
            said = f"{_count(drift.assets, 'asset says', 'assets say')} {quoted(drift.told)}"
            yield Decision(f"Decide which holds: {said}{approved}.", (drift.assets,), (drift,))


def _unapproved(evidence: Evidence) -> Iterator[Decision]:
    """The field claims something that no message covers: approve it, or take it out?"""
    groups = [each for each in evidence.groups if each.fact.rule in findings.UNAPPROVED]
    if groups:
        most = min(groups, key=lambda group: (-group.asset_count, group.order))
        drift = evidence.writer.drift(most)
        claims = evidence.measured.figure("unapproved", findings.CLAIMS)
        text = (
            f"Approve or retire {quoted(drift.told)}, which no message covers: "
            f"{_count(drift.assets, 'asset claims', 'assets claim')} it. "
            f"In all, {_count(claims, 'claim has', 'claims have')} no message."
        )
        yield Decision(text, (drift.assets, claims), (drift,))


def _stale(evidence: Evidence) -> Iterator[Decision]:
    """Assets tell what no longer holds: the owner of most of them is to renew or withdraw them."""
    most = _owner_of_most(evidence, "stale-assets.owner.", findings.STALE_ASSETS)
    if most is None:
        return
    figure, owner = most
    stale = (each for each in evidence.groups if each.fact.rule in findings.STALE)
    group = next((each for each in stale if (each.example.result.owner or NOBODY) == owner), None)
    drifts = () if group is None else (evidence.writer.drift(group),)
    such = "".join(f", such as {quoted(drift.told)}" for drift in drifts)
    count = _count(figure, "asset tells", "assets tell")
    text = f"Have {_named(owner)} renew or withdraw what {count} and no longer holds{such}."
    yield Decision(text, (figure,), drifts)


def _missing(evidence: Evidence) -> Iterator[Decision]:
    """A required message is told least: carry it, or require it no longer?"""
    counts = [
        (evidence.measured.figure(f"verdicts.missing.{message.id}", replace(_COUNT, label="Missing")), message)
        for message in evidence.context.messages.values()
    ]
    worst = max(counts, key=lambda each: each[0].value or 0, default=None)
    if worst is not None and worst[0].value:
        text = (
            f"Have {quoted(worst[1].statement)} told where it is required, or require it no longer: "
            f"{_count(worst[0], 'asset lacks', 'assets lack')} it."
        )
        yield Decision(text, (worst[0],))


def _overdue(evidence: Evidence) -> Iterator[Decision]:
    """Findings are past the days agreed: fix them, or agree on others?"""
    overdue = evidence.measured.figure("service.overdue.error", flow.OVERDUE)
    if overdue.value:
        late = _count(overdue, "error is", "errors are")
        yield Decision(f"Settle what is overdue, or agree on other terms: {late} past the days agreed.", (overdue,))


def _most_open(evidence: Evidence) -> Iterator[Decision]:
    """One owner has the most findings open."""
    most = _owner_of_most(evidence, "open.owner.", findings.OPEN)
    if most is not None:
        figure, owner = most
        count = _count(figure, "finding is", "findings are")
        text = f"Move the assets of {_named(owner)} to the approved wording: {count} open there."
        yield Decision(text, (figure,))


def _none_agreed(evidence: Evidence) -> Iterator[Decision]:
    """Nobody has agreed on a service level."""
    opened = evidence.measured.figure("open", findings.OPEN)
    if not evidence.context.agreed.service_levels and opened.value:
        still = _count(opened, "finding is", "findings are")
        yield Decision(f"Agree within how many days drift is to be fixed: {still} open.", (opened,))


_RULES: tuple[Callable[[Evidence], Iterator[Decision]], ...] = (
    _conflict, _unapproved, _stale, _missing, _overdue, _most_open, _none_agreed,
)  # fmt: skip
"""Rules of decisions, the most pressing first."""


def _owner_of_most(evidence: Evidence, prefix: str, measure: Measure) -> tuple[Figure, str] | None:
    """Return the largest figure of an owner with that owner, the first by name where several have it."""
    owned = [(evidence.measured.figure(f"{prefix}{key_of(owner)}", measure), owner) for owner in evidence.owners]
    most = max(owned, key=lambda each: each[0].value or 0, default=None)
    return most if most is not None and most[0].value else None


def _named(owner: str) -> str:
    return "those who own no asset yet" if owner == NOBODY else quoted(owner)
