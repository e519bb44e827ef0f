"""A plan becomes a run: read and check every asset, judge the messages, stamp, score."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgcheck
from msgcheck.engine.asset_facts import AssetFacts, ReadAsset, Work
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import read_assets
from msgcheck.engine.cache import Cache, code_stamp, key_of
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.score import asset_score, run_score
from msgcheck.engine.stamping import stamp
from msgcheck.errors import UnreadableError
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, RuleNotRun, Run

CACHE_FILE = Path(".msgcheck") / "cache.db"
"""Where the cache stands in a workspace."""


def run_plan(plan: Plan, progress: Progress = no_progress) -> Run:
    """Execute ``plan``. One asset that cannot be read is skipped with its reason; the run goes on."""
    started_at = datetime.now(UTC)
    works, unreadable = _hashed(plan.assets)
    with Cache(plan.settings.root / CACHE_FILE if plan.uses_cache else None) as cache:
        keys = {work.asset.uri: _cache_key(plan, work) for work in works}
        known = cache.facts(list(keys.values()))
        facts = {uri: known[key] for uri, key in keys.items() if key in known}
        fresh, failed = _check(plan, [work for work in works if work.asset.uri not in facts], cache, progress)
        cache.keep_facts({keys[uri]: value for uri, value in fresh.items()})
        problem = cache.problem
    facts |= fresh
    results, findings = _stamped(plan, works, facts)
    skipped = sorted([*plan.skipped, *unreadable, *failed], key=lambda entry: entry.uri)
    return Run(
        run_id=str(uuid.uuid4()),
        started_at=started_at,
        finished_at=datetime.now(UTC),
        tool_version=msgcheck.__version__,
        workspace=plan.settings.name,
        platform_name=plan.reference.platform.name,
        platform_version=plan.reference.platform.version,
        platform_sha256=plan.reference.platform.sha256,
        rules_sha256=rules_sha256(plan),
        scope=plan.scope,
        models=plan.models,
        assets=results,
        skipped=tuple(skipped),
        findings=findings,
        rules_not_run=_rules_not_run(plan),
        messages=plan.reference.platform.messages,
        score=run_score(result.score for result in results),
        notices=(problem,) if problem else (),
    )


def rules_sha256(plan: Plan) -> str:
    """Return one hash over the glossary and all rule packs."""
    parts = [plan.reference.glossary.sha256, *(pack.sha256 for pack in plan.reference.packs)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _hashed(assets: Sequence[Asset]) -> tuple[list[Work], list[SkippedAsset]]:
    works, skipped = [], []
    for asset in assets:
        try:
            with asset.path.open("rb") as stream:
                works.append(Work(asset, hashlib.file_digest(stream, "sha256").hexdigest()))
        except OSError as error:
            reason = UnreadableError("no-access", f"The file cannot be opened: {error.strerror or error}.")
            skipped.append(_skip(asset, reason))
    return works, skipped


def _skip(asset: Asset, error: UnreadableError) -> SkippedAsset:
    return SkippedAsset(asset.uri, error.reason, error.detail, asset.kind, asset.format)


def _cache_key(plan: Plan, work: Work) -> str:
    """Everything that decides an asset's facts, hashed."""
    return key_of(
        code_stamp(Path(msgcheck.__file__).parent),
        work.sha256,
        work.asset.format,
        work.asset.kind,
        sorted(work.asset.layers),
        plan.reference.platform.sha256,
        rules_sha256(plan),
        sorted(plan.selection.rule_ids),
        plan.today.isoformat() if plan.judges_messages else "",
        [(model.role, model.id, model.sha256) for model in plan.models],
    )


def _check(
    plan: Plan, works: Sequence[Work], cache: Cache, progress: Progress
) -> tuple[dict[str, AssetFacts], list[SkippedAsset]]:
    """Read and check what the cache does not know."""
    reading = ReadingPlan(plan.reference, plan.selection.rule_ids, keeps_passages=plan.judges_messages)
    read: dict[str, ReadAsset] = {}
    failed: list[SkippedAsset] = []
    for done, (index, outcome) in enumerate(read_assets(reading, works, plan.jobs), start=1):
        asset = works[index].asset
        if isinstance(outcome, UnreadableError):
            failed.append(_skip(asset, outcome))
        else:
            read[asset.uri] = outcome
        progress("Reading", done, len(works))
    assets = [work.asset for work in works if work.asset.uri in read]
    if plan.judges_messages and read:
        from msgcheck.engine.message_stage import judge_messages

        return judge_messages(plan, assets, read, cache, progress), failed
    return {asset.uri: read[asset.uri].facts for asset in assets}, failed


def _stamped(
    plan: Plan, works: Sequence[Work], facts: Mapping[str, AssetFacts]
) -> tuple[tuple[AssetResult, ...], tuple[Finding, ...]]:
    severities = dict(plan.selection.severities)
    weights = {message.id: message.weight for message in plan.reference.platform.messages}
    results: list[AssetResult] = []
    findings: list[Finding] = []
    for work in works:
        if work.asset.uri not in facts:
            continue
        asset, known = work.asset, facts[work.asset.uri]
        stamped, verdicts = stamp(asset, known, severities)
        findings.extend(stamped)
        results.append(
            AssetResult(
                uri=asset.uri,
                kind=asset.kind,
                format=asset.format,
                sha256=work.sha256,
                title=known.title,
                passage_count=known.passage_count,
                coverage=known.coverage,
                score=asset_score(known.verdicts, weights),
                verdicts=verdicts,
                owner=asset.owner,
            )
        )
    return tuple(results), tuple(findings)


def _rules_not_run(plan: Plan) -> tuple[RuleNotRun, ...]:
    """Message rules that were wanted and had nothing to compare with."""
    if plan.selection.has_group("message") and not plan.reference.platform.messages:
        return (RuleNotRun("message", "The platform holds no messages."),)
    return ()
