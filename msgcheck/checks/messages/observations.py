"""A ruling as an observation: what is wrong, in words for a marketer, and what shows it."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.comparison import Difference, compare, profile_text
from msgcheck.analysis.judge import sentence
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.rulings import Ruling
from msgcheck.checks.messages.units import Unit
from msgcheck.checks.messages.validity import Expiry
from msgcheck.model.message import Message
from msgcheck.model.observation import EvidenceValue, Observation, Reference
from msgcheck.model.verdict import Verdict

_Evidence = tuple[tuple[str, EvidenceValue], ...]


def observation_of(ruling: Ruling, unit: Unit, index: MessageIndex) -> Observation:
    """Return the fault of a ruling."""
    profile = index.profiles[ruling.message]
    message, told = profile.message, dict(ruling.judgement.evidence)
    differences: tuple[Difference, ...] = ()
    if ruling.verdict is not Verdict.RETIRED and (ruling.rule or "").startswith("claim."):
        differences = compare(profile_text(unit.text), profile)
    approved = _approved(ruling, index, str(told.get("compared_with", message.statement)))
    reasons = ruling.judgement.shown_by or (ruling.verdict.value,)
    return Observation(
        rule=ruling.rule or "",
        message=_read_with(unit) + _sentence(ruling, message, approved, differences),
        passage=unit.passage,
        start=unit.start,
        end=unit.end,
        suggestions=(approved,) if approved else (),
        reference=Reference("message", message.id),
        evidence=(
            ("approved", approved),
            *_outdated(ruling, message),
            ("message_kind", message.kind.value),
            ("similarity", round(ruling.closeness, 3)),
            ("reasons", reasons),
            *((("differences", told["differences"]),) if "differences" in told else ()),
            *_spans(differences, unit),
        ),
        confidence=ruling.sure,
    )


def unsupported(ruling: Ruling, figures: tuple[Quantity, ...], unit: Unit, message: Message) -> Observation:
    """Return the figures that a unit adds to a message it tells rightly, and that the platform states nowhere."""
    quotes = tuple(unit.text[figure.start : figure.end] for figure in figures)
    said = " and ".join(f"“{quote}”" for quote in dict.fromkeys(quotes))
    return Observation(
        rule="claim.unsupported",
        message=f"This tells {_quoted(message.statement)[:-1]} and adds {said}, which no approved message and no "
        "evidence of the platform states. Add it to the platform with its evidence, or leave it out.",
        passage=unit.passage,
        start=unit.start,
        end=unit.end,
        reference=Reference("message", message.id),
        evidence=(
            ("approved", message.statement),
            ("message_kind", message.kind.value),
            ("similarity", round(ruling.closeness, 3)),
            ("reasons", ("unsupported",)),
            ("found_quotes", quotes),
            ("found_spans", tuple((unit.start + figure.start, unit.start + figure.end) for figure in figures)),
        ),
    )


def missing(message: Message, asset_kind: str) -> Observation:
    """Return the lack of a message that every asset of ``asset_kind`` must tell."""
    return Observation(
        rule="message.missing",
        message=f"No passage here tells a message that every asset of kind “{asset_kind}” must tell: "
        f"{_quoted(message.statement)}",
        suggestions=(message.statement,),
        reference=Reference("message", message.id),
        evidence=(("approved", message.statement), ("message_kind", message.kind.value), ("asset_kind", asset_kind)),
    )


def _approved(ruling: Ruling, index: MessageIndex, wording: str) -> str:
    """Return what to say instead: the approved wording, for an outdated message the one that replaced it or none."""
    if ruling.verdict is not Verdict.RETIRED:
        return wording
    statements = {profile.message.id: profile.message.statement for profile in index.profiles}
    return statements.get(index.profiles[ruling.message].message.replaced_by or "", "")


def _sentence(ruling: Ruling, message: Message, approved: str, differences: tuple[Difference, ...]) -> str:
    if ruling.expiry is not None and ruling.verdict is Verdict.RETIRED:
        return _expired(message, ruling.expiry)
    if ruling.verdict is Verdict.RETIRED:
        instead = f" It is replaced by {_quoted(approved)}" if approved else ""
        return f"This tells a retired message, {_quoted(message.statement)}{instead}"
    said = [sentence(each) for each in differences]
    return f"{' '.join(said or ruling.judgement.reasons)} The approved wording is {_quoted(approved)}"


def _read_with(unit: Unit) -> str:
    return f"Read with “{' '.join(unit.label.split())}”. " if unit.label else ""


def _expired(message: Message, expiry: Expiry) -> str:
    told = f"This tells {_quoted(message.statement)[:-1]}"
    if not expiry.sources:
        return (
            f"{told}, which was approved until {expiry.last_day:%Y-%m-%d} (valid_until). "
            "Have it approved anew, or take it out here."
        )
    sources = " and ".join(f"“{source}”" for source in expiry.sources)
    return (
        f"{told}, whose evidence went stale on {expiry.last_day:%Y-%m-%d}: {sources}. "
        "Renew the evidence in the platform, or take the claim out here."
    )


def _outdated(ruling: Ruling, message: Message) -> _Evidence:
    if ruling.verdict is not Verdict.RETIRED:
        return ()
    if ruling.expiry is None:
        return (("retired", message.statement),)
    what = "evidence" if ruling.expiry.sources else "approval"
    return (
        ("expired", message.statement),
        ("expired_part", what),
        ("last_day", ruling.expiry.last_day.isoformat()),
        ("expired_sources", ruling.expiry.sources),
    )


def _spans(differences: tuple[Difference, ...], unit: Unit) -> _Evidence:
    """Return the first typed difference: its name, and where it stands in the approved wording and in the passage.

    Spans are (start, end) in code points, half-open: ``approved_span`` of the evidence ``approved``, ``found_span`` of
    the passage.
    """
    claim = next((difference.claim for difference in differences if difference.claim), None)
    if claim is None or claim.found_span is None:
        return ()
    start = unit.start - unit.lead
    if unit.label and not unit.start <= start + claim.found_span[0] < unit.end:
        return ()  # it stands in the label, which is another passage
    return (
        ("change", claim.change.value),
        ("approved_quote", claim.approved),
        ("approved_span", claim.approved_span),
        ("found_quote", claim.found),
        ("found_span", (start + claim.found_span[0], start + claim.found_span[1])),
    )


def _quoted(statement: str) -> str:
    """Return a statement as the end of a sentence: quoted, with one full stop."""
    return f"“{statement.rstrip('.')}”."
