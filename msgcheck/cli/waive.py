"""``msgcheck waive``: let one finding stay for a while."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from msgcheck.cli.options import given_day, given_paths, workspace_option
from msgcheck.cli.output import write_whole
from msgcheck.errors import UsageError
from msgcheck.model.address import Given


@click.command()
@click.argument("fingerprint")
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@click.option("--reason", required=True, help="Why the finding may stay.")
@click.option("--owner", required=True, help="Who answers for it: a name, a team or an address.")
@click.option(
    "--until", required=True, callback=given_day, metavar="DATE", help="The last day it holds, as 2026-12-31."
)
@click.option("--leaks", is_flag=True, help="The finding is of what an asset carries that its audience does not see.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def waive(  # noqa: PLR0917 - one parameter an option
    fingerprint: str,
    paths: tuple[Given, ...],
    workspace: Path | None,
    reason: str,
    owner: str,
    until: date,
    leaks: bool,
    quiet: bool,
) -> int:
    """Let one finding stay until a day: a waiver is written at the end of waivers.yaml in the workspace.

    FINGERPRINT is shown by `msgcheck check` and stands in its JSON; its beginning is enough. PATHS say where the
    finding is, for assets that the workspace does not list. Waived findings are shown and counted, and do not fail.
    When the day has passed, the finding counts again, and the waiver is a finding of its own.

    \b
    Example:
      msgcheck waive v1:9f2c --until 2026-12-31 --owner legal --reason "quoted from the contract of 2019"
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.config.written_file import is_printable
    from msgcheck.model.waiver import Grant

    if until < date.today():  # noqa: DTZ011 - the reader's calendar day
        raise UsageError(f"--until {until} has passed. Give a day to come.")
    for name, text in (("--reason", reason), ("--owner", owner)):
        if not text.strip() or "\n" in text or not is_printable(text):
            raise UsageError(f"{name} must be one line of text.")
    grant = Grant(reason=reason.strip(), owner=owner.strip(), until=until)
    with progress_bar(hidden=quiet) as progress:
        file, text, finding = api.waive(
            fingerprint, grant, paths, workspace=workspace, options=api.ScanOptions(leaks=leaks), progress=progress
        )
    write_whole(file, [text])
    what = f"{finding.rule} “{finding.quote}”" if finding.quote else finding.rule
    click.echo(f"Waived until {grant.until}: {what} in {finding.asset}. Written: {file}", err=True)
    return 0
