"""A run as JUnit XML, for the test pages of Jenkins and GitLab: a suite an asset, a case a group of rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from msgcheck.engine.acceptance.gate import fails
from msgcheck.model.asset import SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import AssetResult, Run
from msgcheck.model.severity import Severity
from msgcheck.reports.grouping import count_severities
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.finding_words import (
    group_of,
    is_open,
    message_in_words,
    quote_in_words,
    state_in_words,
    states_in_words,
    where_in_words,
)
from msgcheck.reports.wording import counts_in_words

_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 forbids beside control characters and surrogates, which are gone already."""

_SHOWN = 200
"""Findings told in one case; both servers keep the whole text of a case in memory."""

_Groups = Mapping[str, Sequence[Finding]]
_Failing = Callable[[Finding], bool]


def run_as_junit_lines(
    run: Run, rule_ids: Iterable[str] = (), *, fail_on: Severity | None, only_new: bool = True
) -> Iterator[str]:
    """Yield ``run`` as a JUnit document, a suite at a time.

    ``rule_ids`` are the rules that ran: each of their groups is a case of each asset, also where it found nothing, so
    that a server can say what was mended. A case fails where it holds a finding that fails the run, as the exit code
    does (:func:`msgcheck.engine.acceptance.gate.fails`); the rest of what was found is its output. Skipped assets and
    rules that did not run are skipped cases.
    """
    by_asset: dict[str, dict[str, list[Finding]]] = {asset.uri: defaultdict(list) for asset in run.assets}
    for finding in run.findings:
        by_asset.setdefault(finding.asset, defaultdict(list))[group_of(finding.rule)].append(finding)
    is_failing = partial(fails, fail_on=fail_on, only_new=only_new)
    groups = list(dict.fromkeys(map(group_of, sorted({*rule_ids, *(finding.rule for finding in run.findings)}))))
    assets = {asset.uri: asset for asset in run.assets}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="msgcheck">\n'
    for uri, found in by_asset.items():
        # Of what was not read, no group may seem to have passed.
        yield from _suite(uri, assets.get(uri), found, groups if uri in assets else tuple(found), is_failing)
    yield from _unchecked(run)
    yield "</testsuites>\n"


def _suite(
    uri: str, asset: AssetResult | None, found: _Groups, groups: Sequence[str], is_failing: _Failing
) -> Iterator[str]:
    failing = sum(any(map(is_failing, listed)) for listed in found.values())
    yield _suite_start(uri, len(groups) or 1, failing, 0)
    for group in groups or ("findings",):
        yield _case(uri, group, found.get(group, ()), is_failing)
    unread = asset.coverage.unread if asset else ()
    if unread:
        lines = [f"Not read: {one_line(part.part, 200)}: {one_line(part.reason, 300)}" for part in unread[:_SHOWN]]
        yield f"    <system-out>{_text(_cut(lines, len(unread)))}</system-out>\n"
    yield "  </testsuite>\n"


def _suite_start(name: str, cases: int, failing: int, skipped: int) -> str:
    counts = f'tests="{cases}" failures="{failing}" errors="0" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n"


def _case(uri: str, group: str, findings: Sequence[Finding], is_failing: _Failing) -> str:
    failing = [finding for finding in findings if is_failing(finding)]
    others = [finding for finding in findings if not is_failing(finding)]
    inside = ""
    if failing:
        said = _attribute(f"{counts_in_words(count_severities(failing))}: {message_in_words(failing[0])}")
        worst = min(failing, key=lambda finding: finding.severity.rank).severity
        inside += f'<failure type="{worst}" message={said}>{_listed(failing)}</failure>'
    if others:
        inside += f"<system-out>{_listed(others)}</system-out>"
    return f"    <testcase name={_attribute(f'{uri}: {group}')} classname={_class_of(uri)}>{inside}</testcase>\n"


def _class_of(uri: str) -> str:
    """Return the folder as a class name: Jenkins draws its tree from the dots."""
    folder = uri.rpartition("/")[0].replace(".", "_").strip("/").replace("/", ".")
    return _attribute(f"msgcheck.{folder}" if folder else "msgcheck")


def _listed(findings: Sequence[Finding]) -> str:
    return _text(_cut([_line(finding) for finding in findings[:_SHOWN]], len(findings)))


def _line(finding: Finding) -> str:
    state = state_in_words(finding)
    told = f"{finding.severity}{f' ({state})' if state else ''}: {where_in_words(finding)}: {message_in_words(finding)}"
    around = quote_in_words(finding)
    return f"{told} [{one_line(finding.rule, 200)}]" + (f"\n    {around}" if around else "")


def _cut(lines: Sequence[str], count: int) -> str:
    more = [f"and {count - len(lines):,} more"] if count > len(lines) else []
    return "\n".join([*lines, *more])


def _unchecked(run: Run) -> Iterator[str]:
    skipped = [(_skipped_name(item), f"{item.detail} ({item.reason})") for item in run.skipped]
    rules = [(rule.rule, rule.reason) for rule in run.rules_not_run]
    for name, listed in (("Skipped assets", skipped), ("Rules not run", rules)):
        if listed:
            yield _suite_start(name, len(listed), 0, len(listed))
            for case, reason in listed:
                why = f"<skipped message={_attribute(one_line(reason, 500))}/>"
                yield f'    <testcase name={_attribute(case)} classname="msgcheck">{why}</testcase>\n'
            yield "  </testsuite>\n"
    settled = [] if all(map(is_open, run.findings)) else [f"{states_in_words(run.findings)}."]
    notices = [*settled, *run.notices]
    if notices:
        yield _suite_start("Notes", 0, 0, 0)
        lines = [one_line(notice, 500) for notice in notices[:_SHOWN]]
        yield f"    <system-out>{_text(_cut(lines, len(notices)))}</system-out>\n  </testsuite>\n"


def _skipped_name(item: SkippedAsset) -> str:
    return f"{item.uri}: skipped"


def _attribute(words: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", one_line(words, 1_000)))


def _text(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words))
