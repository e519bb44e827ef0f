"""Findings as CSV (RFC 4180) for a spreadsheet, in which no text of a stranger is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from msgcheck.model.finding import Finding
from msgcheck.model.run import Run
from msgcheck.reports.json_values import steady_number
from msgcheck.reports.plain_text import excerpt_of, one_line
from msgcheck.reports.run.finding_words import lines_of, where_in_words

COLUMNS = (
    *("severity", "rule", "asset", "place", "line", "layer", "quote", "around", "message", "suggestions"),
    *("reference", "confidence", "baseline", "waiver", "fingerprint"),
)
_LONGEST = 2_000
"""Characters of a cell; a spreadsheet takes 32,767 and nobody reads them."""
_AROUND = 120

_FORMULA_STARTS = tuple("=+-@＝＋－＠|%")
"""OWASP, "CSV Injection": what opens a formula, also in its full-width form, and what opens a command of DDE."""


def run_as_csv_lines(run: Run) -> Iterator[str]:
    """Yield a byte order mark with the header, then a row a finding in the order of the run, then what was not checked.

    The mark makes Excel read UTF-8. Skipped assets, unread parts, rules that did not run and notices follow with
    ``not checked`` for a severity. A cell that would open a formula starts with an apostrophe; tabs and line breaks are
    blanks.
    """
    yield "\ufeff" + _row(COLUMNS)
    for finding in run.findings:
        yield _row(_cells(finding))
    for rule, uri, place, words in _unchecked(run):
        yield _row(("not checked", rule, uri, place, "", "", "", "", words, *[""] * (len(COLUMNS) - 9)))


def _cells(finding: Finding) -> tuple[str, ...]:
    lines, reference = lines_of(finding), finding.reference
    excerpt = excerpt_of(finding, _AROUND)
    return (
        str(finding.severity),
        finding.rule,
        finding.asset,
        where_in_words(finding),
        str(lines[0]) if lines else "",
        finding.layer or "",
        finding.quote,
        f"{excerpt.before}{excerpt.quote}{excerpt.after}",
        finding.message,
        " / ".join(finding.suggestions),
        f"{reference.kind}:{reference.id}" if reference else "",
        "" if finding.confidence is None else str(steady_number(finding.confidence)),
        finding.baseline,
        finding.waiver or "",
        finding.fingerprint,
    )


def _unchecked(run: Run) -> Iterator[tuple[str, str, str, str]]:
    for item in run.skipped:
        yield "", item.uri, "", f"{item.detail} ({item.reason})"
    for asset in run.assets:
        for part in asset.coverage.unread:
            yield "", asset.uri, part.part, part.reason
    for rule in run.rules_not_run:
        yield rule.rule, "", "", rule.reason
    for notice in run.notices:
        yield "", "", "", notice


def _row(cells: tuple[str, ...]) -> str:
    """Return one line of CSV, every cell quoted: a separator of another locale then splits nothing."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def _safe(cell: str) -> str:
    shown = one_line(cell, _LONGEST)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
