"""A run: one execution with its inputs, findings, verdicts, and what was skipped and why."""

from __future__ import annotations

from datetime import datetime

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.message import Message
from msgcheck.model.passage import Coverage
from msgcheck.model.verdict import Verdict
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class AssetVerdict:
    """Verdict of an asset on a message, with the fingerprint of the finding that shows it."""

    message_id: str
    verdict: Verdict
    confidence: float | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetResult:
    """What a run says of one asset that was read. ``score`` is 0..100, ``None`` where nothing could be scored.

    ``unchecked`` holds (layer, passages) of the layers that were read and are not checked for this asset kind.
    ``content`` is a sketch of what the asset says, the same however it is saved and ordered; ``words`` counts those of
    the checked layers. Both are ``None`` where the run was recorded before they were.
    """

    uri: str
    kind: str
    format: str
    sha256: str
    title: str
    passage_count: int
    coverage: Coverage
    score: float | None
    verdicts: tuple[AssetVerdict, ...] = ()
    owner: str | None = None
    unchecked: tuple[tuple[str, int], ...] = ()
    content: str | None = None
    words: int | None = None


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A model that took part in a run."""

    role: str
    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RuleNotRun:
    """A rule that could not run, with the reason."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Findings of this run against the last run of the same scope."""

    previous_run_id: str
    previous_started_at: datetime
    new: int
    fixed: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution of ``scan`` or ``check``.

    ``findings`` are in stable order: asset, place (reading order), span, rule. ``messages`` are the platform's
    messages the run judged, for reports that show the approved wording. ``notices`` say what did not go as usual (a
    cache that could not be used). ``command`` is scan, check or backfill; ``is_whole`` tells that the assets are all
    of the workspace, ``is_full`` that they were looked through for what the settings ask of a scan, no more and no
    less; each is ``None`` where the run was recorded before it was.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    tool_version: str
    workspace: str
    platform_name: str
    platform_version: str
    platform_sha256: str
    rules_sha256: str
    scope: str
    models: tuple[ModelUsed, ...]
    assets: tuple[AssetResult, ...]
    skipped: tuple[SkippedAsset, ...]
    findings: tuple[Finding, ...]
    rules_not_run: tuple[RuleNotRun, ...] = ()
    messages: tuple[Message, ...] = ()
    score: float | None = None
    comparison: Comparison | None = None
    notices: tuple[str, ...] = ()
    command: str | None = None
    is_whole: bool | None = None
    is_full: bool | None = None
