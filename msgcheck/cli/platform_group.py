"""``msgcheck platform``: its lint, documents and glossaries in, the glossary out in forms of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import (
    exit_code_of,
    fail_on_option,
    format_option,
    output_option,
    rule_options,
    scan_options,
    workspace_option,
)
from msgcheck.cli.output import one_destination, require_writable, tell_losses, write_or_print, write_whole
from msgcheck.cli.platform_import import import_platform
from msgcheck.errors import UsageError


@click.group()
def platform() -> None:
    """Look for what is wrong with the platform, compare two versions, bring documents and glossaries in and out,
    propose messages.
    """


@platform.command()
@workspace_option
@format_option
@output_option
@fail_on_option("Exit with 1 when something this bad or worse is found.", default="error")
def validate(workspace: Path | None, format_name: str | None, output: Path | None, fail_on: str) -> int:
    """Read messages, personas, glossary and rule packs, and tell what is wrong with them.

    Mistakes of form are told with file, line and the way out. Then it looks for messages that clash, have run out,
    lack evidence, are required where no asset can be, or use words that the glossary or a rule pack reports.

    \b
    Example:
      msgcheck platform validate --fail-on warning

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 the platform, the glossary or a rule pack cannot
    be read.
    """
    from msgcheck import api
    from msgcheck.reports.validation_report import print_validation, validation_as_json

    destination = one_destination(format_name, output)
    require_writable([destination])
    settings = api.open_workspace(workspace)
    done = api.validate_platform(workspace=settings)
    if destination.format == "json":
        write_or_print([validation_as_json(done.reference, done.flaws, settings.root)], destination.file)
    else:
        from rich.console import Console

        print_validation(done.reference, done.flaws, Console(), Path.cwd())
    return exit_code_of((severity for severity, _ in done.flaws), fail_on)


@platform.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("new", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@workspace_option
@rule_options
@format_option
@output_option
@fail_on_option("Exit with 1 when the change makes a finding this bad or worse.", default="never")
@click.option("--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes that read.")
@click.option("--no-cache", is_flag=True, help="Read and judge everything anew.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def diff(
    *,
    old: Path,
    new: Path | None,
    workspace: Path | None,
    format_name: str | None,
    output: Path | None,
    fail_on: str,
    quiet: bool,
    **options: Any,  # noqa: ANN401 - those of scan_options
) -> int:
    """Compare the platform in the folder OLD with that in NEW (default: the workspace's), and list the assets that the
    change makes wrong.

    Every message, term and persona that was added, removed or changed is told, field by field. Then all assets of the
    workspace are checked against both; nothing is recorded. --select and --ignore choose the rules; by default they
    are those of term, message and claim.

    \b
    Examples:
      msgcheck platform diff platform-2026Q2
      msgcheck platform diff platform drafts/platform-2027 --format json

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 one of the two platforms cannot be read.
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.reports.platform_diff_report import diff_as_json, print_diff

    destination = one_destination(format_name, output)
    require_writable([destination])
    asked = scan_options(**options, leaks=False, no_record=True)
    with progress_bar(hidden=quiet) as progress:
        done = api.compare_platforms(old, new, workspace=workspace, options=asked, progress=progress)
    if destination.format == "json":
        write_or_print([diff_as_json(done)], destination.file)
    else:
        from rich.console import Console

        print_diff(done, Console())
    return exit_code_of((finding.severity for finding in done.made), fail_on)


platform.add_command(import_platform)


@platform.command("export")
@workspace_option
@click.option(
    "--format", "format_name", type=click.Choice(["tbx", "tbx-dct", "csv", "vale"]), required=True,
    help="TBX-Basic in the style DCA or DCT, a table, or a Vale style.",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="PATH",
    help="The file to write; for vale the folder, which gives the style its name. Default: standard output.",
)  # fmt: skip
def export(workspace: Path | None, format_name: str, output: Path | None) -> int:
    """Write the glossary in the form of another tool. What that form cannot hold is told entry by entry.

    \b
    Example:
      msgcheck platform export --format vale --output styles/Acme
    """
    from msgcheck import api

    if format_name == "vale" and output is None:
        raise UsageError("A Vale style is a folder. Add --output FOLDER.")
    settings = api.open_workspace(workspace)
    require_apart([output], (), settings)
    files, losses = api.export_glossary(format_name, workspace=settings)
    tell_losses(losses)
    if format_name == "vale" and output is not None:
        for name, text in files.items():
            write_whole(output / name, [text])
            click.echo(f"Written: {output / name}", err=True)
        return 0
    write_or_print(files.values(), output)
    return 0


@platform.command()
@workspace_option
@output_option
@click.option("--append", is_flag=True, help="Put the drafts behind the messages of platform/messages.yaml.")
def propose(workspace: Path | None, output: Path | None, append: bool) -> int:
    """Write draft messages from what the field says: findings that reviewers accepted (`msgcheck review`), and claims
    in use that no message covers.

    Each draft has the sentence as it is used, and in comments who accepted it, which message it would replace, and in
    which assets it stands how often. Drafts have status: draft, so nothing is held to them. Nothing of messages.yaml is
    touched, unless --append puts them at its end.

    \b
    Example:
      msgcheck platform propose --output drafts.yaml
    """
    from msgcheck import api

    if append and output is not None:
        raise UsageError("Give either --output or --append.")
    settings = api.open_workspace(workspace)
    require_apart([output], (), settings)
    made = api.propose_messages(workspace=settings)
    for count, why in ((made.known, "stand in the platform already"), (made.too_long, "are too long for a message")):
        if count:
            click.echo(f"Left out, since they {why}: {count:,}.", err=True)
    if not made.proposals:
        click.echo("Nothing to propose: no finding is accepted, and no claim is without a message.", err=True)
        return 0
    if append:
        output, text = api.append_proposals(made, workspace=settings)
    else:
        text = api.proposals_text(made, workspace=settings)
    write_or_print([text], output)
    click.echo(f"Drafts: {len(made.proposals):,}", err=True)
    return 0
