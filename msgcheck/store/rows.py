"""A run as rows of the history's tables: plain columns for what is asked about, JSON for what is only shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from json import JSONEncoder

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.place import place_fields
from msgcheck.model.run import AssetResult, AssetVerdict, Run
from msgcheck.model.severity import Severity
from msgcheck.store.database.connection import Value
from msgcheck.store.recorded_asset import RecordedAsset

Row = dict[str, Value]

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that one database or the other refuses: zero and lone surrogates. Each becomes U+FFFD, one for one, so
that spans keep their meaning."""


def values_of(row: Row) -> tuple[Value, ...]:
    """Return the values of ``row`` as both databases take them, in order."""
    return tuple(map(storable, row.values()))


def run_row(run: Run) -> Row:
    """Return the row of ``run`` itself."""
    count = Counter(finding.severity for finding in run.findings)
    return {
        "run_id": run.run_id,
        "started_at": time_text(run.started_at),
        "finished_at": time_text(run.finished_at),
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
        "command": run.command,
        "is_whole": _flag(run.is_whole),
        "is_full": _flag(run.is_full),
    }


def asset_row(recorded: RecordedAsset) -> Row:
    """Return the row of an asset, without its verdicts and findings; every row has the same columns."""
    columns = dict.fromkeys(_ASSET_COLUMNS)
    asset = recorded.asset
    match asset:
        case AssetResult():
            stated = _read_asset(asset)
        case SkippedAsset():
            stated = {"status": "skipped", **asdict(asset)}
        case None:
            stated = {"status": "unlisted", "uri": recorded.uri}
    return {"digest": recorded.digest, **columns, **stated}


def verdict_rows(asset_result_id: int, recorded: RecordedAsset) -> Iterable[Row]:
    """Yield the rows of an asset's verdicts, in order."""
    verdicts = recorded.asset.verdicts if isinstance(recorded.asset, AssetResult) else ()
    for position, verdict in enumerate(verdicts):
        yield {"asset_result_id": asset_result_id, "position": position, **_verdict(verdict)}


def finding_rows(asset_result_id: int, recorded: RecordedAsset) -> Iterable[Row]:
    """Yield the rows of an asset's findings, in order."""
    for position, finding in enumerate(recorded.findings):
        yield {"asset_result_id": asset_result_id, "position": position, **_finding(finding)}


_ASSET_COLUMNS = (
    "uri", "status", "kind", "format", "sha256", "title", "owner", "passage_count", "coverage", "unchecked", "score",
    "reason", "detail", "content", "words",
)  # fmt: skip


def _read_asset(asset: AssetResult) -> Row:
    return {
        "status": "ok",
        "uri": asset.uri,
        "kind": asset.kind,
        "format": asset.format,
        "sha256": asset.sha256,
        "title": asset.title,
        "owner": asset.owner,
        "passage_count": asset.passage_count,
        "coverage": _json(asdict(asset.coverage)),
        "unchecked": _json(asset.unchecked),
        "score": asset.score,
        "content": asset.content,
        "words": asset.words,
    }


def _verdict(verdict: AssetVerdict) -> Row:
    return {
        "message_id": verdict.message_id,
        "verdict": verdict.verdict.value,
        "confidence": verdict.confidence,
        "finding": verdict.finding,
    }


def _finding(finding: Finding) -> Row:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint,
        "place": _json(place_fields(finding.place)) if finding.place else None,
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


def time_text(moment: datetime) -> str:
    """UTC with microseconds: the order of the texts is the order of the times."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(value: Collection[object]) -> str:
    if value:
        return _encode(value)
    return "{}" if isinstance(value, dict) else "[]"  # most are empty, and the encoder takes longer to start


def storable(value: Value) -> Value:
    """Return ``value`` as both databases take it: what is recorded is also asked for in this form."""
    if not isinstance(value, str):
        return value
    text = str(value)  # a driver may write an enumeration's name for its value
    is_plain = text.isascii() and "\x00" not in text  # most texts: seen without going through their characters
    return text if is_plain else _UNSTORABLE.sub("\ufffd", text)
