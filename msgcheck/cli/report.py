"""``msgcheck report``: the drift report of a period."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import chosen_period, period_option, workspace_option
from msgcheck.cli.output import CONSOLE, Destination, pair_outputs, require_writable, write_bytes, write_or_print
from msgcheck.errors import UsageError

if TYPE_CHECKING:
    from msgcheck.config.settings import Settings
    from msgcheck.model.drift_report import DriftReport
    from msgcheck.model.period import Period

FORMATS = ("html", "pptx", "pdf", "json", "markdown", "xlsx")
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".pptx": "pptx", ".pdf": "pdf", ".json": "json", ".md": "markdown",
    ".xlsx": "xlsx",
}  # fmt: skip


@click.command()
@period_option
@click.option("--against", metavar="PERIOD", help="What to compare with. Default: the period before, if it has runs.")
@workspace_option
@click.option(
    "--format", "formats", multiple=True, type=click.Choice([CONSOLE, *FORMATS]),
    help="What to write; may be given several times, each paired with an --output. Default: console.",
)  # fmt: skip
@click.option(
    "--output", "-o", "outputs", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where to write it. Without it, one format goes to standard output.",
)  # fmt: skip
@click.option("--trace", "figure_id", metavar="FIGURE", help="List what stands behind the figure with this id.")
def report(  # noqa: PLR0917 - one parameter an option
    period: str | None,
    against: str | None,
    workspace: Path | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    figure_id: str | None,
) -> int:
    """Say how well the messages were told in a period, from the runs in the history.

    What each figure means and what it cannot say is in docs/measures.md. Every figure has an id (the JSON has them
    all), and --trace lists the assets, verdicts or findings that it was made from.

    \b
    Examples:
      msgcheck report
      msgcheck report --period 2026Q3 --format pptx --output drift.pptx --format pdf --output drift.pdf
      msgcheck report --period 2026H1 --against 2025H2 --format json
      msgcheck report --period 2026Q3 --trace score.kind.deck
    """
    from msgcheck import api
    from msgcheck.model.period import parse_period

    destinations = pair_outputs(formats, outputs, _SUFFIXES)
    periods = chosen_period(period), parse_period(against) if against else None
    if figure_id is not None:
        _require_traceable(destinations)
    _require_known(destinations)
    require_writable(destinations)
    settings = api.open_workspace(workspace)
    require_apart((destination.file for destination in destinations), (), settings)
    if figure_id is not None:
        return _write_trace(figure_id, periods, settings, destinations)
    made = api.drift_report(*periods, workspace=settings)
    for destination in destinations:
        _write(made, destination, settings)
        if destination.file is not None:
            click.echo(f"Written: {destination.file}", err=True)
    return 0


def _write(made: DriftReport, destination: Destination, settings: Settings) -> None:
    if destination.format == CONSOLE:
        from rich.console import Console

        from msgcheck.reports.drift.console import print_report

        print_report(made, Console())
        return
    from msgcheck.reports.drift.formats import DRIFT_FORMATS

    write_bytes(DRIFT_FORMATS[destination.format].load()(made, settings.report.template), destination.file)


def _write_trace(
    figure_id: str, periods: tuple[Period, Period | None], settings: Settings, destinations: Iterable[Destination]
) -> int:
    from msgcheck import api

    trace = api.trace_figure(figure_id, *periods, workspace=settings)
    for destination in destinations:
        if destination.format == CONSOLE:
            from rich.console import Console

            from msgcheck.reports.drift.trace_console import print_trace

            print_trace(trace, Console())
        else:
            from msgcheck.reports.drift.json_form import trace_as_json_lines

            write_or_print(trace_as_json_lines(trace), destination.file)
    return 0


def _require_traceable(destinations: Iterable[Destination]) -> None:
    for destination in destinations:
        if destination.format not in {CONSOLE, "json"}:
            raise UsageError(f"What stands behind a figure cannot be written as {destination.format}: use json.")


def _require_known(destinations: Iterable[Destination]) -> None:
    """Refuse what is not there, and a file that is no text on a terminal, before any work is done for it."""
    from msgcheck.reports.drift.formats import DRIFT_FORMATS

    for destination in destinations:
        if destination.format == CONSOLE:
            continue
        if destination.format not in DRIFT_FORMATS:
            raise UsageError(f"This msgcheck cannot write a report as {destination.format}: use json.")
        is_text = DRIFT_FORMATS[destination.format].is_text
        if not is_text and destination.file is None and sys.stdout.isatty():
            raise UsageError(f"A report as {destination.format} is no text for a terminal. Add --output FILE.")
