"""``msgcheck fix``: put the suggested words into the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import tell_among_assets
from msgcheck.cli.fix_output import show_diff, tell_unfixed
from msgcheck.cli.options import given_files, rule_options, workspace_option
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgcheck.annotate.fixing import Fixes
    from msgcheck.annotate.target import Target

_FOLDER = Path("fixed")


@click.command()
@click.argument("paths", nargs=-1, required=True, callback=given_files)
@workspace_option
@rule_options
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="The folder for the fixed copies. Default: fixed",
)  # fmt: skip
@click.option("--in-place", is_flag=True, help="Change the files themselves; the old content is kept as NAME.bak.")
@click.option("--overwrite", is_flag=True, help="Write over copies that are there already.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--quiet", "-q", is_flag=True, help="Show no diff, unless with --dry-run, and no progress.")
def fix(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    workspace: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: Path | None,
    in_place: bool,
    overwrite: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Replace the words of PATHS for which a rule has exactly one suggestion.

    Presentations, Word documents, web pages, Markdown and text files are changed, and in them nothing but those words:
    formatting, links, pictures and animations stay. Copies are written to a folder; files without a finding are copied
    as they are. What stays, and why, is told.

    \b
    Examples:
      msgcheck fix decks/ --dry-run
      msgcheck fix decks/ --output decks-fixed
      msgcheck fix pitch.pptx --in-place --select term.deprecated
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.errors import UsageError

    if in_place and (output is not None or overwrite):
        raise UsageError("--in-place changes the files themselves; it takes no --output and no --overwrite.")
    settings = api.open_workspace(workspace)
    with progress_bar(hidden=quiet) as progress:
        fixes = api.fix(paths, workspace=settings, select=select, ignore=ignore, progress=progress)
    folder = None if in_place else output or _FOLDER
    targets = () if dry_run else api.fix_targets(fixes, paths, folder=folder, overwrites=overwrite)
    if dry_run or not quiet:
        show_diff(fixes, {target.path: str(target.file) for target in targets})
    if not dry_run:
        api.write_fixes(fixes, targets)
        tell_among_assets([] if in_place else [target.file for target in targets], settings)
    _tell(fixes, targets, is_dry=dry_run)
    return 0


def _tell(fixes: Fixes, targets: Sequence[Target], *, is_dry: bool) -> None:
    """Say on standard error what was fixed, what was not and why, and where the files are."""
    for each in fixes.assets:
        tell_unfixed(each)
    for skipped in fixes.skipped:
        click.echo(f"{skipped.uri}: not read. {skipped.detail}", err=True)
    count = sum(len(each.fix.fixed) for each in fixes.assets)
    changed = sum(each.fix.data is not None for each in fixes.assets)
    left = sum(len(each.fix.unfixed) for each in fixes.assets)
    verb = "would be fixed" if is_dry else "fixed"
    files = f"{changed:,} of {counted(len(fixes.assets), 'file')}"
    click.echo(f"{counted(count, 'finding')} {verb} in {files}, {left:,} left.", err=True)
    click.echo("Only words are fixed: `msgcheck annotate` comments on messages and claims.", err=True)
    if targets and not is_dry:
        others = f" and {len(targets) - 1} more" if len(targets) > 1 else ""
        click.echo(f"Written: {targets[0].file}{others}", err=True)
