"""Open findings that tell the same of different assets, as one drift: how many assets, since when, where to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgcheck.measures.figures.findings import STALE, UNAPPROVED
from msgcheck.measures.figures.item import Item
from msgcheck.measures.figures.terms import is_about_words
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.asset_history import FindingFact
from msgcheck.model.drift_report import Drift, Figure
from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.model.place import place_in_words
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass

FindingReader = Callable[[int, int], tuple[str, Finding]]
"""Reads a finding of the history by result id and position, with the uri of its asset."""

LONGEST_QUOTE, LONGEST_PASSAGE = 500, 1000
"""Characters of an example; the whole of it stands in the run."""

_NOT_TOLD = frozenset({"message.missing", *UNAPPROVED})
"""Rules whose findings are not another way of telling something approved."""


class DriftGroup:
    """Findings with the same rule, reference and words. ``example`` is the one whose asset comes first by name."""

    __slots__ = ("asset_count", "confidence", "example", "fact", "finding_count", "first_seen", "rank")

    def __init__(self, life: Lifeline) -> None:
        self.fact, self.example = life.fact, life
        self.rank = life.fact.severity.rank
        self.confidence = _certainty(life.fact)
        self.first_seen = life.first_seen
        self.asset_count = self.finding_count = 0

    def add(self, life: Lifeline, *, is_new_asset: bool) -> None:
        """Count ``life``; ``is_new_asset`` tells that it is the first of its asset."""
        self.finding_count += 1
        self.asset_count += is_new_asset
        self.rank = min(self.rank, life.fact.severity.rank)
        self.confidence = max(self.confidence, _certainty(life.fact))
        self.first_seen = min(self.first_seen, life.first_seen)
        if (life.result.uri, life.fact.position) < (self.example.result.uri, self.example.fact.position):
            self.example = life

    @property
    def is_retelling(self) -> bool:
        """Tell whether words are used here that differ from approved ones."""
        return self.fact.reference_kind in {"message", "term", "rule"} and self.fact.rule not in _NOT_TOLD

    @property
    def order(self) -> tuple[int, bool, int, float, datetime, str]:
        """Worst first: by severity, claims before single words, then by number of assets, certainty, age."""
        about_words = is_about_words(self.fact)
        return self.rank, about_words, -self.asset_count, -self.confidence, self.first_seen, self.fact.alike


class DriftGroups:
    """The open findings of all assets, grouped. Needs memory for the distinct drifts, not for their findings."""

    def __init__(self) -> None:
        self._groups: dict[str, DriftGroup] = {}

    def add(self, state: AssetState) -> None:
        """Add the open findings of one asset."""
        met: set[str] = set()
        for life in state.open:
            alike = life.fact.alike
            group = self._groups.get(alike)
            if group is None:
                group = self._groups[alike] = DriftGroup(life)
            group.add(life, is_new_asset=alike not in met)
            met.add(alike)

    def worst_first(self) -> list[DriftGroup]:
        """Return all groups, worst first."""
        return sorted(self._groups.values(), key=lambda group: group.order)


def drift_items(state: AssetState) -> Iterator[Item]:
    """Yield what of the asset stands behind the figures of each drift, as :class:`DriftGroups` counts it."""
    met: set[str] = set()
    for life in state.open:
        alike = life.fact.alike
        if alike not in met:
            yield Item(f"drift.{alike}.assets", subject=life)
        met.add(alike)
        yield Item(f"drift.{alike}.findings", subject=life)
        yield Item(f"drift.{alike}.days", life.days(state.stage.moment), subject=life)


def _certainty(fact: FindingFact) -> float:
    """Return how sure a finding is, to order by: words that stand there are certain; what nobody measured is last."""
    if fact.confidence is not None:
        return fact.confidence
    return 1.0 if is_about_words(fact) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftWriter:
    """Makes drifts of groups, with an example read from the history."""

    find: FindingReader
    messages: dict[str, Message]
    terms: dict[str, str]
    moment: datetime

    def drift(self, group: DriftGroup) -> Drift:
        """Return ``group`` as the report shows it."""
        uri, finding = self.find(group.example.fact.result_id, group.example.fact.position)
        return Drift(
            reference_kind=group.fact.reference_kind or "",
            reference_id=group.fact.reference_id or "",
            rule=finding.rule,
            severity=list(Severity)[group.rank].value,
            approved=self.approved(finding),
            told=bounded(finding.quote, LONGEST_QUOTE),
            message=bounded(finding.message, LONGEST_PASSAGE),
            asset=uri,
            owner=group.example.result.owner or "",
            place=place_in_words(finding.place) if finding.place else "",
            fingerprint=finding.fingerprint,
            confidence=finding.confidence,
            assets=asset_figure(group),
            open_days=self._open_days(group),
            passage=bounded(finding.passage, LONGEST_PASSAGE),
        )

    def drifts(self, groups: Iterable[DriftGroup]) -> tuple[Drift, ...]:
        """Return each of ``groups`` as the report shows it."""
        return tuple(map(self.drift, groups))

    def approved(self, finding: Finding) -> str:
        """Return the approved wording: of an outdated message what replaced it, if anything."""
        reference = finding.reference
        if reference is not None and reference.kind == "message" and finding.rule not in STALE:
            message = self.messages.get(reference.id)
            return message.statement if message else ""
        if reference is not None and reference.kind == "term" and reference.id in self.terms:
            return self.terms[reference.id]
        return finding.suggestions[0] if finding.suggestions else ""

    def _open_days(self, group: DriftGroup) -> Figure:
        days = (self.moment - group.first_seen).days
        return Figure(
            id=f"drift.{group.fact.alike}.days",
            label="Open for at least" if days else "Open for",
            value=float(days),
            unit="days",
            basis=group.finding_count,
            of_what="findings",
            better="down",
            reduction="largest",
        )


def asset_figure(group: DriftGroup) -> Figure:
    """Return how many assets say so."""
    return _counted(group, "assets", "Assets that say so", group.asset_count)


def finding_figure(group: DriftGroup) -> Figure:
    """Return how often it is said."""
    return _counted(group, "findings", "Findings", group.finding_count)


def _counted(group: DriftGroup, of_what: str, label: str, count: int) -> Figure:
    return Figure(
        id=f"drift.{group.fact.alike}.{of_what}",
        label=label,
        value=float(count),
        unit="count",
        basis=count,
        of_what=of_what,
        better="down",
        reduction="sum",
    )


def bounded(text: str, longest: int) -> str:
    """Return ``text``, cut to ``longest`` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
