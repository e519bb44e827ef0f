"""The values the web report shows, worked out before any markup is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.model.run import AssetVerdict, Run
from msgcheck.model.unread_group import UnreadGroup, group_unread
from msgcheck.model.verdict import Verdict
from msgcheck.reports.grouping import (
    SPREAD_SHOWN,
    AssetSection,
    FindingGroup,
    SeverityCounts,
    Spread,
    count_severities,
    most_spread,
    sections_of,
)
from msgcheck.reports.run.finding_words import count_states, state_of
from msgcheck.reports.wording import VERDICT_WORDS
from msgcheck.values import dataclass

VERDICT_SYMBOLS = {
    Verdict.ALIGNED: "✓",
    Verdict.DRIFTED: "≈",
    Verdict.CONFLICTING: "×",
    Verdict.RETIRED: "R",
    Verdict.MISSING: "○",
    Verdict.NOT_REQUIRED: "·",
}
"""Told apart without colour, and in every system font."""

_MAP_ROWS = 400
"""Assets in the map: 400 rows of 20 messages are half a megabyte; the rest is counted, and listed by the findings."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its number on the page and the message it is about (``None`` for a term)."""

    number: int
    group: FindingGroup
    message: Message | None

    @property
    def state(self) -> str:
        """One of ``STATES``, the same for all findings of the group."""
        return state_of(self.group.first)

    @property
    def message_id(self) -> str:
        """The message the page filters by, or empty."""
        reference = self.group.first.reference
        return reference.id if reference and reference.kind == "message" else ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """An asset with its groups; ``number`` is its place on the page."""

    number: int
    section: AssetSection
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """An asset's verdict on a message; ``number`` is the group that shows it."""

    verdict: Verdict
    symbol: str
    words: str
    confidence: float | None
    number: int | None


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message of the map with the share of each verdict over all assets, ``not_required`` left out."""

    id: str
    statement: str
    shares: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    """An asset of the map: one cell a message, ``None`` where it was not judged."""

    view: SectionView
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything on the page, in its order; ``states`` is empty where the run knows and waives nothing."""

    run: Run
    counts: SeverityCounts
    states: tuple[tuple[str, int], ...]
    sections: tuple[SectionView, ...]
    messages: tuple[MessageView, ...]
    shares: tuple[tuple[Verdict, int], ...]
    rows: tuple[MapRow, ...]
    rows_left_out: int
    numbers: Mapping[tuple[str, str], int]
    rules: tuple[str, ...]

    @property
    def found(self) -> tuple[SectionView, ...]:
        """The sections that have findings."""
        return tuple(view for view in self.sections if view.groups)

    @property
    def spread(self) -> tuple[Spread, ...]:
        """What most findings of several assets say in the same words."""
        return most_spread(self.run.findings)[:SPREAD_SHOWN]

    @property
    def told(self) -> tuple[str, ...]:
        """The messages that findings are about, for the filter."""
        return tuple(sorted({group.message_id for view in self.sections for group in view.groups} - {""}))

    @property
    def unread(self) -> tuple[tuple[str, UnreadGroup], ...]:
        """(uri, parts that were not read for one reason)."""
        return tuple((asset.uri, group) for asset in self.run.assets for group in group_unread(asset.coverage.unread))

    @property
    def unread_count(self) -> int:
        """How many parts were not read."""
        return sum(len(group.parts) for _, group in self.unread)


def page_of(run: Run) -> PageView:
    """Work out the page of ``run``."""
    sections = _number(run)
    numbers = {
        (finding.asset, finding.fingerprint): group.number
        for view in sections
        for group in view.groups
        for finding in group.group.findings
    }
    verdicts = {asset.uri: {v.message_id: v for v in asset.verdicts} for asset in run.assets}
    messages = _messages(run)
    read = [view for view in sections if view.section.asset is not None]
    rows = [
        MapRow(view, tuple(_cell(verdicts[view.section.uri].get(m.id), view.section.uri, numbers) for m in messages))
        for view in read[:_MAP_ROWS]
    ]
    return PageView(
        run=run,
        counts=count_severities(run.findings),
        states=_count_states(run.findings),
        sections=sections,
        messages=messages,
        shares=_shares(v.verdict for asset in run.assets for v in asset.verdicts),
        rows=tuple(rows),
        rows_left_out=max(0, len(read) - _MAP_ROWS),
        numbers=numbers,
        rules=tuple(sorted({finding.rule for finding in run.findings})),
    )


def _count_states(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    counts = count_states(findings)
    return tuple(counts.items()) if counts["known"] or counts["waived"] else ()


def _number(run: Run) -> tuple[SectionView, ...]:
    messages = {message.id: message for message in run.messages}
    views, number = [], 0
    for index, section in enumerate(sections_of(run), start=1):
        groups = []
        for group in section.groups:
            number += 1
            reference = group.first.reference
            is_message = reference is not None and reference.kind == "message"
            groups.append(GroupView(number, group, messages.get(reference.id) if reference and is_message else None))
        views.append(SectionView(index, section, tuple(groups)))
    return tuple(views)


def _messages(run: Run) -> tuple[MessageView, ...]:
    """Return the messages that were judged, in the platform's order; ones it no longer has come last."""
    judged: dict[str, list[Verdict]] = {}
    for asset in run.assets:
        for verdict in asset.verdicts:
            judged.setdefault(verdict.message_id, []).append(verdict.verdict)
    statements = {message.id: message.statement for message in run.messages}
    order = [*(message_id for message_id in statements if message_id in judged), *sorted(judged.keys() - statements)]
    return tuple(MessageView(m, statements.get(m, ""), _shares(judged[m])) for m in order)


def _shares(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, int], ...]:
    counts = Counter(verdicts)
    return tuple((verdict, counts[verdict]) for verdict in Verdict if verdict != Verdict.NOT_REQUIRED)


def _cell(verdict: AssetVerdict | None, uri: str, numbers: Mapping[tuple[str, str], int]) -> CellView | None:
    if verdict is None:
        return None
    return CellView(
        verdict.verdict,
        VERDICT_SYMBOLS[verdict.verdict],
        VERDICT_WORDS[verdict.verdict],
        verdict.confidence,
        numbers.get((uri, verdict.finding)) if verdict.finding else None,
    )
