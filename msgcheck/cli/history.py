"""``msgcheck history``: what was recorded; taking it elsewhere, letting the old go, filling in what came before."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.backfill import backfill
from msgcheck.cli.options import given_day, workspace_option
from msgcheck.cli.output import pair_outputs, require_writable
from msgcheck.cli.run_output import RUN_SUFFIXES, RunView, write_run
from msgcheck.errors import UsageError
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from msgcheck.store.recorded_run import RecordedRun

_SHOWN = ("console", "json", "html", "markdown", "csv")


@click.group()
def history() -> None:
    """See, export, import, prune and fill in the history of runs.

    Every scan is recorded. What becomes of each asset over time is read from there: see docs/history.md.
    """


history.add_command(backfill)


@history.command("list")
@workspace_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="The last N runs.")
def list_runs(workspace: Path | None, limit: int) -> int:
    """List the last runs of the workspace, newest first: when, id, command, assets, findings, score."""
    from msgcheck import api

    runs = api.recorded_runs(limit, workspace=workspace)
    if not runs:
        click.echo("No run is recorded yet: `msgcheck scan` records one.", err=True)
    for run in runs:
        click.echo(_described(run))
    return 0


def _described(run: RecordedRun) -> str:
    score = "-" if run.score is None else f"{run.score:.1f}"
    assets = f"{run.asset_count:>6,} {'asset ' if run.asset_count == 1 else 'assets'}"
    findings = f"{run.errors:,} / {run.warnings:,} / {run.suggestions:,}"
    return (
        f"{run.started_at:%Y-%m-%d %H:%M}  {run.run_id[:8]}  {run.command or 'scan':<8}  {assets}"
        f"  {findings:>18} errors / warnings / suggestions  score {score:>5}  {run.scope}"
    )


@history.command()
@click.argument("run_id", metavar="RUN")
@workspace_option
@click.option("--format", "formats", multiple=True, type=click.Choice(_SHOWN), help="As in msgcheck scan.")
@click.option(
    "--output", "-o", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where to write it. Without it, one format goes to standard output.",
)  # fmt: skip
def show(run_id: str, workspace: Path | None, formats: tuple[str, ...], outputs: tuple[Path, ...]) -> int:
    """Show a recorded run as its scan did. RUN is its id, or the beginning of it, from `msgcheck history list`.

    \b
    Example:
      msgcheck history show 5f0c2a91 --format html --output then.html
    """
    from msgcheck import api

    destinations = pair_outputs(formats, outputs, RUN_SUFFIXES)
    require_writable(destinations)
    settings = api.open_workspace(workspace)
    require_apart((destination.file for destination in destinations), (), settings)
    run = api.recorded_run(run_id, workspace=settings)
    write_run(run, destinations, RunView(settings=settings, fail_on=None))
    return 0


@history.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
def export(file: Path, workspace: Path | None) -> int:
    """Write the whole history to FILE, compressed where its name ends with .gz.

    Nothing is lost on the way: `msgcheck history import` brings it into another database, such as from SQLite into
    PostgreSQL. The file holds the passages of all findings: keep it as you keep the assets.

    \b
    Example:
      msgcheck history export history.jsonl.gz
    """
    from msgcheck import api

    settings = api.open_workspace(workspace)
    require_apart([file], (), settings)
    api.export_history(file, workspace=settings)
    click.echo(f"Written: {file}", err=True)
    return 0


@history.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
def import_file(file: Path, workspace: Path | None) -> int:
    """Add the runs and reviews of FILE, which `msgcheck history export` wrote.

    A run that is there already stays as it is. A file that is not wholly as it was exported changes nothing. Stopped in
    the middle, the runs added so far stand; import again for the others.

    \b
    Example:
      msgcheck history import history.jsonl.gz
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar

    with progress_bar(hidden=False) as progress:
        done = api.import_history(file, workspace=workspace, progress=progress)
    added, reviews = counted(done.added, "run"), counted(done.reviews, "review")
    click.echo(f"{added} added, {done.known:,} there already; {reviews}.", err=True)
    return 0


@history.command()
@workspace_option
@click.option(
    "--keep-days", type=click.IntRange(0, 100_000), metavar="N", help="Remove runs that are older than N days."
)
@click.option("--before", callback=given_day, metavar="DATE", help="Remove runs before this day (UTC).")
@click.option(
    "--keep-quarters/--no-keep-quarters", default=True, show_default=True,
    help="Keep the last scan of each quarter, so that trends stay.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
def prune(
    workspace: Path | None, keep_days: int | None, before: date | None, keep_quarters: bool, dry_run: bool
) -> int:
    """Remove old runs, and what no other run says. Reviews stay.

    Where several workspaces share the history, only the runs of this one are removed.

    The last scan of each quarter is kept (of each set of paths that is scanned): trends over quarters stay as they are,
    and what was found and fixed within one quarter is no longer known to the day.

    \b
    Examples:
      msgcheck history prune --keep-days 400 --dry-run
      msgcheck history prune --before 2024-01-01 --no-keep-quarters
    """
    from msgcheck import api

    if (keep_days is None) == (before is None):
        raise UsageError("Say what is old: --keep-days N or --before DATE, one of them.")
    now = datetime.now(UTC)
    old = datetime.combine(before, time(), UTC) if before else now - timedelta(days=keep_days or 0)
    done = api.prune_history(old, keeps_quarters=keep_quarters, is_trial=dry_run, workspace=workspace)
    verb = "Would remove" if dry_run else "Removed"
    kept = f" {counted(done.kept, 'older one stays', 'older ones stay')} as the last of a quarter." if done.kept else ""
    results = f"{counted(done.results, 'result')} held by no other"
    click.echo(f"{verb} {counted(done.runs, 'run')}, and {results}.{kept}", err=True)
    return 0
