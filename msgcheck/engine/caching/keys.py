"""Under which keys the cache keeps what it knows: everything that decides it, hashed."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from msgcheck.engine.asset_facts import Work
from msgcheck.engine.caching.cache import key_of
from msgcheck.engine.caching.stamps import code_stamp, library_stamp
from msgcheck.engine.plan import Plan
from msgcheck.model.asset import Asset
from msgcheck.model.reference_data import Reference


def cache_key(plan: Plan, work: Work) -> str:
    """Return the key of what a run by ``plan`` says of one asset."""
    return key_of(
        code_stamp(),
        library_stamp(),
        work.sha256,
        work.asset.format,
        work.asset.kind,
        sorted(work.asset.layers),
        work.asset.checks_leaks,
        plan.reference.platform.sha256,
        rules_sha256(plan.reference),
        sorted(plan.selection.rule_ids),
        [plan.settings.reading_seconds, plan.settings.reading_memory_mb, plan.settings.ocr],
        _message_key(plan, work.asset) if plan.judges_messages or plan.judges_definitions else [],
    )


def _message_key(plan: Plan, asset: Asset) -> list[object]:
    """What decides, besides platform and content, what is said of messages; personas are part of the platform."""
    from msgcheck.analysis.trust import load_trust  # what a run of terms alone does without

    calibration = plan.calibration.calibration if plan.calibration else None
    return [
        plan.today.isoformat(),
        plan.settings.name,
        plan.audience_of(asset),
        [(model.role, model.id, model.sha256) for model in plan.models],
        [astuple(calibration.scaling), astuple(calibration.decision)] if calibration else [],
        astuple(load_trust()),
    ]


def proof_key(reference: Reference) -> str:
    """Return the key of the proof that the rules of ``reference`` do what their examples show."""
    return key_of(code_stamp(), library_stamp(), rules_sha256(reference))


def rules_sha256(reference: Reference) -> str:
    """Return one hash over the glossary, all rule packs and styles."""
    packs = [pack.sha256 for pack in reference.packs]
    parts = [reference.glossary.sha256, *packs, *(style.sha256 for style in reference.styles)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
