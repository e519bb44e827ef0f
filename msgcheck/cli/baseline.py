"""``msgcheck baseline``: accept today's findings as known."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.options import given_paths, rule_options, scan_options, workspace_option
from msgcheck.cli.output import write_whole
from msgcheck.model.address import Given


@click.command()
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@rule_options
@click.option("--leaks", is_flag=True, help="Accept also what assets carry that their audience does not see.")
@click.option("--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes that read.")
@click.option("--no-cache", is_flag=True, help="Read and judge everything anew.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def baseline(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Given, ...],
    workspace: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    leaks: bool,
    jobs: int | None,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Write today's findings of PATHS (default: all assets) into msgcheck-baseline.yaml of the workspace.

    From then on `msgcheck check` fails only on what is new. Commit the file: it has one line a finding, so that a
    review shows what was accepted and what was put right. Lines of assets and rules that were not looked at stay.
    Waived findings are not accepted: they come back when their waiver ends.

    \b
    Examples:
      msgcheck baseline
      msgcheck baseline decks/emea.pptx
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.reference.baseline_file import BASELINE, baseline_text

    settings = api.open_workspace(workspace)
    options = scan_options(select=select, ignore=ignore, leaks=leaks, jobs=jobs, no_cache=no_cache, no_record=True)
    with progress_bar(hidden=quiet) as progress:
        update = api.baseline(paths, workspace=settings, options=options, progress=progress)
    file = settings.root / BASELINE
    write_whole(file, [baseline_text(update.known)])
    for skipped in update.run.skipped:
        click.echo(f"{skipped.uri}: not read, what was known of it stays. {skipped.detail}", err=True)
    if update.refused:
        click.echo(f"Not accepted: {update.refused} leaks that [gate] forbids.", err=True)
    count = len(update.known)
    click.echo(f"{count:,} known {'finding' if count == 1 else 'findings'}: {update.added:,} added, "
               f"{update.removed:,} removed. Written: {file}", err=True)  # fmt: skip
    return 0
