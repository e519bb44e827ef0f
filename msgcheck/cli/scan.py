"""``msgcheck scan``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.options import given_paths, rule_options, workspace_option
from msgcheck.cli.output import CONSOLE, Destination, pair_outputs, require_writable, write_or_print

if TYPE_CHECKING:
    from msgcheck.model.run import Run


@click.command()
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@rule_options
@click.option(
    "--format", "formats", multiple=True, type=click.Choice([CONSOLE, "json", "html"]),
    help="What to write; may be given several times, each paired with an --output. Default: console.",
)  # fmt: skip
@click.option(
    "--output", "-o", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where to write it. Without it, one format goes to standard output.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "suggestion", "never"]),
    help="Exit with 1 when there is a finding this bad or worse. Default: the workspace's gate.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit with 3 when an asset could not be read.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes that read. Default: by cores and work."
)
@click.option("--no-cache", is_flag=True, help="Read and judge everything anew.")
@click.option("--no-record", is_flag=True, help="Do not write this run into the history.")
@click.option("--quiet", "-q", is_flag=True, help="Only the last lines of the report; no progress.")
def scan(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    workspace: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str | None,
    strict: bool,
    jobs: int | None,
    no_cache: bool,
    no_record: bool,
    quiet: bool,
) -> int:
    """Check decks, documents and pages against the message platform.

    PATHS are files or folders; without any, every asset of the workspace is checked.

    \b
    Examples:
      msgcheck scan
      msgcheck scan decks/ --format html --output drift.html
      msgcheck scan deck.pptx --select term --format json

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something is wrong with the command or the
    workspace, 3 an asset could not be read (--strict), 4 an error of msgcheck itself.
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.engine.gate import exit_code
    from msgcheck.model.severity import Severity

    destinations = pair_outputs(formats, outputs)
    require_writable(destinations)
    options = api.ScanOptions(select=select, ignore=ignore, jobs=jobs, uses_cache=not no_cache, records=not no_record)
    settings = api.open_workspace(workspace)
    with progress_bar(hidden=quiet) as progress:
        run = api.scan(paths, workspace=settings, options=options, progress=progress)
    for destination in destinations:
        _write(run, destination, is_quiet=quiet)
    gate = settings.fail_on if fail_on is None else None if fail_on == "never" else Severity(fail_on)
    return exit_code(run, gate, strict=strict)


def _write(run: Run, destination: Destination, *, is_quiet: bool) -> None:
    if destination.format == CONSOLE:
        from rich.console import Console

        from msgcheck.reports.console import print_run

        print_run(run, Console(), quiet=is_quiet)
        return
    if destination.format == "json":
        from msgcheck.reports.json_report import run_as_json_lines

        write_or_print(run_as_json_lines(run), destination.file)
    else:
        from msgcheck.reports.web_report import run_as_html

        write_or_print([run_as_html(run)], destination.file)
    if destination.file is not None:
        click.echo(f"Written: {destination.file}", err=True)
