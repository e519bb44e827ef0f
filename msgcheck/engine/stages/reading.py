"""The stage of a run that reads assets, checks them and judges their messages: what the cache does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgcheck.engine.asset_facts import AssetFacts, CheckedAssets, ReadAsset, Work, skipped_asset
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import read_assets, reading_limits
from msgcheck.engine.caching.cache import Cache
from msgcheck.engine.caching.keys import cache_key, proof_key
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress
from msgcheck.errors import UnreadableError
from msgcheck.model.asset import Asset, SkippedAsset


def read_and_check(plan: Plan, works: Sequence[Work], cache: Cache, progress: Progress) -> CheckedAssets:
    """Read and check what the cache does not know, and keep it there.

    A file may have changed since it was hashed: its facts are kept under the hash of the bytes they are about.
    """
    limits = reading_limits(plan.settings)
    patterns = cache.patterns(proof_key(plan.reference))
    reading = ReadingPlan(plan.reference, plan.selection.rule_ids, plan.judges_messages, limits, patterns)
    read: dict[str, ReadAsset] = {}
    failed: list[SkippedAsset] = []
    for done, (index, outcome) in enumerate(read_assets(reading, works, plan.jobs), start=1):
        asset = works[index].asset
        if isinstance(outcome, UnreadableError):
            failed.append(skipped_asset(asset, outcome))
        else:
            read[asset.uri] = outcome
        progress("Reading", done, len(works))
    done_works = {
        work.asset.uri: replace(work, sha256=read[work.asset.uri].sha256) for work in works if work.asset.uri in read
    }
    facts = _judged(plan, [work.asset for work in done_works.values()], read, cache, progress)
    cache.keep_facts({cache_key(plan, work): facts[uri] for uri, work in done_works.items()})
    return CheckedAssets(facts, done_works, tuple(failed))


def _judged(
    plan: Plan, assets: Sequence[Asset], read: Mapping[str, ReadAsset], cache: Cache, progress: Progress
) -> dict[str, AssetFacts]:
    """Return the facts by uri, with messages and definitions judged where the plan wants it and there are any."""
    facts = {asset.uri: read[asset.uri].facts for asset in assets}
    has_definitions = any(each.definitions for each in read.values())
    if not (plan.judges_messages and read) and not has_definitions:
        return facts
    from msgcheck.engine.stages.model_reader import ModelReader

    reader = ModelReader(plan, cache, progress)
    if plan.judges_messages:
        from msgcheck.engine.stages.messages import judge_messages

        facts = judge_messages(plan, assets, read, reader, progress)
    if has_definitions:
        from msgcheck.engine.stages.definitions import judge_definitions

        facts = judge_definitions(plan.reference.glossary, facts, read, reader)
    return facts
