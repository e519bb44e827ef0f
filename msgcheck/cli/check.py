"""``msgcheck check``: the pre-publish gate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.fix_output import show_diff, tell_unfixed
from msgcheck.cli.listed_paths import with_listed_paths
from msgcheck.cli.options import given_paths, scan_options
from msgcheck.cli.output import CONSOLE, Destination, pair_outputs, require_writable
from msgcheck.cli.run_output import RUN_SUFFIXES, RunView, gate_of, write_run
from msgcheck.cli.scan import scan
from msgcheck.errors import UsageError
from msgcheck.model.address import Given

if TYPE_CHECKING:
    from msgcheck.config.settings import Settings
    from msgcheck.model.run import Run

_OPTIONS = [parameter for parameter in scan.params if isinstance(parameter, click.Option)]
"""Those of a scan: both make a run."""


@click.command(params=[click.Argument(["paths"], nargs=-1, callback=given_paths), *_OPTIONS])
@click.option("--changed-since", metavar="REV", help="Only what differs from this git revision, such as origin/main.")
@click.option("--fix-suggest", is_flag=True, help="Print fixes of the new findings as a diff; no file is changed.")
def check(
    *,
    paths: tuple[Given, ...],
    changed_since: str | None,
    fix_suggest: bool,
    workspace: Path | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str | None,
    strict: bool,
    quiet: bool,
    **options: Any,  # noqa: ANN401 - those of scan_options
) -> int:
    """Let PATHS pass only when nothing new is wrong with them.

    PATHS are files, folders or web addresses, or - for a list of paths on standard input. Findings of the workspace's
    msgcheck-baseline.yaml are known: they are counted and do not fail; neither do waived ones. What [gate.KIND] in
    msgcheck.toml asks of an asset kind must be met.

    \b
    Examples:
      msgcheck check site/pricing.md
      msgcheck check https://acme.example/pricing
      msgcheck check --changed-since origin/main
      git diff --cached --name-only -z --diff-filter=d | msgcheck check -
      msgcheck check deck.pptx --select term --fail-on warning
      msgcheck check site/pricing.md --fix-suggest

    \b
    Exit codes: 0 nothing new at or above --fail-on, 1 new findings, 2 something is wrong with the command or
    the workspace, 3 an asset could not be read (--strict), 4 an error of msgcheck itself.
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.engine.acceptance.gate import exit_code

    if not paths and changed_since is None:
        way_out = "or use --changed-since REV. `msgcheck scan` checks all."
        raise UsageError(f"Name the files, folders or web addresses to check, {way_out}")
    destinations = pair_outputs(formats, outputs, RUN_SUFFIXES)
    if fix_suggest:
        _require_console(destinations)
    require_writable(destinations)
    settings = api.open_workspace(workspace)
    given, gone = with_listed_paths(paths)
    require_apart((destination.file for destination in destinations), given, settings)
    if gone:
        click.echo(f"Not there, so not checked: {', '.join(map(str, gone))}", err=True)
    if paths and not given:
        click.echo("The list names no file that is there: nothing to check.", err=True)
        return 0
    with progress_bar(hidden=quiet) as progress:
        run = api.check(
            given, changed_since=changed_since, workspace=settings, options=scan_options(**options), progress=progress
        )
    gate = gate_of(settings, fail_on)
    code = exit_code(run, gate, strict=strict, only_new=True)
    if any(destination.format == CONSOLE for destination in destinations):
        _show(run, is_open=code == 0, quiet=quiet)
    view = RunView(settings=settings, fail_on=gate, select=options["select"], ignore=options["ignore"], only_new=True)
    write_run(run, [destination for destination in destinations if destination.format != CONSOLE], view)
    if fix_suggest:
        _suggest(run, given, settings)
    return code


def _show(run: Run, *, is_open: bool, quiet: bool) -> None:
    """Print the gate's answer for people."""
    from msgcheck.reports.run.gate_console import print_gate
    from msgcheck.reports.standard_output import StandardOutput

    print_gate(run, StandardOutput(), is_open=is_open, quiet=quiet)


def _require_console(destinations: Sequence[Destination]) -> None:
    """Raise ``UsageError`` where something else than words for people goes to standard output."""
    for destination in destinations:
        if destination.file is None and destination.format != CONSOLE:
            raise UsageError(
                f"--fix-suggest prints to standard output. Add --output FILE to --format {destination.format}."
            )


def _suggest(run: Run, paths: Sequence[Given], settings: Settings) -> None:
    """Print a diff that fixes what is new in ``run``, and say what of it has no fix."""
    from msgcheck import api
    from msgcheck.reports.run.finding_words import is_open
    from msgcheck.reports.wording import counted

    new = list(filter(is_open, run.findings))
    fixes = api.suggest_fixes(new, paths, workspace=settings)
    show_diff(fixes, {})
    for each in fixes.assets:
        tell_unfixed(each)
    fixed = sum(len(each.fix.fixed) for each in fixes.assets)
    click.echo(
        f"Fixes for {fixed:,} of {counted(len(new), 'new finding')}. `msgcheck fix PATHS` writes fixed copies.",
        err=True,
    )
