"""A run on the console: by asset, worst first, bounded, and as plain when it is piped as it is on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import commonprefix
from typing import TYPE_CHECKING

from msgcheck.model.message import Message
from msgcheck.model.run import Run
from msgcheck.model.unread_group import group_unread
from msgcheck.reports.console_line import opened, put, styled
from msgcheck.reports.grouping import SPREAD_SHOWN, AssetSection, count_severities, most_spread, sections_of
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.console_finding import SEVERITY_STYLES, put_group
from msgcheck.reports.run.finding_words import is_open, states_in_words
from msgcheck.reports.wording import (
    SCORE_MEANING,
    counted,
    counts_in_words,
    score_in_words,
    totals_in_words,
    trend_in_words,
)
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.reports.console_line import Output


@dataclass(frozen=True, slots=True)
class ConsoleLimits:
    """How much is printed before the rest is only counted.

    ``groups`` of findings an asset, ``assets`` with their findings, ``rows`` of any list below them,
    ``spread`` of what several assets have in common. With the defaults a run over thousands of assets stays near a
    thousand lines.
    """

    groups: int = 6
    assets: int = 20
    rows: int = 25
    spread: int = SPREAD_SHOWN


def print_run(
    run: Run,
    console: Output,
    *,
    quiet: bool = False,
    tells_unread: bool = True,
    none: str = "no findings",
    limits: ConsoleLimits | None = None,
) -> None:
    """Print ``run`` to ``console``; ``quiet`` leaves out the findings and keeps what follows them.

    That is: what was not checked and why, the change since the last run, the score, what of the findings is new or
    known, and the counts of everything in the last line, where ``none`` stands for none. Parts that were not read are
    only counted there when ``quiet`` or not ``tells_unread``.
    Nothing that comes from an asset is read as markup, colour or terminal control.
    """
    bounds = limits or ConsoleLimits()
    if not quiet:
        sections = sections_of(run)
        _put_findings([section for section in sections if section.groups], run, console, bounds)
        if len(sections) > 1:
            _put_overview(sections, console, bounds)
            _put_most_spread(run, console, bounds)
        put(console)
    _put_unchecked(run, console, bounds, tells_unread=tells_unread and not quiet)
    if run.comparison is not None:
        put(console, f"{trend_in_words(run.comparison)}.")
    if run.score is not None:
        put(console, (f"{score_in_words(run.score).capitalize()} of 100.", "bold"), f" {SCORE_MEANING}")
    if not all(map(is_open, run.findings)):
        put(console, f"{states_in_words(run.findings)}.")
    put(console, (totals_in_words(run, count_severities(run.findings), none), "bold"))


def _put_findings(found: Sequence[AssetSection], run: Run, console: Output, bounds: ConsoleLimits) -> None:
    messages = {message.id: message for message in run.messages}
    if len(found) == 1:
        bounds = replace(bounds, groups=bounds.groups * bounds.assets)
    for section in found[: bounds.assets]:
        _put_section(section, messages, console, bounds)
    rest = found[bounds.assets :]
    if rest:
        findings = counted(sum(section.counts.total for section in rest), "finding")
        put(console)
        put(console, (f"and {findings} in {counted(len(rest), 'more asset')}, see --format html", "italic"))


def _put_section(
    section: AssetSection, messages: Mapping[str, Message], console: Output, bounds: ConsoleLimits
) -> None:
    put(console)
    put(console, (one_line(section.uri), "bold"))
    put(console, (_about(section), "dim"))
    for group in section.groups[: bounds.groups]:
        put_group(group, messages, console)
    hidden = section.groups[bounds.groups :]
    if hidden:
        findings = counted(sum(group.count for group in hidden), "finding")
        put(console)
        put(console, (f"and {findings.replace(' ', ' more ', 1)}, see --format html", "italic"), indent=2)


def _about(section: AssetSection) -> str:
    asset, counts = section.asset, counts_in_words(section.counts)
    if asset is None:
        return counts
    title = [f"“{one_line(asset.title, 120)}”"] if asset.title else []
    return " · ".join([*title, asset.kind, score_in_words(asset.score), counts])


def _put_overview(sections: Sequence[AssetSection], output: Output, bounds: ConsoleLimits) -> None:
    from rich.table import Table

    console = opened(output)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", highlight=False)
    for name in ("score", "errors", "warnings", "suggestions"):
        table.add_column(name, justify="right")
    # A path folds and is never cut: two decks often differ in their last letters only.
    folder = _common_folder(sections)
    table.add_column(styled(console, f"asset in {one_line(folder)}" if folder else "asset"), overflow="fold")
    for section in sections[: bounds.rows]:
        score = score_in_words(section.asset.score if section.asset else None)
        counts = [f"{count:,}" if count else "–" for _, count in section.counts.items]
        cells = (
            score.replace("no score", "–").removeprefix("message score "),
            *counts,
            one_line(section.uri.removeprefix(folder)),
        )
        table.add_row(*(styled(console, cell) for cell in cells))
    put(console)
    console.print(table)
    if len(sections) > bounds.rows:
        put(console, (f"and {counted(len(sections) - bounds.rows, 'more asset')}, see --format html", "italic"))


def _put_most_spread(run: Run, console: Output, bounds: ConsoleLimits) -> None:
    """Say what many assets have in common: there one decision, or one run of ``fix``, goes furthest."""
    spread = most_spread(run.findings)[: bounds.spread]
    if spread:
        put(console)
        put(console, ("Most often", "bold"))
    for each in spread:
        first, where = each.first, f"{each.count:,} in {counted(each.assets, 'asset')}"
        severity = (str(first.severity), SEVERITY_STYLES.get(first.severity, "bold"))
        put(console, (where, "bold"), "  ", severity, "  ", one_line(first.message, 120), indent=2)


def _common_folder(sections: Sequence[AssetSection]) -> str:
    """Return the folder all assets stand in, with its ``/``, or nothing: what is the same in each row is told once."""
    same = commonprefix([section.uri for section in sections])
    return same[: same.rfind("/") + 1]


def _put_unchecked(run: Run, console: Output, bounds: ConsoleLimits, *, tells_unread: bool) -> None:
    for label, lines in _unchecked(run, tells_unread=tells_unread):
        for line in lines[: bounds.rows]:
            put(console, (f"{label}: ", "bold"), one_line(line, 500))
        if len(lines) > bounds.rows:
            put(console, (f"{label}: ", "bold"), f"and {len(lines) - bounds.rows:,} more, see --format html")


def _unchecked(run: Run, *, tells_unread: bool) -> Iterator[tuple[str, list[str]]]:
    yield "Skipped", [f"{item.uri}: {item.detail} ({item.reason})" for item in run.skipped]
    if tells_unread:
        unread = [(asset.uri, group) for asset in run.assets for group in group_unread(asset.coverage.unread)]
        yield "Not read", [f"{uri}: {group.words}: {group.reason}" for uri, group in unread]
    yield "Not run", [f"{rule.rule}: {rule.reason}" for rule in run.rules_not_run]
    yield "Note", list(run.notices)
