"""Does an asset tell the platform's messages, and does it tell them right?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgcheck.analysis.comparison import MessageProfile, profile_text
from msgcheck.analysis.judge import SmallJudge, judge
from msgcheck.checks.messages.index import MessageIndex, Vectors
from msgcheck.checks.messages.screening import candidates
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import Message, MessageStatus
from msgcheck.model.observation import EvidenceValue, Observation, Reference
from msgcheck.model.verdict import Judgement, Label, MessageVerdict, Verdict

_WORST_FIRST = (Verdict.CONFLICTING, Verdict.RETIRED, Verdict.DRIFTED, Verdict.ALIGNED)
_RULES = {
    Verdict.CONFLICTING: "message.conflicting",
    Verdict.RETIRED: "message.retired",
    Verdict.DRIFTED: "message.drifted",
}


@dataclass(frozen=True, slots=True)
class MessageCheck:
    """What the message check says of one asset: observations in reading order, one verdict for each message."""

    observations: tuple[Observation, ...]
    verdicts: tuple[MessageVerdict, ...]


@dataclass(frozen=True, slots=True)
class _Ruling:
    """One unit's standing to one message; ``closeness`` is the larger cosine with a right or a known wrong wording."""

    unit: int
    message: int
    verdict: Verdict
    judgement: Judgement
    closeness: float


def check_messages(
    units: tuple[Unit, ...], vectors: Vectors, index: MessageIndex, *, asset_kind: str, numbers: SmallJudge
) -> MessageCheck:
    """Judge one asset.

    ``vectors`` are the unit rows [units, dim] of the units' texts, ``index`` the index of
    :func:`msgcheck.checks.messages.validity.judged_messages`.
    Each unit yields at most one observation: for the message it stands nearest to. A message has the worst verdict
    that a reader of the asset meets: conflicting, then retired, drifted, aligned. Of an asset without a unit nothing is
    known, so nothing is missing in it.
    """
    rulings = _settled(_rulings(units, vectors, index, numbers), index)
    observations = [_observation(ruling, units, index) for ruling in rulings if ruling.verdict in _RULES]
    seen = {(ruling.unit, ruling.message): at for at, ruling in enumerate(r for r in rulings if r.verdict in _RULES)}
    verdicts = []
    for at, profile in enumerate(index.profiles):
        verdict = _verdict(at, index, rulings, seen, asset_kind)
        if verdict.verdict is Verdict.MISSING and not units:
            verdict = MessageVerdict(profile.message.id, Verdict.NOT_REQUIRED)
        elif verdict.verdict is Verdict.MISSING:
            observations.append(_missing(profile.message, asset_kind))
            verdict = MessageVerdict(profile.message.id, Verdict.MISSING, None, len(observations) - 1)
        verdicts.append(verdict)
    return MessageCheck(tuple(observations), tuple(verdicts))


def _rulings(units: tuple[Unit, ...], vectors: Vectors, index: MessageIndex, numbers: SmallJudge) -> Iterator[_Ruling]:
    """Yield every unit that tells a message, rightly or wrongly."""
    for candidate in candidates([unit.text for unit in units], vectors, index, numbers):
        target = index.profiles[candidate.message]
        judgement = judge(profile_text(units[candidate.text].text), target, candidate.similarity, numbers)
        verdict = _verdict_of(judgement.label, target)
        if verdict:
            yield _Ruling(candidate.text, candidate.message, verdict, judgement, candidate.closeness)


def _verdict_of(label: Label, profile: MessageProfile) -> Verdict | None:
    """A retired message can only be told, which is wrong today; telling it wrongly says nothing."""
    if profile.message.status is MessageStatus.RETIRED:
        return Verdict.RETIRED if label is Label.ALIGNED else None
    return None if label is Label.UNRELATED else Verdict(label.value)


def _settled(rulings: Iterator[_Ruling], index: MessageIndex) -> tuple[_Ruling, ...]:
    """Keep, of the faults of one unit, the nearest one, and none where a message told rightly is nearer."""
    nearest: dict[int, _Ruling] = {}
    every = list(rulings)
    for ruling in every:
        known = nearest.get(ruling.unit)
        if known is None or _goes_before(ruling, known, index):
            nearest[ruling.unit] = ruling
    return tuple(ruling for ruling in every if ruling.verdict is Verdict.ALIGNED or nearest[ruling.unit] is ruling)


