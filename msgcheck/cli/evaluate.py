"""``msgcheck evaluate``: how well the judge judges labelled pairs."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import format_option, output_option, workspace_option
from msgcheck.cli.output import one_destination, write_or_print


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@workspace_option
@format_option
@output_option
def evaluate(pairs: Path, workspace: Path | None, format_name: str | None, output: Path | None) -> int:
    """Judge the labelled (message, passage) pairs of PAIRS (a JSON Lines file) and measure the judge.

    Each line: {"pair_id", "message_id", "passage", "context", "label"}; the label (aligned, drifted, conflicting,
    unrelated) may be left out.

    \b
    Example:
      msgcheck evaluate labelled.jsonl
    """
    from msgcheck import api
    from msgcheck.reports.evaluation_report import evaluation_as_json, print_evaluation

    destination = one_destination(format_name, output)
    require_apart([destination.file], [pairs])
    evaluation = api.evaluate(pairs, workspace=workspace)
    if destination.format == "json":
        write_or_print([evaluation_as_json(evaluation)], destination.file)
    else:
        from rich.console import Console

        print_evaluation(evaluation, Console())
    return 0
