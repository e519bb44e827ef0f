"""``msgcheck check``: the pre-publish gate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from msgcheck.cli.listed_paths import with_listed_paths
from msgcheck.cli.options import given_paths
from msgcheck.cli.output import CONSOLE, pair_outputs, require_writable
from msgcheck.cli.run_output import RUN_SUFFIXES, RunView, gate_of, write_run
from msgcheck.cli.scan import scan
from msgcheck.errors import UsageError

_OPTIONS = [parameter for parameter in scan.params if isinstance(parameter, click.Option)]
"""Those of a scan: both make a run."""


@click.command(params=[click.Argument(["paths"], nargs=-1, callback=given_paths), *_OPTIONS])
@click.option("--changed-since", metavar="REV", help="Only what differs from this git revision, such as origin/main.")
def check(paths: tuple[Path, ...], changed_since: str | None, fail_on: str | None, **options: Any) -> int:  # noqa: ANN401
    """Let PATHS pass only when nothing new is wrong with them.

    PATHS are files or folders, or - for a list of paths on standard input. Findings of the workspace's
    msgcheck-baseline.yaml are known: they are counted and do not fail; neither do waived ones. What [gate.KIND] in
    msgcheck.toml asks of an asset kind must be met.

    \b
    Examples:
      msgcheck check site/pricing.md
      msgcheck check --changed-since origin/main
      git diff --cached --name-only -z --diff-filter=d | msgcheck check -
      msgcheck check deck.pptx --select term --fail-on warning

    \b
    Exit codes: 0 nothing new at or above --fail-on, 1 new findings, 2 something is wrong with the command or
    the workspace, 3 an asset could not be read (--strict), 4 an error of msgcheck itself.
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.engine.gate import exit_code

    if not paths and changed_since is None:
        raise UsageError("Name the files or folders to check, or use --changed-since REV. `msgcheck scan` checks all.")
    destinations = pair_outputs(options["formats"], options["outputs"], RUN_SUFFIXES)
    require_writable(destinations)
    settings = api.open_workspace(options["workspace"])
    given, gone = with_listed_paths(paths)
    if gone:
        click.echo(f"Not there, so not checked: {', '.join(map(str, gone))}", err=True)
    if paths and not given:
        click.echo("The list names no file that is there: nothing to check.", err=True)
        return 0
    with progress_bar(hidden=options["quiet"]) as progress:
        run = api.check(
            given, changed_since=changed_since, workspace=settings, options=_scan_options(options), progress=progress
        )
    gate = gate_of(settings, fail_on)
    code = exit_code(run, gate, strict=options["strict"], only_new=True)
    if any(destination.format == CONSOLE for destination in destinations):
        from rich.console import Console

        from msgcheck.reports.gate_console import print_gate

        print_gate(run, Console(), is_open=code == 0, quiet=options["quiet"])
    view = RunView(settings=settings, fail_on=gate, select=options["select"], ignore=options["ignore"])
    write_run(run, [destination for destination in destinations if destination.format != CONSOLE], view)
    return code


def _scan_options(options: dict[str, Any]) -> Any:  # noqa: ANN401 - a class that is imported late
    from msgcheck import api

    return api.ScanOptions(
        select=options["select"],
        ignore=options["ignore"],
        leaks=options["leaks"],
        jobs=options["jobs"],
        uses_cache=not options["no_cache"],
        records=not options["no_record"],
    )
