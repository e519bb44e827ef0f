"""``msgcheck calibrate``: fit the judge to what a company labelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import workspace_option
from msgcheck.cli.output import CONSOLE, Destination, require_writable, write_whole
from msgcheck.config.settings import Settings
from msgcheck.errors import UsageError
from msgcheck.model.calibration import CalibrationRecord

if TYPE_CHECKING:
    from msgcheck.measures.feedback.labels import ReviewLabels


@click.command()
@click.argument("pairs", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--from-history", is_flag=True, help="Take the findings that people reviewed, in place of PAIRS.")
@click.option(
    "--precision", type=click.FloatRange(0.5, 0.99), default=0.85, show_default=True, metavar="SHARE",
    help="The share of message findings that should be right.",
)  # fmt: skip
@workspace_option
@click.option("--format", "format_name", type=click.Choice([CONSOLE, "json"]), default=CONSOLE, help="What to print.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="The file to write, in the workspace. Default: its calibration.yaml.",
)  # fmt: skip
def calibrate(  # noqa: PLR0917 - one parameter an option
    pairs: Path | None,
    from_history: bool,
    precision: float,
    workspace: Path | None,
    format_name: str,
    output: Path | None,
) -> int:
    """Fit the judge to the labelled (message, passage) pairs of PAIRS (a JSON Lines file, as `evaluate` reads it).

    At least 50 labelled pairs with 10 faults (drifted or conflicting) about 3 messages are needed. What to expect is
    measured on pairs that took no part in the fit. Where that is no better than what ships, nothing is written.

    With --from-history the labels are what people said with `msgcheck review`: at least 50 reviewed findings of the
    judge, 10 of them right. Since these are findings only, nothing is learned of what was not found: only the
    probability from which on a finding is shown is fitted, and only upwards, and recall is not measured.

    \b
    Examples:
      msgcheck calibrate labelled.jsonl
      msgcheck calibrate --from-history --precision 0.9
    """
    from msgcheck import api
    from msgcheck.reference.calibration_file import CALIBRATION, calibration_text

    if (pairs is None) != from_history:
        raise UsageError("Give either PAIRS.jsonl or --from-history.")
    settings = api.open_workspace(workspace)
    target = _within(settings.root, output or settings.root / CALIBRATION)
    require_writable([Destination(CONSOLE, target)])
    require_apart([target], [pairs] if pairs else [], settings)
    if from_history:
        record, labels = api.calibrate_from_history(workspace=settings, wished_precision=precision)
        _tell_unused(labels)
    elif pairs is not None:
        record = api.calibrate(pairs, workspace=settings, wished_precision=precision)
    if record.calibration.keeps_shipped:
        written = None
    else:
        write_whole(target, [calibration_text(record)])
        written = target.relative_to(settings.root).as_posix()
    _print(record, format_name, written, _named(settings))
    return 0


def _tell_unused(labels: ReviewLabels) -> None:
    """Count the reviews that give no label, and why."""
    unused = {
        "wrong, without the reason": labels.unclear,
        "not of the judge": labels.not_judged,
        "of a finding or message that is gone": labels.gone,
    }
    said = [f"{count:,} {why}" for why, count in unused.items() if count]
    if said:
        click.echo(f"Reviews that give no label: {', '.join(said)}.", err=True)


def _named(settings: Settings) -> str | None:
    """Return the calibration that the settings name, as a path from the workspace, where there is one."""
    path = settings.calibration
    return path.resolve().relative_to(settings.root).as_posix() if path and path.exists() else None


def _within(root: Path, file: Path) -> Path:
    """Return the path of ``file``, links followed; msgcheck.toml can name only what lies in the workspace."""
    target = file.resolve()
    if root not in target.parents:
        raise UsageError(f"{file} lies outside the workspace {root}. Choose another --output.")
    return target


def _print(record: CalibrationRecord, format_name: str, written: str | None, named: str | None) -> None:
    from msgcheck.reports.calibration_report import calibration_as_json, print_calibration

    if format_name == "json":
        click.echo(calibration_as_json(record, written), nl=False)
    else:
        from rich.console import Console

        print_calibration(record, Console(), file=written, named=named)
