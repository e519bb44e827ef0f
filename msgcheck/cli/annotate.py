"""``msgcheck annotate``: the findings as comments in copies of the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import tell_among_assets
from msgcheck.cli.options import given_files, rule_options, workspace_option
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgcheck.annotate.annotating import AnnotatedAsset, Annotations
    from msgcheck.annotate.target import Target

_SHOWN_REASONS = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, callback=given_files)
@workspace_option
@rule_options
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", required=True,
    help="The folder for the copies; not one of the originals.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Write over copies that are there already.")
@click.option(
    "--legacy-comments", is_flag=True, help="Presentations: comments as before 2021, which all programs show."
)
@click.option("--all", "with_waived", is_flag=True, help="Waived findings too.")
@click.option("--leaks", is_flag=True, help="Also look for what leaves the house unseen: notes, comments, properties.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
def annotate(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    workspace: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: Path,
    overwrite: bool,
    legacy_comments: bool,
    with_waived: bool,
    leaks: bool,
    quiet: bool,
) -> int:
    """Write copies of PATHS with their findings as comments, at the shape or words they are about.

    The folder holds a copy of every file that could be read: with comments where something was found, else as it is.
    The originals are not changed. A copy may be annotated again: comments of msgcheck are replaced, those of people
    stay, and so does a comment of msgcheck that somebody has answered. What could not be put at its place is told.

    \b
    Examples:
      msgcheck annotate decks/ -o decks-annotated
      msgcheck annotate pitch.pptx -o for-review --select term,message
      msgcheck annotate pitch.pptx -o for-review --legacy-comments --overwrite
    """
    from msgcheck import api
    from msgcheck.annotate.target import require_apart
    from msgcheck.cli.progress_bar import progress_bar

    require_apart(output, paths)
    settings = api.open_workspace(workspace)
    options = api.ScanOptions(select=select, ignore=ignore, leaks=leaks, records=False)
    with progress_bar(hidden=quiet) as progress:
        annotations = api.annotate(
            paths, workspace=settings, options=options,
            legacy_comments=legacy_comments, with_waived=with_waived, progress=progress,
        )  # fmt: skip
    targets = api.annotation_targets(annotations, paths, output, overwrites=overwrite)
    api.write_annotations(annotations, targets)
    tell_among_assets([target.file for target in targets], settings)
    _tell(annotations, targets)
    return 0


def _tell(annotations: Annotations, targets: Sequence[Target]) -> None:
    """Say on standard error what was put in, what was not and why, and where the files are."""
    for each in annotations.assets:
        _tell_asset(each)
    for skipped in annotations.skipped:
        click.echo(f"{skipped.uri}: not read. {skipped.detail}", err=True)
    placed, elsewhere, left = annotations.counts
    findings = "1 finding" if placed + elsewhere == 1 else f"{placed + elsewhere} findings"
    where = f", {elsewhere} of them beside their place" if elsewhere else ""
    waived = f", {annotations.waived} waived" if annotations.waived else ""
    click.echo(f"{findings} put in as comments{where}; {left} left out{waived}.", err=True)
    if targets:
        others = f" and {len(targets) - 1} more" if len(targets) > 1 else ""
        click.echo(f"Written: {targets[0].file}{others}", err=True)


def _tell_asset(each: AnnotatedAsset) -> None:
    if each.reason:
        count = counted(len(each.findings), "finding")
        click.echo(f"{each.asset.uri}: {count} not put in. {each.reason}", err=True)
        return
    if each.done is None:
        return
    beside = Counter(reason for _, reason in each.done.elsewhere)
    lost = Counter(reason for _, reason in each.done.failed)
    for reasons, verb in ((beside, "beside their place"), (lost, "not put in")):
        for reason, times in reasons.most_common(_SHOWN_REASONS):
            click.echo(f"{each.asset.uri}: {times} {verb}. {reason.rstrip('.:')}.", err=True)
