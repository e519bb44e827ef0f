"""A run as JSON: the form ``msgcheck.run/1``, whose schema is ``msgcheck/data/schemas/run.schema.json``."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, AssetVerdict, Run
from msgcheck.reports.grouping import count_severities
from msgcheck.reports.json_values import (
    JsonObject,
    coverage_as_object,
    document_lines,
    place_as_object,
    steady_number,
    steady_value,
    time_as_text,
)

SCHEMA = "msgcheck.run/1"


def run_as_json_lines(run: Run) -> Iterator[str]:
    """Yield ``run`` as a JSON document, piece by piece, so that a large run never stands in memory twice.

    Assets and findings keep the order of the run, read assets before skipped ones. Times are UTC. The same
    input gives the same text but for the run's id and times: what changed since the last run is not in it, since that
    depends on the history.
    """
    head = {
        "schema": SCHEMA,
        "run_id": run.run_id,
        "started_at": time_as_text(run.started_at),
        "finished_at": time_as_text(run.finished_at),
        "tool_version": run.tool_version,
        "workspace": run.workspace,
        "platform": {"name": run.platform_name, "version": run.platform_version, "sha256": run.platform_sha256},
        "rules_sha256": run.rules_sha256,
        "models": [{"role": model.role, "id": model.id, "sha256": model.sha256} for model in run.models],
        "summary": _summary(run),
    }
    assets = [*map(_read_asset, run.assets), *map(_skipped_asset, run.skipped)]
    return document_lines(
        head,
        (
            ("assets", assets),
            ("findings", map(finding_as_object, run.findings)),
            ("rules_not_run", ({"rule": rule.rule, "reason": rule.reason} for rule in run.rules_not_run)),
            ("notices", run.notices),
        ),
    )


def _summary(run: Run) -> JsonObject:
    return {
        "assets": len(run.assets),
        "skipped": len(run.skipped),
        "passages": sum(asset.passage_count for asset in run.assets),
        "findings": dict(count_severities(run.findings).items),
        "score": rounded_score(run.score),
    }


def rounded_score(score: float | None) -> float | None:
    """Return a score with one decimal, as all reports show it; ``None`` where there is none."""
    return None if score is None else round(score, 1)


def _read_asset(asset: AssetResult) -> JsonObject:
    return {
        "uri": asset.uri,
        "kind": asset.kind,
        "format": asset.format,
        "sha256": asset.sha256,
        "title": asset.title,
        "status": "ok",
        "reason": None,
        "passages": asset.passage_count,
        "coverage": coverage_as_object(asset.coverage),
        "score": rounded_score(asset.score),
        "messages": [_verdict(verdict) for verdict in asset.verdicts],
        "detail": None,
        "owner": asset.owner,
        "unchecked": dict(asset.unchecked),
    }


def _skipped_asset(asset: SkippedAsset) -> JsonObject:
    return {
        "uri": asset.uri,
        "kind": asset.kind,
        "format": asset.format,
        "sha256": None,
        "title": None,
        "status": "skipped",
        "reason": asset.reason,
        "passages": 0,
        "coverage": None,
        "score": None,
        "messages": [],
        "detail": asset.detail,
        "owner": None,
        "unchecked": {},
    }


def _verdict(verdict: AssetVerdict) -> JsonObject:
    return {
        "id": verdict.message_id,
        "verdict": str(verdict.verdict),
        "confidence": _confidence(verdict.confidence),
        "finding": verdict.finding,
    }


def _confidence(confidence: float | None) -> float | None:
    return None if confidence is None else steady_number(confidence)


def finding_as_object(finding: Finding) -> JsonObject:
    """Return ``finding`` with every key of the form."""
    reference = finding.reference
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "fingerprint": finding.fingerprint,
        "asset": finding.asset,
        "place": place_as_object(finding.place),
        "layer": finding.layer,
        "span": {"start": finding.start, "end": finding.end},
        "quote": finding.quote,
        "passage": finding.passage,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "reference": None if reference is None else {"kind": reference.kind, "id": reference.id},
        "evidence": {name: steady_value(value) for name, value in finding.evidence},
        "confidence": _confidence(finding.confidence),
        "baseline": finding.baseline,
        "waiver": finding.waiver,
        "related": list(finding.related),
        "context": finding.context,
    }
