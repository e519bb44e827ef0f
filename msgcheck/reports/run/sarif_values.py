"""Rules, findings and places as objects of SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.finding import Finding
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, Place, SlidePlace, WebPlace
from msgcheck.reports.json_values import JsonObject, steady_number
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.rule_page import rule_as_markdown
from msgcheck.reports.run.finding_words import group_of, lines_of, message_in_words, quote_in_words, where_in_words

ROOT_ID = "%SRCROOT%"
"""The base of relative addresses: the workspace, which GitHub takes for the root of the repository."""

_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}
_GITHUB_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_DESCRIPTION = 1024
"""Characters of a description that GitHub keeps."""


def text_of(words: str) -> JsonObject:
    """Return a plain-text message in which nothing is a link (SARIF 2.1.0, 3.11.6)."""
    return {"text": words.replace("](", "] (")}


def rule_as_object(rule_id: str, rule: CheckRule | None) -> JsonObject:
    """Return the ``reportingDescriptor`` of a rule with its page as help; ``None`` for a rule without a page."""
    if rule is None:
        return {"id": one_line(rule_id, 200)}
    severity = str(rule.severity)
    return {
        "id": one_line(rule_id, 200),
        "shortDescription": text_of(one_line(rule.title, _DESCRIPTION) or rule_id),
        "fullDescription": text_of(one_line(rule.why, _DESCRIPTION) or rule_id),
        "help": text_of(one_line(f"{rule.why} {rule.limits}")) | {"markdown": rule_as_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS.get(severity, "none")},
        "properties": {
            "tags": [one_line(group_of(rule_id), 200)],
            "problem.severity": _GITHUB_SEVERITIES.get(severity, "recommendation"),
        },
    }


def finding_as_object(finding: Finding, rule_indexes: Mapping[str, int], *, has_baseline: bool) -> JsonObject:
    """Return the ``result`` of ``finding``; ``rule_indexes`` are the places of the rules in the run's list.

    Its message says place and quote, because no viewer opens a slide. Where there is a baseline, each result has
    its state.
    """
    value: JsonObject = {
        "ruleId": one_line(finding.rule, 200),
        "ruleIndex": rule_indexes[finding.rule],
        "level": _LEVELS.get(str(finding.severity), "none"),
        "message": text_of(_message(finding)),
        "locations": [_location(finding)],
        # GitHub tells alerts of one rule apart by this line hash. Without it the upload takes the hash of line 1 of a
        # deck, and all findings of a rule in a deck become one.
        "partialFingerprints": {
            "msgcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint.rpartition(':')[2]}:1",
        },
        "properties": _properties(finding),
    }
    if has_baseline:
        value["baselineState"] = "new" if finding.baseline == "new" else "unchanged"
    if finding.waiver is not None:
        value["suppressions"] = [{"kind": "external", "justification": one_line(finding.waiver, 500)}]
    return value


def _message(finding: Finding) -> str:
    where = where_in_words(finding)
    around = quote_in_words(finding)
    return f"{message_in_words(finding)} ({where}: {around})" if around else f"{message_in_words(finding)} ({where})"


def _properties(finding: Finding) -> JsonObject:
    properties: JsonObject = {"quote": one_line(finding.quote, 300), "layer": finding.layer}
    if finding.confidence is not None:
        properties["confidence"] = steady_number(finding.confidence)
    if finding.reference is not None:
        properties["reference"] = one_line(f"{finding.reference.kind}:{finding.reference.id}", 200)
    return properties


def artifact_as_object(uri: str) -> JsonObject:
    """Return the ``artifactLocation`` of an asset: relative to the workspace, or absolute where it lies outside."""
    # A lone surrogate, from a broken file name, has no UTF-8 and becomes a question mark.
    if uri.startswith(("http://", "https://")):
        return {"uri": quote(uri, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")}
    path = quote(uri, safe="/", errors="replace")
    return {"uri": f"file://{path}"} if uri.startswith("/") else {"uri": path, "uriBaseId": ROOT_ID}


def _location(finding: Finding) -> JsonObject:
    lines = lines_of(finding)
    # GitHub shows no alert without a line, and a deck has none: line 1 stands for the file.
    region: JsonObject = {"startLine": 1}
    if lines is not None:
        region = {"startLine": lines[0], "endLine": lines[1]}
        if finding.quote:
            region["snippet"] = {"text": one_line(finding.quote, 300)}
    location: JsonObject = {
        "physicalLocation": {"artifactLocation": artifact_as_object(finding.asset), "region": region}
    }
    steps = _steps(finding.place)
    if steps:
        location["logicalLocations"] = [
            {"name": steps[-1][1], "fullyQualifiedName": "/".join(name for _, name in steps), "kind": steps[-1][0]}
        ]
    return location


def _steps(place: Place | None) -> list[tuple[str, str]]:
    """Return the (kind, name) from the outside in: slide, shape, cell; an empty list where a line says it all."""
    match place:
        case SlidePlace():
            steps = [("slide", f"slide {place.slide}")]
            if place.shape or place.shape_id is not None:
                steps.append(("shape", one_line(place.shape or f"shape {place.shape_id}", 200)))
            if place.row is not None and place.column is not None:
                steps.append(("cell", f"row {place.row + 1} column {place.column + 1}"))
            if place.paragraph is not None:
                steps.append(("paragraph", f"paragraph {place.paragraph + 1}"))
            return steps
        case PagePlace():
            return [("page", f"page {place.page}")]
        case DocumentPlace():
            return [("paragraph", one_line(place.paragraph, 200))]
        case WebPlace():
            return [("element", one_line(place.css, 300))]
        case LinePlace() | None:
            return []
