"""``msgcheck inspect``: what was read of one file, or how one sentence is understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import given_path, output_option, workspace_option
from msgcheck.cli.output import CONSOLE, Destination, one_destination, write_or_print

if TYPE_CHECKING:
    from msgcheck.model.address import Given
    from msgcheck.model.asset import Asset
    from msgcheck.model.passage import Extraction


@click.command()
@click.argument("file", callback=given_path, required=False)
@click.option("--text", metavar="TEXT", help="Analyse this text instead of a file.")
@workspace_option
@click.option(
    "--format", "format_name", type=click.Choice([CONSOLE, "json", "html"]), help="What to write. Default: console."
)
@output_option
def inspect(
    file: Given | None, text: str | None, workspace: Path | None, format_name: str | None, output: Path | None
) -> int:
    """Show what msgcheck reads in FILE, which may be a web address: every passage by slide, page or heading, its layer
    and its place, how much was read, and what was not.

    With --text, show how one sentence is understood: its numbers with their limits, units and times, what it denies,
    how strongly it claims.

    \b
    Examples:
      msgcheck inspect decks/pitch.pptx
      msgcheck inspect decks/pitch.pptx --output pitch.html
      msgcheck inspect https://acme.example/pricing
      msgcheck inspect --text "Cut costs by up to 45%"
    """
    from msgcheck.errors import UsageError

    destination = one_destination(format_name, output)
    if text is not None and file is None:
        _inspect_text(text, destination)
    elif file is not None and text is None:
        require_apart([destination.file], [file])
        _inspect_file(file, workspace, destination)
    else:
        raise UsageError("Name one FILE to read, or give --text TEXT.")
    return 0


def _inspect_text(text: str, destination: Destination) -> None:
    from msgcheck import api
    from msgcheck.errors import UsageError
    from msgcheck.reports.analysis_report import analysis_as_json, print_analysis

    if destination.format == "html":
        raise UsageError("--text has no HTML form. Use --format json or the console.")
    claim = api.analyse(text)
    if destination.format == "json":
        write_or_print([analysis_as_json(claim)], destination.file)
    else:
        from rich.console import Console

        print_analysis(claim, Console())


def _inspect_file(file: Given, workspace: Path | None, destination: Destination) -> None:
    from msgcheck import api
    from msgcheck.errors import UnreadableError, UsageError

    try:
        asset, extraction = api.inspect(file, workspace=workspace)
    except UnreadableError as error:
        raise UsageError(f"{file} cannot be read ({error.reason}): {error.detail}") from error
    if asset.page is not None and asset.page.url != asset.uri:
        click.echo(f"{asset.uri} is redirected, and read where it leads: {asset.page.url}", err=True)
    if destination.format == CONSOLE:
        from rich.console import Console

        from msgcheck.reports.inspection.console import print_inspection

        print_inspection(asset, extraction, Console())
    else:
        write_or_print([_written(destination.format, asset, extraction)], destination.file)


def _written(format_name: str, asset: Asset, extraction: Extraction) -> str:
    if format_name == "html":
        from msgcheck.reports.inspection.web_page import inspection_as_html

        return inspection_as_html(asset, extraction)
    from msgcheck.reports.inspection.json_form import inspection_as_json

    return inspection_as_json(asset, extraction)
