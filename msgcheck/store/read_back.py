"""Rows of the history's tables as the values they were recorded from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Coverage, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, Place, SlidePlace, WebPlace
from msgcheck.model.run import AssetResult, AssetVerdict, ModelUsed, RuleNotRun, Run
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict
from msgcheck.store.database.connection import Stored
from msgcheck.store.recorded_asset import RecordedAsset, recorded_asset

_PLACES: dict[str, type[Place]] = {
    place.kind: place for place in (SlidePlace, PagePlace, LinePlace, WebPlace, DocumentPlace)
}


_TIMES = ("started_at", "finished_at")
_FLAGS = ("is_whole", "is_full")


def run_of(rows: Mapping[str, Sequence[Stored]]) -> Run:
    """Return the run whose rows are given by table: run (one row), asset_result, verdict and finding, in order."""
    (row,) = rows["run"]
    run = run_alone(row)
    assets = rows["asset_result"]
    verdicts: dict[int, list[AssetVerdict]] = {entry["asset_position"]: [] for entry in assets}
    for entry in rows["verdict"]:
        verdicts[entry["asset_position"]].append(_verdict(entry))
    uris = {entry["asset_position"]: entry["uri"] for entry in assets}
    return replace(
        run,
        assets=tuple(_asset(entry, verdicts[entry["asset_position"]]) for entry in assets if entry["status"] == "ok"),
        skipped=tuple(SkippedAsset(**_same(entry, SkippedAsset)) for entry in assets if entry["status"] == "skipped"),
        findings=tuple(finding_of(uris[entry["asset_position"]], entry) for entry in rows["finding"]),
    )


def run_alone(row: Stored) -> Run:
    """Return the run that was recorded as ``row``, without its assets and findings."""
    return Run(
        **_same(row, Run, except_for=("models", "notices", "rules_not_run", *_TIMES, *_FLAGS)),
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=datetime.fromisoformat(row["finished_at"]),
        is_whole=_flag(row["is_whole"]),
        is_full=_flag(row["is_full"]),
        models=tuple(ModelUsed(**model) for model in json.loads(row["models"])),
        rules_not_run=tuple(RuleNotRun(**rule) for rule in json.loads(row["rules_not_run"])),
        notices=tuple(json.loads(row["notices"])),
        assets=(),
        skipped=(),
        findings=(),
    )


def recorded_of(row: Stored, verdicts: Sequence[Stored], findings: Sequence[Stored]) -> RecordedAsset:
    """Return what runs say of the asset whose rows are given."""
    asset: AssetResult | SkippedAsset | None = None
    if row["status"] == "ok":
        asset = _asset(row, list(map(_verdict, verdicts)))
    elif row["status"] == "skipped":
        asset = SkippedAsset(**_same(row, SkippedAsset))
    return recorded_asset(row["uri"], asset, [finding_of(row["uri"], each) for each in findings])


def _asset(row: Stored, verdicts: Sequence[AssetVerdict]) -> AssetResult:
    coverage = json.loads(row["coverage"])
    unread = tuple(UnreadPart(**part) for part in coverage.pop("unread"))
    return AssetResult(
        **_same(row, AssetResult, except_for=("coverage", "unchecked")),
        coverage=Coverage(**coverage, unread=unread),
        unchecked=_tuples(json.loads(row["unchecked"])),
        verdicts=tuple(verdicts),
    )


def _verdict(row: Stored) -> AssetVerdict:
    return AssetVerdict(row["message_id"], Verdict(row["verdict"]), row["confidence"], row["finding"])


def finding_of(uri: str, row: Stored) -> Finding:
    """Return the finding that was recorded as ``row``."""
    reference = row["reference_kind"]
    return Finding(
        **_same(row, Finding, except_for=("severity", "place", "suggestions", "evidence", "related")),
        asset=uri,
        severity=Severity(row["severity"]),
        place=_place(row["place"]),
        start=row["span_start"],
        end=row["span_end"],
        suggestions=tuple(json.loads(row["suggestions"])),
        reference=None if reference is None else Reference(reference, row["reference_id"]),
        evidence=tuple((name, _tuples(value)) for name, value in json.loads(row["evidence"]).items()),
        related=tuple(json.loads(row["related"])),
    )


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _same(row: Stored, kind: type, except_for: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the columns that are fields of ``kind`` as they are."""
    return {field.name: row[field.name] for field in fields(kind) if field.name in row and field.name not in except_for}


def _place(text: str | None) -> Place | None:
    if text is None:
        return None
    fields = json.loads(text)
    return _PLACES[fields.pop("kind")](**{name: _tuples(value) for name, value in fields.items()})


def _tuples(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give JSON lists back the shape of tuples, all the way down."""
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
