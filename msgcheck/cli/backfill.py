"""``msgcheck history backfill``: runs over old versions, dated as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.options import given_day, workspace_option
from msgcheck.errors import UsageError
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from msgcheck.api.backfilling import DatedRun

_LEFT_OUT_SHOWN = 20


@click.command()
@workspace_option
@click.option(
    "--git", type=click.Path(path_type=Path), metavar="REPO", help="Old versions are commits of this repository."
)
@click.option(
    "--folder", type=click.Path(path_type=Path), metavar="DIR", help="Old versions are dated files of this folder."
)
@click.option(
    "--date-from", type=click.Choice(["name", "mtime"]), default="name", show_default=True,
    help="With --folder: the date in the name, or of the last change.",
)  # fmt: skip
@click.option(
    "--every", type=click.Choice(["quarter", "month", "version"]), default="quarter", show_default=True,
    help="Run at the last version of each quarter or month, or at each version.",
)  # fmt: skip
@click.option("--undated", callback=given_day, metavar="DATE", help="The date of files whose names bear none.")
@click.option("--kind", metavar="KIND", help="The asset kind of files that stand outside the paths of them all.")
@click.option("--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes that read.")
@click.option("--no-cache", is_flag=True, help="Read and judge everything anew.")
@click.option("--dry-run", is_flag=True, help="Only list the dates that would be run.")
@click.option("--quiet", "-q", is_flag=True, help="Only the last line; no progress.")
def backfill(  # noqa: PLR0917 - one parameter an option
    workspace: Path | None,
    git: Path | None,
    folder: Path | None,
    date_from: str,
    every: str,
    undated: date | None,
    kind: str | None,
    jobs: int | None,
    no_cache: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Run over old versions of the assets, so that trends begin before the first scan.

    Each run is dated as its versions are, and judged with the platform and the rules of today: the trend tells how far
    the assets of then are from what is approved now. Files whose names differ only in the date are versions of one
    asset. Runs that are recorded already are not made again; from the first scan on nothing is filled in.

    \b
    Examples:
      msgcheck history backfill --folder archive/decks --kind deck --dry-run
      msgcheck history backfill --folder archive/decks --kind deck --every month
      msgcheck history backfill --git .
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar

    if (git is None) == (folder is None):
        raise UsageError("Say where the old versions are: --git REPO or --folder DIR, one of them.")
    if git is not None and (date_from != "name" or undated is not None):
        raise UsageError("--date-from and --undated are for --folder; commits are dated as committed.")
    versions = api.OldVersions(git=git, folder=folder, date_from=date_from, every=every, undated=undated, kind=kind)
    with progress_bar(hidden=quiet) as progress:
        done = api.backfill(
            versions,
            workspace=workspace,
            options=api.ScanOptions(jobs=jobs, uses_cache=not no_cache),
            is_trial=dry_run,
            progress=progress,
            told=(lambda _run: None) if quiet else _tell,
        )
    for name, reason in done.left_out[:_LEFT_OUT_SHOWN]:
        click.echo(f"Left out: {name}. {reason}", err=True)
    if len(done.left_out) > _LEFT_OUT_SHOWN:
        click.echo(f"Left out: {len(done.left_out) - _LEFT_OUT_SHOWN:,} more.", err=True)
    if outside := max((run.outside for run in done.runs), default=0):
        told = f"{counted(outside, 'asset')} of no asset kind, which `msgcheck report` leaves out"
        click.echo(f"Recorded: {told}. Say with --kind which kind the old versions are of.", err=True)
    known = sum(run.was_known for run in done.runs)
    fresh = len(done.runs) - known
    made = f"{counted(fresh, 'run')} {'to make' if dry_run else 'made'}"
    click.echo(f"{made}, {known:,} recorded already.", err=True)
    return 0


def _tell(run: DatedRun) -> None:
    about = "recorded already" if run.was_known else "" if run.findings is None else counted(run.findings, "finding")
    assets = f"{run.assets:>6,} {'asset ' if run.assets == 1 else 'assets'}"
    click.echo(f"{run.moment:%Y-%m-%d}  {assets}  {about}", err=True)
