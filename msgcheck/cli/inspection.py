"""``msgcheck inspect``: what was read of one file."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.options import workspace_option
from msgcheck.cli.output import CONSOLE, one_destination, write_or_print


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
@click.option("--format", "format_name", type=click.Choice([CONSOLE, "json"]), help="What to write. Default: console.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to.")
def inspect(file: Path, workspace: Path | None, format_name: str | None, output: Path | None) -> int:
    """Show what msgcheck reads in FILE: every passage, its layer and its place, and what was not read.

    \b
    Example:
      msgcheck inspect decks/pitch.pptx
    """
    from msgcheck import api
    from msgcheck.errors import UnreadableError, UsageError

    destination = one_destination(format_name, output)
    try:
        asset, extraction = api.inspect(file, workspace=workspace)
    except UnreadableError as error:
        raise UsageError(f"{file} cannot be read ({error.reason}): {error.detail}") from error
    if destination.format == "json":
        from msgcheck.reports.inspection import inspection_as_json

        write_or_print([inspection_as_json(asset, extraction)], destination.file)
    else:
        from rich.console import Console

        from msgcheck.reports.inspection import print_inspection

        print_inspection(asset, extraction, Console())
    return 0
