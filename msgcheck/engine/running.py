"""A plan becomes a run: read and check every asset, judge the messages, stamp, score."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgcheck
from msgcheck.checks.messages.further.rules import UNAPPROVED_CLAIM
from msgcheck.checks.messages.rules import GROUPS
from msgcheck.checks.terms.kinds.tagging import rules_without_tagger
from msgcheck.engine.asset_bytes import hashed
from msgcheck.engine.asset_facts import AssetFacts, CheckedAssets, Work, no_access, skipped_asset
from msgcheck.engine.caching.cache import CACHE_FILE, Cache
from msgcheck.engine.caching.keys import cache_key, rules_sha256
from msgcheck.engine.notices.by_wording import by_wording_notice
from msgcheck.engine.notices.left_alone import left_alone_notice
from msgcheck.engine.notices.possible_drift import possible_drift_notice
from msgcheck.engine.notices.silent_rules import silent_rules_notice
from msgcheck.engine.notices.style_notes import styles_not_run
from msgcheck.engine.notices.untagged import untagged_notice
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.score import asset_score, run_score
from msgcheck.engine.stages.forms import compare_forms
from msgcheck.engine.stamping import stamp
from msgcheck.engine.unreadable import with_unreadable
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, RuleNotRun, Run


def run_plan(plan: Plan, progress: Progress = no_progress) -> Run:
    """Execute ``plan``. One asset that cannot be read is skipped with its reason; the run goes on."""
    started_at = datetime.now(UTC)
    works, unreadable = _hashed(plan.assets)
    with Cache(plan.settings.root / CACHE_FILE if plan.uses_cache else None) as cache:
        known = _known(plan, works, cache)
        checked = _checked(plan, [work for work in works if work.asset.uri not in known], cache, progress)
        problem = cache.problem
    facts, compared = _compared(plan, compare_forms(_counted({**known, **checked.facts})))
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
        rules_sha256=rules_sha256(plan.reference),
        scope=plan.scope,
        command=plan.command,
        is_whole=plan.is_whole,
        is_full=plan.is_full,
        models=plan.models,
        assets=results,
        skipped=tuple(skipped),
        findings=with_unreadable(findings, skipped, plan.selection),
        rules_not_run=not_run,
        messages=plan.reference.platform.messages,
        score=run_score(result.score for result in results),
        notices=(
            *plan.notices,
            *untagged_notice(facts.values(), plan.selection.rule_ids),
            *left_alone_notice(facts),
            *by_wording_notice(facts),
            *possible_drift_notice(facts, plan.selection),
            *compared,
            *_silent_rules(plan, facts, not_run),
            *((problem,) if problem else ()),
        ),
    )


def _hashed(assets: Sequence[Asset]) -> tuple[list[Work], list[SkippedAsset]]:
    works, skipped = [], []
    for asset in assets:
        try:
            works.append(Work(asset, hashed(asset)))
        except OSError as error:
            skipped.append(skipped_asset(asset, no_access(error)))
    return works, skipped


def _known(plan: Plan, works: Sequence[Work], cache: Cache) -> dict[str, AssetFacts]:
    """Return the facts the cache knows, by uri. An entry that names what this plan has not is none."""
    keys = {work.asset.uri: cache_key(plan, work) for work in works}
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


def _checked(plan: Plan, works: Sequence[Work], cache: Cache, progress: Progress) -> CheckedAssets:
    """Return what the cache does not know, read and checked; where it knows all, no reader and no check is opened."""
    if not works:
        return CheckedAssets({}, {}, ())
    from msgcheck.engine.stages.reading import read_and_check

    return read_and_check(plan, works, cache, progress)


def _counted(facts: Mapping[str, AssetFacts]) -> Mapping[str, AssetFacts]:
    """Return the facts by uri, with how far each unapproved claim has spread, where there is any."""
    if all(sighting.observation.rule != UNAPPROVED_CLAIM.id for each in facts.values() for sighting in each.sightings):
        return facts
    from msgcheck.engine.stages.spread import count_spread

    return count_spread(facts)


def _compared(plan: Plan, facts: Mapping[str, AssetFacts]) -> tuple[Mapping[str, AssetFacts], tuple[str, ...]]:
    """Return the facts by uri, with what assets say against each other, and notices, where several state anything."""
    if sum(bool(each.statements) for each in facts.values()) < 2:
        return facts, ()
    from msgcheck.engine.stages.corpus import compare_assets

    return compare_assets(facts, plan.selection.rule_ids)


def _stamped(
    plan: Plan, works: Sequence[Work], facts: Mapping[str, AssetFacts]
) -> tuple[tuple[AssetResult, ...], tuple[Finding, ...]]:
    weights = {message.id: message.weight for message in plan.reference.platform.messages}
    results: list[AssetResult] = []
    findings: list[Finding] = []
    for work in works:
        if work.asset.uri not in facts:
            continue
        asset, known = work.asset, facts[work.asset.uri]
        stamped, verdicts = stamp(asset, known, plan.selection, plan.today)
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
                content=known.content,
                words=known.words,
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
