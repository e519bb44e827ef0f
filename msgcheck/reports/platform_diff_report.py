"""What ``msgcheck platform diff`` found, on the console and as JSON (schema ``msgcheck.platform-diff/1``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console

from msgcheck.model.finding import Finding
from msgcheck.model.place import place_in_words
from msgcheck.model.platform_diff import Change, ChangeKind, Plain, PlatformDiff
from msgcheck.model.reference_data import Reference
from msgcheck.reports.console_line import put
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.json_form import finding_as_object, rounded_score
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.platform-diff/1"

_LONGEST = 500
"""Characters of one line for people."""


def diff_as_json(diff: PlatformDiff) -> str:
    """Return both versions, every change, and each asset with the findings that are made and gone."""
    head = {
        "schema": SCHEMA,
        "old": _version(diff.old),
        "new": _version(diff.new),
        "summary": {
            "changes": {str(kind): count for kind, count in _counts(diff).items()},
            "assets": len(diff.new_run.assets),
            "skipped": len(diff.skipped),
            "assets_made_wrong": len(_by_asset(diff.made)),
            "findings": {"made": len(diff.made), "gone": len(diff.gone)},
        },
    }
    assets = _assets(diff)
    skipped = (
        {"uri": each.uri, "reason": each.reason, "detail": each.detail, "against": list(versions)}
        for each, versions in diff.skipped.items()
    )
    return "".join(
        document_lines(head, (("changes", map(_change, diff.changes)), ("assets", assets), ("skipped", skipped)))
    )


def _version(reference: Reference) -> JsonObject:
    platform = reference.platform
    return {"name": platform.name, "version": platform.version, "sha256": platform.sha256}


def _counts(diff: PlatformDiff) -> dict[ChangeKind, int]:
    counts = Counter(change.kind for change in diff.changes)
    return {kind: counts[kind] for kind in ChangeKind}


def _change(change: Change) -> JsonObject:
    told = [{"field": name, "old": old, "new": new} for name, old, new in change.fields]
    return {"reference": {"kind": change.noun, "id": change.id}, "change": str(change.kind), "fields": told}


def _assets(diff: PlatformDiff) -> Iterator[JsonObject]:
    made, gone = _by_asset(diff.made), _by_asset(diff.gone)
    before, after = ({each.uri: each for each in run.assets} for run in (diff.old_run, diff.new_run))
    for uri in sorted({*made, *gone}):
        old, new = before.get(uri), after.get(uri)  # a finding about waivers.yaml has no asset
        yield {
            "uri": uri,
            "kind": new and new.kind,
            "owner": new and new.owner,
            "score": {"old": old and rounded_score(old.score), "new": new and rounded_score(new.score)},
            "made": [finding_as_object(each) for each in made.get(uri, ())],
            "gone": [finding_as_object(each) for each in gone.get(uri, ())],
        }


def _by_asset(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of each asset, by its uri in order."""
    found: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda each: each.asset):
        found.setdefault(finding.asset, []).append(finding)
    return found


def print_diff(diff: PlatformDiff, console: Console) -> None:
    """Print the changes, the assets that they make wrong, and the counts in the last lines."""
    for change in diff.changes:
        put(console, (f"{change.kind}  ", "bold"), f"{change.noun} {change.id}")
        for line in _fields_in_words(change):
            put(console, line, indent=4)
    for uri, findings in _by_asset(diff.made).items():
        put(console)
        put(console, (one_line(uri, _LONGEST), "bold"))
        for finding in findings:
            _put_finding(finding, console)
    for skipped, versions in diff.skipped.items():
        once = "" if len(versions) > 1 else f" Only against the {versions[0]} platform, so nothing of it is compared."
        put(console, ("Skipped: ", "bold"), one_line(f"{skipped.uri}: {skipped.detail}{once}", _LONGEST))
    put(console)
    for line in _totals(diff):
        put(console, (line, "bold"))


def _put_finding(finding: Finding, console: Console) -> None:
    said = one_line(finding.message, _LONGEST)
    put(console, (f"{finding.severity}  ", "bold"), said, (f"  {finding.rule}", "dim"), indent=2)
    quote = f"“{finding.quote}”, " if finding.quote else ""
    put(console, one_line(f"{quote}{place_in_words(finding.place)}", _LONGEST), indent=4)


def _totals(diff: PlatformDiff) -> Iterator[str]:
    versions = [f"{each.platform.name} {each.platform.version}" for each in (diff.old, diff.new)]
    told = ", ".join(f"{count:,} {kind}" for kind, count in _counts(diff).items() if count) or "nothing changed"
    yield one_line(f"{' -> '.join(versions)}: {told}.", _LONGEST)
    asked = f"{counted(len(diff.new_run.assets), 'asset')} checked, {len(diff.skipped):,} skipped"
    made = f"{counted(len(_by_asset(diff.made)), 'asset')} made wrong ({counted(len(diff.made), 'finding')})"
    yield f"{asked}: {made}, {counted(len(diff.gone), 'finding')} gone."


def _fields_in_words(change: Change) -> Iterator[str]:
    for name, old, new in change.fields:
        yield one_line(f"{name}: {_in_words(old)} -> {_in_words(new)}", _LONGEST)


def _in_words(value: Plain) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
