"""A plan becomes a run: read and check every asset, judge the messages, stamp, score."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgcheck
from msgcheck.checks.messages.further_rules import UNAPPROVED_CLAIM
from msgcheck.checks.messages.rules import GROUPS
from msgcheck.checks.terms.kinds import rules_without_tagger
from msgcheck.engine.asset_facts import AssetFacts, ReadAsset, Work
from msgcheck.engine.asset_reading import ReadingPlan, no_access
from msgcheck.engine.backends import read_assets, reading_limits
from msgcheck.engine.cache import Cache, key_of
from msgcheck.engine.form_stage import compare_forms
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.score import asset_score, run_score
from msgcheck.engine.silent_rules import silent_rules_notice
from msgcheck.engine.stamping import stamp
from msgcheck.engine.stamps import code_stamp, library_stamp
from msgcheck.engine.style_notes import styles_not_run
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
        known = _known(plan, works, cache)
        checked = _check(plan, [work for work in works if work.asset.uri not in known], cache, progress)
        problem = cache.problem
    facts = compare_forms(_counted({**known, **checked.facts}))
    results, findings = _stamped(plan, [checked.works.get(work.asset.uri, work) for work in works], facts)
    skipped = sorted([*plan.skipped, *unreadable, *checked.failed], key=lambda entry: entry.uri)
    not_run = (*_rules_not_run(plan), *_gave_up(facts))
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
        rules_not_run=not_run,
        messages=plan.reference.platform.messages,
        score=run_score(result.score for result in results),
        notices=(*plan.notices, *_silent_rules(plan, facts, not_run), *((problem,) if problem else ())),
    )


def rules_sha256(plan: Plan) -> str:
    """Return one hash over the glossary, all rule packs and styles."""
    reference = plan.reference
    packs = [pack.sha256 for pack in reference.packs]
    parts = [reference.glossary.sha256, *packs, *(style.sha256 for style in reference.styles)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _hashed(assets: Sequence[Asset]) -> tuple[list[Work], list[SkippedAsset]]:
    works, skipped = [], []
    for asset in assets:
        try:
            with asset.path.open("rb") as stream:
                works.append(Work(asset, hashlib.file_digest(stream, "sha256").hexdigest()))
        except OSError as error:
            skipped.append(_skip(asset, no_access(error)))
    return works, skipped


def _skip(asset: Asset, error: UnreadableError) -> SkippedAsset:
    return SkippedAsset(asset.uri, error.reason, error.detail, asset.kind, asset.format)


def _known(plan: Plan, works: Sequence[Work], cache: Cache) -> dict[str, AssetFacts]:
    """Return the facts the cache knows, by uri. An entry that names what this plan has not is none."""
    keys = {work.asset.uri: _cache_key(plan, work) for work in works}
    entries = cache.facts(list(keys.values()))
    rule_ids = plan.selection.rule_ids
    message_ids = {message.id for message in plan.reference.platform.messages}
    return {
        uri: entries[key]
        for uri, key in keys.items()
        if key in entries
        and all(seen.observation.rule in rule_ids for seen in (*entries[key].sightings, *entries[key].uses))
        and all(each.rule in rule_ids for each in entries[key].unfinished)
        and all(verdict.message_id in message_ids for verdict in entries[key].verdicts)
    }


def _cache_key(plan: Plan, work: Work) -> str:
    """Everything that decides an asset's facts, hashed."""
    return key_of(
        code_stamp(),
        library_stamp(),
        work.sha256,
        work.asset.format,
        work.asset.kind,
        sorted(work.asset.layers),
        work.asset.checks_leaks,
        plan.reference.platform.sha256,
        rules_sha256(plan),
        sorted(plan.selection.rule_ids),
        [plan.settings.reading_seconds, plan.settings.reading_memory_mb, plan.settings.ocr],
        _message_key(plan, work.asset) if plan.judges_messages or plan.judges_definitions else [],
    )


