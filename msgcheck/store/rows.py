"""A run as rows of the history's tables: plain columns for what is asked about, JSON for what is only shown."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Coverage
from msgcheck.model.place import Place, place_fields
from msgcheck.model.run import AssetResult, Run
from msgcheck.model.severity import Severity

Value = str | int | float | None
Row = dict[str, Value]

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that one database or the other refuses: zero and lone surrogates. Each becomes U+FFFD, one for one, so
that spans keep their meaning."""


def rows_of(run: Run) -> dict[str, list[Row]]:
    """Return the rows of ``run`` by table, in the order in which tables refer to each other."""
    assets = [_asset_row(asset) for asset in run.assets]
    verdicts = [row for asset in run.assets for row in _verdict_rows(asset)]
    skipped = [_skipped_row(asset) for asset in run.skipped]
    findings = [_finding_row(finding) for finding in run.findings]
    tables = {"asset": assets, "verdict": verdicts, "skipped": skipped, "finding": findings}
    rows = {"run": [_run_row(run)]}
    for name, entries in tables.items():
        rows[name] = [_of_run(run.run_id, position, row) for position, row in enumerate(entries)]
    return {name: [_storable(row) for row in entries] for name, entries in rows.items()}


def _of_run(run_id: str, position: int, row: Row) -> Row:
    return {"run_id": run_id, "position": position, **row}


def _run_row(run: Run) -> Row:
    count = Counter(finding.severity for finding in run.findings)
    return {
        "run_id": run.run_id,
        "started_at": _time(run.started_at),
        "finished_at": _time(run.finished_at),
        "tool_version": run.tool_version,
        "workspace": run.workspace,
        "scope": run.scope,
        "platform_name": run.platform_name,
        "platform_version": run.platform_version,
        "platform_sha256": run.platform_sha256,
        "rules_sha256": run.rules_sha256,
        "models": _json([asdict(model) for model in run.models]),
        "rules_not_run": _json([asdict(rule) for rule in run.rules_not_run]),
        "notices": _json(run.notices),
        "score": run.score,
        "asset_count": len(run.assets),
        "skipped_count": len(run.skipped),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "suggestions": count[Severity.SUGGESTION],
    }


def _asset_row(asset: AssetResult) -> Row:
    return {
        "uri": asset.uri,
        "kind": asset.kind,
        "format": asset.format,
        "sha256": asset.sha256,
        "title": asset.title,
        "owner": asset.owner,
        "passage_count": asset.passage_count,
        "coverage": _coverage(asset.coverage),
        "score": asset.score,
    }


def _verdict_rows(asset: AssetResult) -> list[Row]:
    return [
        {
            "asset": asset.uri,
            "message_id": verdict.message_id,
            "verdict": verdict.verdict.value,
            "confidence": verdict.confidence,
            "finding": verdict.finding,
        }
        for verdict in asset.verdicts
    ]


def _skipped_row(asset: SkippedAsset) -> Row:
    return {
        "uri": asset.uri,
        "kind": asset.kind,
        "format": asset.format,
        "reason": asset.reason,
        "detail": asset.detail,
    }


def _finding_row(finding: Finding) -> Row:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint,
        "asset": finding.asset,
        "place": _place(finding.place),
        "layer": finding.layer,
        "span_start": finding.start,
        "span_end": finding.end,
        "quote": finding.quote,
        "passage": finding.passage,
        "context": finding.context,
        "message": finding.message,
        "suggestions": _json(finding.suggestions),
        "reference_kind": finding.reference.kind if finding.reference else None,
        "reference_id": finding.reference.id if finding.reference else None,
        "evidence": _json(dict(finding.evidence)),
        "confidence": finding.confidence,
        "baseline": finding.baseline,
        "waiver": finding.waiver,
        "related": _json(finding.related),
    }


def _place(place: Place | None) -> str | None:
    return _json(place_fields(place)) if place else None


def _coverage(coverage: Coverage) -> str:
    return _json(asdict(coverage))


def _time(moment: datetime) -> str:
    """UTC with microseconds: the order of the texts is the order of the times."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _storable(row: Mapping[str, Value]) -> Row:
    return {name: _UNSTORABLE.sub("\ufffd", value) if isinstance(value, str) else value for name, value in row.items()}
