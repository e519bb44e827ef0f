"""What the history says of one asset over time, in the slim form that measures are made of."""

from __future__ import annotations

from datetime import datetime

from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFact:
    """One recorded run. ``command`` is scan, check or backfill; ``is_whole`` tells that its assets were all of the
    workspace; ``is_full`` that all rules ran. Both are ``None`` for a run recorded before they were.
    """

    run_id: str
    started_at: datetime
    tool_version: str
    platform_version: str
    platform_sha256: str
    rules_sha256: str
    score: float | None
    asset_count: int
    command: str | None = None
    is_whole: bool | None = None
    is_full: bool | None = None


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """What an asset does with a message; ``finding`` is the fingerprint of the finding that shows it."""

    message_id: str
    verdict: Verdict
    confidence: float | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class FindingFact:
    """A finding without its texts. ``result_id`` and ``position`` name it in the history; ``alike`` is what
    findings share that tell the same of different assets (rule, reference, quote), hashed.
    """

    fingerprint: str
    rule: str
    severity: Severity
    reference_kind: str | None
    reference_id: str | None
    confidence: float | None
    baseline: str
    waiver: str | None
    result_id: int
    position: int
    alike: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFact:
    """What a run said of an asset. ``sha256`` is of its bytes, ``content`` of what it says, however it is saved;
    ``words`` counts those of the checked layers (``None`` where it was recorded before they were counted);
    ``status`` is ok or skipped (then ``reason`` is a code).
    """

    result_id: int
    uri: str
    kind: str | None
    format: str | None
    title: str | None
    owner: str | None
    sha256: str | None
    content: str | None
    score: float | None
    words: int | None
    passages: int | None
    status: str = "ok"
    reason: str | None = None
    unread: int = 0
    verdicts: tuple[VerdictFact, ...] = ()
    findings: tuple[FindingFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """The time over which runs said the same of an asset: from the run ``first`` to the run ``last``.

    ``end`` is the first moment at which something else is known (another result, or that the asset is gone), ``None``
    while it stands. The run ``first`` names the platform, rules and tool with which it began.
    """

    result: ResultFact
    first: RunFact
    last: RunFact
    end: datetime | None = None

    @property
    def start(self) -> datetime:
        """When it was first said."""
        return self.first.started_at


@dataclass(frozen=True, slots=True)
class AssetHistory:
    """One asset over renames and re-saves: ``identity`` is stable, ``spells`` are in order of time, never empty."""

    identity: str
    spells: tuple[Spell, ...]

    def at(self, moment: datetime) -> Spell | None:
        """Return what was known just before ``moment``; ``None`` before the asset was known or once it is gone."""
        found = None
        for spell in self.spells:
            if spell.start < moment and (spell.end is None or spell.end >= moment):
                found = spell
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person said of a finding: ``mark`` is right, wrong or accepted (the message should change)."""

    fingerprint: str
    mark: str
    by: str
    on: datetime
    note: str = ""
    asset: str = ""
    run_id: str | None = None