def _message_key(plan: Plan, asset: Asset) -> list[object]:
    """What decides, besides platform and content, what is said of messages; personas are part of the platform."""
    calibration = plan.calibration.calibration if plan.calibration else None
    return [
        plan.today.isoformat(),
        plan.settings.name,
        plan.audience_of(asset),
        [(model.role, model.id, model.sha256) for model in plan.models],
        [astuple(calibration.scaling), astuple(calibration.decision)] if calibration else [],
    ]


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was read and checked anew: facts and works by uri, the works with the hash of what was read."""

    facts: Mapping[str, AssetFacts]
    works: Mapping[str, Work]
    failed: tuple[SkippedAsset, ...]


def _check(plan: Plan, works: Sequence[Work], cache: Cache, progress: Progress) -> _Checked:
    """Read and check what the cache does not know, and keep it there.

    A file may have changed since it was hashed: its facts are kept under the hash of the bytes they are about.
    """
    limits = reading_limits(plan.settings)
    reading = ReadingPlan(plan.reference, plan.selection.rule_ids, plan.judges_messages, limits)
    read: dict[str, ReadAsset] = {}
    failed: list[SkippedAsset] = []
    for done, (index, outcome) in enumerate(read_assets(reading, works, plan.jobs), start=1):
        asset = works[index].asset
        if isinstance(outcome, UnreadableError):
            failed.append(_skip(asset, outcome))
        else:
            read[asset.uri] = outcome
        progress("Reading", done, len(works))
    done_works = {
        work.asset.uri: replace(work, sha256=read[work.asset.uri].sha256) for work in works if work.asset.uri in read
    }
    facts = _judged(plan, [work.asset for work in done_works.values()], read, cache, progress)
    cache.keep_facts({_cache_key(plan, work): facts[uri] for uri, work in done_works.items()})
    return _Checked(facts, done_works, tuple(failed))


def _judged(
    plan: Plan, assets: Sequence[Asset], read: Mapping[str, ReadAsset], cache: Cache, progress: Progress
) -> dict[str, AssetFacts]:
    """Return the facts by uri, with messages and definitions judged where the plan wants it and there are any."""
    facts = {asset.uri: read[asset.uri].facts for asset in assets}
    has_definitions = any(each.definitions for each in read.values())
    if not (plan.judges_messages and read) and not has_definitions:
        return facts
    from msgcheck.engine.model_reader import ModelReader

    reader = ModelReader(plan, cache, progress)
    if plan.judges_messages:
        from msgcheck.engine.message_stage import judge_messages

        facts = judge_messages(plan, assets, read, reader, progress)
    if has_definitions:
        from msgcheck.engine.definition_stage import judge_definitions

        facts = judge_definitions(plan.reference.glossary, facts, read, reader)
    return facts


def _counted(facts: Mapping[str, AssetFacts]) -> Mapping[str, AssetFacts]:
    """Return the facts by uri, with how far each unapproved claim has spread, where there is any."""
    if all(sighting.observation.rule != UNAPPROVED_CLAIM.id for each in facts.values() for sighting in each.sightings):
        return facts
    from msgcheck.engine.spread_stage import count_spread

    return count_spread(facts)


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
        stamped, verdicts = stamp(asset, known, severities, plan.today)
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
                unchecked=known.unchecked,
            )
        )
    return tuple(results), tuple(findings)


def _rules_not_run(plan: Plan) -> tuple[RuleNotRun, ...]:
    """Rules that were wanted and cannot run here: no message to compare with, no tagger."""
    why = "The platform holds no message that is approved and valid today."
    groups = () if plan.messages else GROUPS
    untagged = rules_without_tagger(plan.reference.packs)
    return (
        *(RuleNotRun(group, why) for group in groups if plan.selection.has_group(group)),
        *(each for each in untagged if each.rule in plan.selection.rule_ids),
        *styles_not_run(plan.reference.styles, plan.selection),
    )


def _silent_rules(plan: Plan, facts: Mapping[str, AssetFacts], not_run: Sequence[RuleNotRun]) -> tuple[str, ...]:
    """Tell the rules that found nothing, where the whole workspace was scanned: of a part of it that says little."""
    if not plan.is_whole:
        return ()
    return silent_rules_notice(plan.reference.packs, plan.selection.rule_ids, list(facts.values()), not_run)


def _gave_up(facts: Mapping[str, AssetFacts]) -> tuple[RuleNotRun, ...]:
    """Rules that gave up on some asset, with the asset."""
    return tuple(
        RuleNotRun(each.rule, f"{uri}: {each.reason}") for uri in sorted(facts) for each in facts[uri].unfinished
    )
