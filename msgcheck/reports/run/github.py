"""A run as annotations of a GitHub workflow: commands in its log, few enough that all are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgcheck.model.address import is_address
from msgcheck.model.run import Run
from msgcheck.model.severity import SHOWN_SEVERITIES, Severity
from msgcheck.reports.grouping import FindingGroup, count_severities, sections_of
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.finding_words import is_open, lines_of, message_in_words, quote_in_words, states_in_words
from msgcheck.reports.wording import counted, places_in_words, totals_in_words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}

_SHOWN = 9
"""GitHub shows 10 annotations of each command a step and drops the rest; one is for the aggregate."""


def run_as_github_lines(run: Run) -> Iterator[str]:
    """Yield workflow commands: first one that counts everything, then the worst open findings.

    What says the same of the same words in one asset is one annotation. Known and waived findings are only counted.
    Nothing but commands is written, so that no text of an asset can be one.
    """
    shown = {severity: list[tuple[str, FindingGroup]]() for severity in SHOWN_SEVERITIES}
    opened = replace(run, findings=tuple(filter(is_open, run.findings)))
    for section in sections_of(opened):
        for group in section.groups:
            if group.first.severity in shown:
                shown[group.first.severity].append((section.uri, group))
    yield _aggregate(run, opened, sum(len(groups[_SHOWN:]) for groups in shown.values()))
    for groups in shown.values():
        for uri, group in groups[:_SHOWN]:
            yield _annotation(uri, group)


def _aggregate(run: Run, opened: Run, hidden: int) -> str:
    """Count all there is, in the command of the worst open finding."""
    counts = count_severities(opened.findings)
    worst = next((severity for severity, count in counts.items if count), Severity.SUGGESTION)
    has_settled = len(run.findings) > len(opened.findings)
    said = [totals_in_words(opened, counts, "no new findings" if has_settled else "no findings")]
    said += [f"{states_in_words(run.findings)}."] if has_settled else []
    said += [f"{counted(hidden, 'more annotation')} not shown here, see another --format."] if hidden else []
    said += [f"Skipped: {item.uri}: {item.detail}" for item in run.skipped[:3]]
    said += list(run.notices[:3])
    return _command(
        _COMMANDS[Severity(worst)], {"title": "msgcheck"}, "\n".join(one_line(words, 500) for words in said)
    )


def _annotation(uri: str, group: FindingGroup) -> str:
    first = group.first
    is_page = is_address(uri)  # no file of the repository: it is named in the message
    lines = None if is_page else lines_of(first)
    properties = {} if is_page else {"file": uri}
    if lines is not None:
        properties |= {"line": str(lines[0]), "endLine": str(lines[1])}
    properties["title"] = f"{first.rule}{f' ×{group.count:,}' if group.count > 1 else ''}"
    said = [
        uri if is_page else "",
        message_in_words(first),
        one_line(places_in_words(group.findings), 300),
        quote_in_words(first),
    ]
    return _command(_COMMANDS[first.severity], properties, "\n".join(words for words in said if words))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """Return one workflow command, escaped as the runner's own toolkit does it (actions/toolkit, ``command.ts``)."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text, 500)).replace(":", "%3A").replace(",", "%2C")
