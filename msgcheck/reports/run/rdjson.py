"""A run as rdjson, the diagnostic format of reviewdog, which comments on the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.model.finding import Finding
from msgcheck.model.run import Run
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.plain_text import one_line, plain
from msgcheck.reports.run.finding_words import (
    is_open,
    lines_of,
    message_in_words,
    quote_in_words,
    states_in_words,
    where_in_words,
)

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}

_SETTINGS = "msgcheck.toml"
"""Where a diagnostic stands that is of the whole run: the format knows none without a path."""


def run_as_rdjson_lines(run: Run) -> Iterator[str]:
    """Yield ``run`` as a ``DiagnosticResult``, a diagnostic a line, in the order of the run.

    Known and waived findings are only counted, since each diagnostic becomes a comment; what was not checked is in it.
    There are no columns: reviewdog counts them in bytes of the source, and a finding knows the words that were read.
    """
    diagnostics = (_diagnostic(finding) for finding in run.findings if is_open(finding))
    head = {"source": {"name": "msgcheck"}}
    return document_lines(head, (("diagnostics", _chained(diagnostics, _settled(run), _unchecked(run))),))


def _chained(*listed: Iterator[JsonObject]) -> Iterator[JsonObject]:
    for each in listed:
        yield from each


def _diagnostic(finding: Finding) -> JsonObject:
    location: JsonObject = {"path": _path(finding.asset)}
    lines = lines_of(finding)
    if lines is not None:
        first, last = lines
        start = {"start": {"line": first}}
        location["range"] = start if first == last else start | {"end": {"line": last}}
    return {
        "message": _message(finding, has_line=lines is not None),
        "location": location,
        "severity": _SEVERITIES.get(str(finding.severity), "INFO"),
        "code": {"value": one_line(finding.rule, 200)},
    }


def _message(finding: Finding, *, has_line: bool) -> str:
    """Return the message, with place and quote where no line shows them."""
    if has_line:
        return message_in_words(finding)
    around = quote_in_words(finding)
    return f"{message_in_words(finding)} ({where_in_words(finding)}{f': {around}' if around else ''})"


def _settled(run: Run) -> Iterator[JsonObject]:
    if not all(map(is_open, run.findings)):
        yield _note(_SETTINGS, f"{states_in_words(run.findings)}.", "INFO")


def _unchecked(run: Run) -> Iterator[JsonObject]:
    for item in run.skipped:
        yield _note(item.uri, f"Skipped: {one_line(item.detail, 500)} ({one_line(item.reason, 80)})", "WARNING")
    for asset in run.assets:
        for part in asset.coverage.unread:
            yield _note(asset.uri, f"Not read: {one_line(part.part, 200)}: {one_line(part.reason, 300)}", "INFO")
    for rule in run.rules_not_run:
        yield _note(_SETTINGS, f"Not run: {one_line(rule.rule, 200)}: {one_line(rule.reason, 300)}", "INFO")
    for notice in run.notices:
        yield _note(_SETTINGS, one_line(notice, 500), "INFO")


def _note(uri: str, words: str, severity: str) -> JsonObject:
    return {"message": words, "location": {"path": _path(uri)}, "severity": severity}


def _path(uri: str) -> str:
    """Return the path as it is, but for what could turn a line around: blanks in it count."""
    return plain(uri)
