"""A run written in the formats it was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from msgcheck.cli.output import CONSOLE, SUFFIX_FORMATS, Destination, write_or_print
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.config.settings import Settings
    from msgcheck.model.check_rule import CheckRule
    from msgcheck.model.run import Run
    from msgcheck.model.severity import Severity

RUN_FORMATS = (CONSOLE, "json", "html", "markdown", "csv", "sarif", "junit", "github", "rdjson")
RUN_SUFFIXES = SUFFIX_FORMATS | {
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
    ".rdjson": "rdjson",
}
"""The format of an ``--output`` that stands without a ``--format``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """What some formats need beside the run: its gate and which rules were asked for.

    ``fail_on`` ``None`` never fails; with ``only_new`` what the baseline knows does not fail.
    """

    settings: Settings
    fail_on: Severity | None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    is_quiet: bool = False
    only_new: bool = False


def gate_of(settings: Settings, fail_on: str | None) -> Severity | None:
    """Return the severity that ``--fail-on`` asks for, else that of the workspace's gate; ``None`` never fails."""
    from msgcheck.model.severity import Severity

    if fail_on is None:
        return settings.fail_on
    return None if fail_on == "never" else Severity(fail_on)


def write_run(run: Run, destinations: Iterable[Destination], view: RunView) -> None:
    """Write ``run`` to each of ``destinations`` and name the files on standard error."""
    for destination in destinations:
        if destination.format == CONSOLE:
            from msgcheck.checks.assets.parts import RULE
            from msgcheck.engine.selection import is_switched_off
            from msgcheck.reports.run.console import print_run
            from msgcheck.reports.standard_output import StandardOutput

            tells = not is_switched_off(RULE, view.settings.severities, view.ignore)
            print_run(run, StandardOutput(), quiet=view.is_quiet, tells_unread=tells)
            continue
        write_or_print(_pieces(run, destination.format, view), destination.file)


def _pieces(run: Run, format_name: str, view: RunView) -> Iterable[str]:  # noqa: PLR0911 - one return a format
    match format_name:
        case "json":
            from msgcheck.reports.run.json_form import run_as_json_lines

            return run_as_json_lines(run)
        case "html":
            from msgcheck.reports.run.web_page import run_as_html

            return [run_as_html(run)]
        case "markdown":
            from msgcheck.reports.run.markdown import run_as_markdown

            return [run_as_markdown(run)]
        case "csv":
            from msgcheck.reports.run.csv_file import run_as_csv_lines

            return run_as_csv_lines(run)
        case "github":
            from msgcheck.reports.run.github import run_as_github_lines

            return run_as_github_lines(run)
        case "rdjson":
            from msgcheck.reports.run.rdjson import run_as_rdjson_lines

            return run_as_rdjson_lines(run)
        case _:
            return _pieces_with_rules(run, format_name, view)


def _pieces_with_rules(run: Run, format_name: str, view: RunView) -> Iterable[str]:
    from msgcheck import api

    root = f"{view.settings.root}/"
    # Where the workspace lies on this machine is no business of those who get the file.
    rules = [replace(rule, options=rule.options.replace(root, "")) for rule in api.rules(workspace=view.settings.root)]
    if format_name == "sarif":
        from msgcheck.reports.run.sarif import run_as_sarif_lines

        return run_as_sarif_lines(run, rules)
    from msgcheck.reports.run.junit import run_as_junit_lines

    ran = _ids_that_ran(run, rules, view)
    return run_as_junit_lines(run, ran, fail_on=view.fail_on, only_new=view.only_new)


def _ids_that_ran(run: Run, rules: Sequence[CheckRule], view: RunView) -> list[str]:
    """Return the rules that looked at every asset; leak rules look at some, and are told where they found something."""
    from msgcheck.engine.selection import LEAKS, select_rules

    selection = select_rules(rules, view.settings.severities, view.select, view.ignore)
    not_run = {rule.rule for rule in run.rules_not_run}
    return [rule_id for rule_id in sorted(selection.rule_ids - not_run) if rule_id.partition(".")[0] != LEAKS]