def _goes_before(one: _Ruling, other: _Ruling, index: MessageIndex) -> bool:
    """Tell whether ``one`` speaks for their unit: the nearer one.

    What tells a retired message is no fault of the message that replaced it, however near that stands.
    """
    if _replaced_by(index, one) == index.profiles[other.message].message.id:
        return other.verdict is not Verdict.ALIGNED
    if _replaced_by(index, other) == index.profiles[one.message].message.id:
        return one.verdict is Verdict.ALIGNED and one.closeness > other.closeness
    return one.closeness > other.closeness


def _verdict(
    at: int,
    index: MessageIndex,
    rulings: tuple[_Ruling, ...],
    seen: dict[tuple[int, int], int],
    asset_kind: str,
) -> MessageVerdict:
    """Sum up one message: the worst verdict, and the first observation behind it."""
    message = index.profiles[at].message
    mine = [ruling for ruling in rulings if ruling.message == at or _replaced_by(index, ruling) == message.id]
    for verdict in _WORST_FIRST:
        same = [ruling for ruling in mine if ruling.verdict is verdict]
        if same:
            first = max(same, key=lambda ruling: (ruling.judgement.confidence or 0.0, -ruling.unit))
            return MessageVerdict(
                message.id, verdict, first.judgement.confidence, seen.get((first.unit, first.message))
            )
    is_required = asset_kind in message.required_in and message.status is MessageStatus.APPROVED
    return MessageVerdict(message.id, Verdict.MISSING if is_required else Verdict.NOT_REQUIRED)


def _replaced_by(index: MessageIndex, ruling: _Ruling) -> str | None:
    return index.profiles[ruling.message].message.replaced_by if ruling.verdict is Verdict.RETIRED else None


def _observation(ruling: _Ruling, units: tuple[Unit, ...], index: MessageIndex) -> Observation:
    unit, message = units[ruling.unit], index.profiles[ruling.message].message
    evidence = dict(ruling.judgement.evidence)
    wording = evidence.get("compared_with", message.statement)
    approved = _replacement(message, index) if ruling.verdict is Verdict.RETIRED else str(wording)
    return Observation(
        rule=_RULES[ruling.verdict],
        message=_sentence(ruling, message, approved),
        passage=unit.passage,
        start=unit.start,
        end=unit.end,
        suggestions=(approved,) if approved else (),
        reference=Reference("message", message.id),
        evidence=_evidence(ruling, message, approved, evidence),
        confidence=ruling.judgement.confidence,
    )


def _replacement(message: Message, index: MessageIndex) -> str:
    statements = {profile.message.id: profile.message.statement for profile in index.profiles}
    return statements.get(message.replaced_by or "", "")


def _sentence(ruling: _Ruling, message: Message, approved: str) -> str:
    if ruling.verdict is not Verdict.RETIRED:
        return f"{' '.join(ruling.judgement.reasons)} The approved wording is {_quoted(approved)}"
    instead = f" It is replaced by {_quoted(approved)}" if approved else ""
    return f"This tells a retired message, {_quoted(message.statement)}{instead}"


def _quoted(statement: str) -> str:
    """Return a statement as the end of a sentence: quoted, with one full stop."""
    return f"“{statement.rstrip('.')}”."


def _evidence(
    ruling: _Ruling, message: Message, approved: str, evidence: dict[str, EvidenceValue]
) -> tuple[tuple[str, EvidenceValue], ...]:
    retired: tuple[tuple[str, EvidenceValue], ...] = (("retired", message.statement),)
    return (
        ("approved", approved),
        *(retired if ruling.verdict is Verdict.RETIRED else ()),
        ("message_kind", message.kind.value),
        ("similarity", round(ruling.closeness, 3)),
        ("reasons", evidence.get("reasons", (ruling.verdict.value,))),
        *((name, evidence[name]) for name in ("differences", "certainty_measured_on") if name in evidence),
    )


def _missing(message: Message, asset_kind: str) -> Observation:
    return Observation(
        rule="message.missing",
        message=f"No passage here tells a message that every asset of kind “{asset_kind}” must tell: "
        f"{_quoted(message.statement)}",
        suggestions=(message.statement,),
        reference=Reference("message", message.id),
        evidence=(("approved", message.statement), ("message_kind", message.kind.value), ("asset_kind", asset_kind)),
    )
