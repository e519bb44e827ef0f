"""A run as SARIF 2.1.0, the OASIS standard that code scanning reads, kept below what GitHub accepts."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.finding import Finding
from msgcheck.model.run import Run
from msgcheck.reports.json_values import JsonObject, document_lines, time_as_text
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.sarif_values import ROOT_ID, artifact_as_object, finding_as_object, rule_as_object, text_of
from msgcheck.reports.wording import counted
from msgcheck.values import dataclass

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class SarifLimits:
    """What one file may hold.

    GitHub refuses a file with more than 20 runs, 25,000 results a run or 10 MB after gzip, and shows 5,000 results a
    run (docs.github.com, "SARIF results exceed limits"). Runs are therefore filled to what is shown, and a twentieth
    of the size is left for rules and for gzip implementations that pack less well.
    """

    runs: int = 20
    results_a_run: int = 5_000
    gzip_bytes: int = 9_500_000
    notes: int = 1_000
    """Skipped assets, unread parts, rules that did not run: each list is cut and its rest counted."""


def run_as_sarif_lines(run: Run, rules: Sequence[CheckRule] = (), limits: SarifLimits | None = None) -> Iterator[str]:
    """Yield ``run`` as a SARIF log, piece by piece; ``rules`` are the catalogue, for the help of each rule.

    Findings keep the order of the run. More than one run of SARIF comes out only where there are more findings than
    one may show; each has a category of its own. Where not all fit, the mildest are left out, and a notification of
    the last run counts them.
    """
    bounds = limits or SarifLimits()
    kept = _kept(run.findings, bounds)
    parts = [kept[at : at + bounds.results_a_run] for at in range(0, len(kept), bounds.results_a_run)] or [()]
    pages = {rule.id: rule for rule in rules}
    yield f'{{"$schema": "{SCHEMA_URI}", "version": "2.1.0", "runs": [\n'
    for number, findings in enumerate(parts, 1):
        is_last = number == len(parts)
        notes = _notes(run, bounds) if number == 1 else []
        notes += _left_out(run.findings, kept) if is_last else []
        name = "msgcheck/" if len(parts) == 1 else f"msgcheck/part {number}/"
        yield from _part(run, findings, pages, notes, name)
        yield "" if is_last else ","
    yield "]}\n"


def _part(
    run: Run, findings: Sequence[Finding], pages: Mapping[str, CheckRule], notes: list[JsonObject], name: str
) -> Iterator[str]:
    rule_ids = sorted({finding.rule for finding in findings})
    indexes = {rule_id: index for index, rule_id in enumerate(rule_ids)}
    has_baseline = any(finding.baseline != "new" for finding in run.findings)
    driver = {
        "name": "msgcheck",
        "version": one_line(run.tool_version),
        "rules": [rule_as_object(rule_id, pages.get(rule_id)) for rule_id in rule_ids],
    }
    head = {
        "tool": {"driver": driver},
        "automationDetails": {"id": name},
        "originalUriBaseIds": {ROOT_ID: {"description": {"text": "The folder that holds msgcheck.toml."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "startTimeUtc": time_as_text(run.started_at),
                "endTimeUtc": time_as_text(run.finished_at),
                "toolExecutionNotifications": notes,
            }
        ],
    }
    results = (finding_as_object(finding, indexes, has_baseline=has_baseline) for finding in findings)
    return document_lines(head, (("results", results),))


def _kept(findings: Sequence[Finding], bounds: SarifLimits) -> Sequence[Finding]:
    """Return the findings that fit, worst first where some do not, in the order of the run."""
    worst_first = sorted(range(len(findings)), key=lambda index: findings[index].severity.rank)
    most = bounds.runs * bounds.results_a_run
    fitting = _fitting([findings[index] for index in worst_first[:most]], bounds.gzip_bytes)
    return findings if fitting == len(findings) else [findings[index] for index in sorted(worst_first[:fitting])]


def _fitting(findings: Sequence[Finding], gzip_bytes: int) -> int:
    """Return how many of ``findings``, from the first, fit into ``gzip_bytes``, packed at the fastest level."""
    packer, packed, anywhere = zlib.compressobj(1), 0, _AnyIndex()
    for count, finding in enumerate(findings):
        value = json.dumps(finding_as_object(finding, anywhere, has_baseline=True))
        packed += len(packer.compress(value.encode()))
        if packed > gzip_bytes:
            return count
    return len(findings)


class _AnyIndex(dict[str, int]):
    """An index for every rule: only its width counts here."""

    def __missing__(self, rule_id: str) -> int:
        return 1_000


def _left_out(findings: Sequence[Finding], kept: Sequence[Finding]) -> list[JsonObject]:
    left = Counter((str(f.severity), f.rule) for f in findings) - Counter((str(f.severity), f.rule) for f in kept)
    if not left:
        return []
    most = ", ".join(
        f"{count:,} {one_line(rule, 200)} ({severity})" for (severity, rule), count in left.most_common(10)
    )
    more = f" and {counted(len(left) - 10, 'more rule')}" if len(left) > 10 else ""
    return [
        _note(
            f"{counted(left.total(), 'finding')} left out of this file, because code scanning takes no larger one: "
            f"{most}{more}. The JSON and HTML reports hold all of them.",
            "warning",
        )
    ]


def _notes(run: Run, bounds: SarifLimits) -> list[JsonObject]:
    """Say what was not checked, with the asset it concerns."""
    skipped = [
        (item.uri, f"Skipped: {one_line(item.detail, 500)} ({one_line(item.reason, 80)})") for item in run.skipped
    ]
    unread = [
        (asset.uri, f"Not read: {one_line(part.part, 200)}: {one_line(part.reason, 300)}")
        for asset in run.assets
        for part in asset.coverage.unread
    ]
    not_run = [
        (None, f"Not run: {one_line(rule.rule, 200)}: {one_line(rule.reason, 300)}") for rule in run.rules_not_run
    ]
    said = [(None, one_line(notice, 500)) for notice in run.notices]
    notes = []
    for listed in (skipped, unread, not_run, said):
        notes += [
            _note(words, "warning" if listed is skipped else "note", uri) for uri, words in listed[: bounds.notes]
        ]
        if len(listed) > bounds.notes:
            notes.append(_note(f"And {len(listed) - bounds.notes:,} more like the one before.", "warning"))
    return notes


def _note(words: str, level: str, uri: str | None = None) -> JsonObject:
    note: JsonObject = {"level": level, "message": text_of(words)}
    if uri is not None:
        note["locations"] = [{"physicalLocation": {"artifactLocation": artifact_as_object(uri)}}]
    return note
