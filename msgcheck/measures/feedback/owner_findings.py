"""What each owner has to put right, with the places, the approved words and the day agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgcheck.config.report_settings import ReportSettings
from msgcheck.measures.context import NOBODY
from msgcheck.measures.drift_groups import DriftGroup, DriftWriter, FindingReader
from msgcheck.measures.states.asset_state import Stage, states_of
from msgcheck.measures.states.lifeline import Lifeline
from msgcheck.model.asset_history import AssetHistory
from msgcheck.model.digest import ToFix
from msgcheck.model.place import place_in_words
from msgcheck.model.waiver import Grant, parse_grant

LISTED = 30
"""Changes that are listed for an owner."""
PLACES = 5
"""Places that are named of each."""


@dataclass(slots=True)
class OwnerFindings:
    """The findings of one owner's assets: open ones by what tells the same, and the waivers of the others."""

    open: dict[str, list[Lifeline]] = field(default_factory=lambda: defaultdict(list))
    waivers: set[str] = field(default_factory=set)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """The waivers that hold, the first to end first."""
        found = (parse_grant(waiver) for waiver in self.waivers)
        return tuple(sorted((grant for grant in found if grant), key=lambda grant: (grant.until, grant.reason)))


def findings_by_owner(histories: Iterable[AssetHistory], stage: Stage, first_run: str) -> dict[str, OwnerFindings]:
    """Return what stands at the end of ``stage``, by owner; assets without one are under ``NOBODY``.

    Streams over the assets; keeps their open findings without texts.
    """
    owners: defaultdict[str, OwnerFindings] = defaultdict(OwnerFindings)
    for history in histories:
        for state in states_of(history, [stage], first_run):
            for life in state.lives.alive if state is not None else ():
                mine = owners[life.result.owner or NOBODY]
                if life.is_open:
                    mine.open[life.fact.alike].append(life)
                elif life.fact.waiver is not None:
                    mine.waivers.add(life.fact.waiver)
    return dict(owners)


def to_fix(mine: OwnerFindings, agreed: ReportSettings, writer: DriftWriter) -> tuple[tuple[ToFix, ...], int]:
    """Return what to put right, the first due and the worst first, and how many it leaves out."""
    ranked = sorted(mine.open.values(), key=lambda lives: _urgency(lives, agreed))
    return tuple(_to_fix(lives, agreed, writer) for lives in ranked[:LISTED]), max(0, len(ranked) - LISTED)


def _urgency(lives: list[Lifeline], agreed: ReportSettings) -> tuple[date, int, int, str]:
    worst = min(life.fact.severity.rank for life in lives)
    return _due(lives, agreed) or date.max, worst, -len(lives), lives[0].fact.alike


def _due(lives: Iterable[Lifeline], agreed: ReportSettings) -> date | None:
    """Return the first day by which one of ``lives`` is to be put right."""
    days = ((life, agreed.days_for(life.fact.severity)) for life in lives)
    return min(
        ((life.first_seen + timedelta(days=term)).date() for life, term in days if term is not None), default=None
    )


def _to_fix(lives: list[Lifeline], agreed: ReportSettings, writer: DriftWriter) -> ToFix:
    in_order = sorted(lives, key=lambda life: (life.result.uri, life.fact.position))
    drift = writer.drift(DriftGroup(in_order[0]))
    return ToFix(
        severity=drift.severity,
        rule=drift.rule,
        told=drift.told,
        approved=drift.approved,
        message=drift.message,
        fingerprint=drift.fingerprint,
        due=_due(lives, agreed),
        places=tuple(_place(life, writer.find) for life in in_order[:PLACES]),
        more=max(0, len(lives) - PLACES),
    )


def _place(life: Lifeline, find: FindingReader) -> tuple[str, str]:
    uri, finding = find(life.fact.result_id, life.fact.position)
    return uri, place_in_words(finding.place) if finding.place else ""
