"""The drift report of a period, as values: every format shows these and nothing else.

A number stands in the report as a :class:`Figure` only; prose takes its numbers from figures, by id.
"""

from __future__ import annotations

from datetime import date, datetime

from msgcheck.model.asset_history import RunFact
from msgcheck.model.period import Period
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number: ``id`` names it for ever and traces it (``report --trace ID``), ``label`` is its heading.

    ``value`` is ``None`` where nothing could be measured; ``note`` then says why. ``unit`` is points (0..100), percent,
    count, days, per_1000_words or money. ``low`` and ``high`` are a 95 % interval where a sample or a measured
    precision stands behind the value. ``basis`` is how many things (``of_what``: assets, verdicts, findings, ...) it
    was made from. ``before`` is the same figure in the period compared with. ``band`` is healthy, watch, concerning or
    crisis where a band is defined. ``better`` is up or down, or ``None`` where neither is. ``reduction`` names how the
    value is made of what stands behind it (:mod:`msgcheck.measures.estimation.reduction`).
    """

    id: str
    label: str
    value: float | None
    unit: str
    basis: int = 0
    of_what: str = ""
    low: float | None = None
    high: float | None = None
    before: float | None = None
    band: str | None = None
    better: str | None = None
    note: str = ""
    reduction: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: ``name`` is what it is about (a team, a kind, a message), ``id`` its id there."""

    id: str
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same ``columns`` of figures, in order; ``about`` heads the column of names."""

    id: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure over periods, oldest first; ``None`` where it could not be measured. ``figure_id`` is that of the
    last.
    """

    figure_id: str
    label: str
    unit: str
    periods: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One way of saying that differs from the approved one, with an example of where it stands.

    ``assets`` is a figure that counts the assets that say it so; ``open_days`` since when, at the longest. ``place`` is
    in words. ``approved`` is the approved wording (of the message or term), ``told`` the words used.
    """

    reference_kind: str
    reference_id: str
    rule: str
    severity: str
    approved: str
    told: str
    message: str
    asset: str
    owner: str
    place: str
    fingerprint: str
    confidence: float | None
    assets: Figure
    open_days: Figure
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the reader is asked to decide: ``text`` names figures by ``{id}``, ``figures`` holds them."""

    text: str
    figures: tuple[Figure, ...]
    evidence: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTold:
    """One message: its wording, how it is told today, and the worst examples. ``status`` is approved or retired."""

    id: str
    kind: str
    status: str
    statement: str
    owner: str
    pillar: str
    figures: tuple[Figure, ...]
    examples: tuple[Drift, ...]

    @property
    def label(self) -> str:
        """What stands over its wording: "Approved", or "Retired"."""
        return self.status.capitalize()


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Sentences of the field that say the same and that no message covers; ``text`` is the most usual of them."""

    text: str
    figures: tuple[Figure, ...]
    examples: tuple[Drift, ...]


@dataclass(frozen=True, slots=True)
class FixedFinding:
    """A finding that was there before and is gone: who owns the asset, when it was first seen and when it was gone."""

    rule: str
    message: str
    asset: str
    owner: str
    first_seen: datetime
    fixed_at: datetime
    fingerprint: str
    severity: str = ""


@dataclass(frozen=True, slots=True)
class LapsingWaiver:
    """A waiver that ends soon or has ended: the finding comes back with it."""

    reason: str
    owner: str
    until: date
    asset: str
    rule: str
    findings: Figure


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not read: an asset that was skipped, or parts of one that was read."""

    asset: str
    reason: str
    parts: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftReport:
    """The report of ``period``; ``against`` is the period compared with, if any.

    ``headline`` are the figures of the first page (the alignment score first), ``audit`` the five questions by surface,
    ``groups`` the tables by kind, team, owner, pillar, persona, severity; ``flow`` are new, fixed, inherited, caused by
    a platform change. ``notices`` say what the report cannot say and what was missing in the history; ``basis`` counts
    what the report stands on.
    """

    workspace: str
    period: Period
    against: Period | None
    made_at: datetime
    tool_version: str
    platform_name: str
    platform_versions: tuple[str, ...]
    runs: tuple[RunFact, ...]
    summary: tuple[Decision, ...]
    headline: tuple[Figure, ...]
    trends: tuple[Trend, ...]
    worst: tuple[Drift, ...]
    decisions: tuple[Decision, ...]
    audit: Table
    messages: tuple[MessageTold, ...]
    groups: tuple[Table, ...]
    terms: Table
    term_examples: tuple[Drift, ...]
    conflicts: tuple[Drift, ...]
    unapproved: tuple[ClaimGroup, ...]
    flow: tuple[Figure, ...]
    service_levels: Table
    fixed: tuple[FixedFinding, ...]
    lapsing: tuple[LapsingWaiver, ...]
    unread: tuple[Unread, ...]
    notices: tuple[str, ...] = ()
    basis: tuple[Figure, ...] = ()
