"""``msgcheck scan``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import fail_on_option, given_paths, rule_options, scan_options, workspace_option
from msgcheck.cli.output import pair_outputs, require_writable
from msgcheck.cli.run_output import RUN_FORMATS, RUN_SUFFIXES, RunView, gate_of, write_run
from msgcheck.model.address import Given


@click.command()
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@rule_options
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(RUN_FORMATS),
    help="What to write; may be given several times, each paired with an --output. Default: console.",
)  # fmt: skip
@click.option(
    "--output", "-o", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where to write it. Without it, one format goes to standard output.",
)  # fmt: skip
@fail_on_option("Exit with 1 when there is a finding this bad or worse. Default: the workspace's gate.")
@click.option("--strict", is_flag=True, help="Exit with 3 when an asset could not be read.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes that read. Default: by cores and work."
)
@click.option("--leaks", is_flag=True, help="Say what each asset carries that its audience does not see.")
@click.option("--no-cache", is_flag=True, help="Read and judge everything anew.")
@click.option("--no-record", is_flag=True, help="Do not write this run into the history.")
@click.option("--quiet", "-q", is_flag=True, help="Only the last lines of the report; no progress.")
def scan(
    *,
    paths: tuple[Given, ...],
    workspace: Path | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str | None,
    strict: bool,
    quiet: bool,
    **options: Any,  # noqa: ANN401 - those of scan_options
) -> int:
    """Check decks, documents and pages against the message platform.

    PATHS are files, folders or web addresses; without any, every asset of the workspace is checked. Of a page nothing
    else is fetched, of a sitemap the pages it lists. The console tells the findings asset by asset, worst first, then
    all assets in a table, then "Most often": what several assets say in the same words, where one decision mends most.

    \b
    Examples:
      msgcheck scan
      msgcheck scan decks/ --format html --output drift.html
      msgcheck scan deck.pptx --select term --format json
      msgcheck scan https://acme.example/pricing https://acme.example/sitemap.xml
      msgcheck scan --format sarif --output msgcheck.sarif --format junit --output msgcheck.xml
      msgcheck scan deck.pptx --select leak      before it leaves the house

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something is wrong with the command or the
    workspace, 3 an asset could not be read (--strict), 4 an error of msgcheck itself.
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.engine.acceptance.gate import exit_code

    destinations = pair_outputs(formats, outputs, RUN_SUFFIXES)
    require_writable(destinations)
    settings = api.open_workspace(workspace)
    require_apart((destination.file for destination in destinations), paths, settings)
    with progress_bar(hidden=quiet) as progress:
        run = api.scan(paths, workspace=settings, options=scan_options(**options), progress=progress)
    gate = gate_of(settings, fail_on)
    view = RunView(settings=settings, fail_on=gate, select=options["select"], ignore=options["ignore"], is_quiet=quiet)
    write_run(run, destinations, view)
    return exit_code(run, gate, strict=strict)
