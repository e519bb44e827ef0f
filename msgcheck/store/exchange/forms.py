"""The lines of an exported history: a head, then results, each before the first run that refers to it, runs, reviews,
and an end that counts them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msgcheck.model.asset import SkippedAsset
from msgcheck.model.asset_history import Review
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, Run
from msgcheck.store.exchange.values import as_json, fields_from_json, from_json
from msgcheck.store.recorded_asset import RecordedAsset, recorded_asset
from msgcheck.store.rows import storable
from msgcheck.values import dataclass

SCHEMA = "msgcheck.history/1"
NOT_IN_A_RUN = ("assets", "skipped", "findings", "messages", "comparison")
"""Fields of a run that stand in its results, or are not recorded."""
_LONGEST = {"run_id": 64, "fingerprint": 128, "command": 16, "mark": 16}
"""Characters that the history holds of a text, where not any number."""


@dataclass(frozen=True, slots=True)
class Result:
    """What runs say of an asset; ``number`` names it in this file."""

    number: int
    recorded: RecordedAsset


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run without its assets and findings, which its results hold."""

    run: Run
    results: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class End:
    """How many there were: a file that ends before is not whole."""

    runs: int
    results: int
    reviews: int


Line = Result | RunLine | Review | End

_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode


def head_text(tool_version: str) -> str:
    """Return the first line."""
    return _encode({"schema": SCHEMA, "tool_version": tool_version}) + "\n"


def line_text(line: Line) -> str:
    """Return ``line`` as JSON and a line break."""
    match line:
        case Result():
            data: Mapping[str, Any] = {"result": _result_as_json(line)}
        case RunLine():
            fields = {name: each for name, each in as_json(line.run).items() if name not in NOT_IN_A_RUN}
            data = {"run": {**fields, "results": line.results}}
        case Review():
            data = {"review": as_json(line)}
        case End():
            data = {"end": as_json(line)}
    return _encode(data) + "\n"


def require_head(data: object) -> None:
    """Raise ``ValueError`` where ``data`` is not the first line of a history of this version."""
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        known = isinstance(schema, str) and schema.startswith("msgcheck.history/")
        raise ValueError(f"this is {schema}, of a newer msgcheck" if known else "this is no exported history")


def line_of(data: object) -> Line:
    """Return the line that :func:`line_text` wrote; ``ValueError`` for anything else."""
    if not isinstance(data, dict) or len(data) != 1:
        raise ValueError("this is no line of a history")
    ((kind, content),) = data.items()
    if kind not in _LINES or not isinstance(content, dict):
        raise ValueError("this is no line of a history")
    line: Line = _LINES[kind](content)
    return line


def _result_as_json(result: Result) -> Mapping[str, Any]:
    recorded = result.recorded
    kind = {AssetResult: "asset", SkippedAsset: "skipped"}.get(type(recorded.asset))
    findings = [as_json(replace(finding, asset="")) for finding in recorded.findings]
    said = {} if kind is None else {kind: as_json(recorded.asset)}
    return {"number": result.number, "uri": recorded.uri, **said, "findings": findings}


def _result(content: dict[str, Any]) -> Result:
    number, uri = from_json(int, content.pop("number", None)), from_json(str, content.pop("uri", None))
    findings: tuple[Finding, ...] = from_json(tuple[Finding, ...], content.pop("findings", None))
    asset: AssetResult | SkippedAsset | None = None
    if "asset" in content:
        asset = from_json(AssetResult, content.pop("asset"))
    elif "skipped" in content:
        asset = from_json(SkippedAsset, content.pop("skipped"))
    if content or (asset is not None and asset.uri != uri):
        raise ValueError("this is no result of a history")
    for finding in findings:
        _require_short("fingerprint", finding.fingerprint)
    return Result(number, recorded_asset(uri, asset, [replace(finding, asset=uri) for finding in findings]))


def _run(content: dict[str, Any]) -> RunLine:
    results: tuple[int, ...] = from_json(tuple[int, ...], content.pop("results", None))
    run = Run(**fields_from_json(Run, content, NOT_IN_A_RUN), assets=(), skipped=(), findings=())
    _require_short("run_id", run.run_id)
    if storable(run.run_id) != run.run_id:
        raise ValueError("run_id: it holds characters that no database takes")
    _require_short("command", run.command or "")
    return RunLine(run, results)


def _review(content: dict[str, Any]) -> Review:
    review: Review = from_json(Review, content)
    for name in ("fingerprint", "mark", "run_id"):
        _require_short(name, getattr(review, name) or "")
    return review


def _end(content: dict[str, Any]) -> End:
    end: End = from_json(End, content)
    return end


_LINES: Mapping[str, Any] = {"result": _result, "run": _run, "review": _review, "end": _end}


def _require_short(name: str, text: str) -> None:
    if len(text) > _LONGEST[name]:
        raise ValueError(f"{name}: '{text[:20]}...' is longer than {_LONGEST[name]} characters")
