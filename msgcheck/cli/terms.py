"""``msgcheck terms``: proposals for the glossary from the corpus, accepted or discarded one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.apart import require_apart
from msgcheck.cli.options import format_option, given_paths, output_option, workspace_option
from msgcheck.cli.output import one_destination, require_writable, write_or_print, write_whole
from msgcheck.model.address import Given

if TYPE_CHECKING:
    from msgcheck.model.term import Term


@click.group()
def terms() -> None:
    """Find terms that the assets use and the glossary has not, and decide on them."""


@terms.command()
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@click.option(
    "--min-count", type=click.IntRange(1), default=3, show_default=True, metavar="N",
    help="Propose what is met in this many different passages or more.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(1, 1000), default=30, show_default=True, metavar="N", help="Best proposals.")
@format_option
@output_option
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def mine(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Given, ...],
    workspace: Path | None,
    min_count: int,
    top: int,
    format_name: str | None,
    output: Path | None,
    quiet: bool,
) -> int:
    """Propose terms from PATHS (default: every asset of the workspace): names and noun phrases that are frequent here
    and not in English at large, and other spellings of terms that the glossary has.

    Each has an id for `msgcheck terms accept` and `discard`, and sentences with their places. What the glossary or a
    rule pack has in any form is not proposed, and what was discarded never again.

    \b
    Examples:
      msgcheck terms mine
      msgcheck terms mine decks/ --format json --output proposals.json
    """
    from msgcheck import api
    from msgcheck.cli.progress_bar import progress_bar
    from msgcheck.reports.proposals_json import proposals_as_json_lines

    destination = one_destination(format_name, output)
    require_writable([destination])
    settings = api.open_workspace(workspace)
    require_apart([destination.file], paths, settings)
    with progress_bar(hidden=quiet) as progress:
        mining = api.mine_terms(paths, workspace=settings, least=min_count, most=top, progress=progress)
    write_whole(api.proposals_file(settings), proposals_as_json_lines(mining))
    if destination.format == "json":
        write_or_print(proposals_as_json_lines(mining), destination.file)
    else:
        from rich.console import Console

        from msgcheck.reports.proposals_console import print_proposals

        print_proposals(mining, Console())
    return 0


@terms.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@workspace_option
@click.option("--definition", metavar="TEXT", help="What the term means. With one ID only.")
def accept(ids: tuple[str, ...], workspace: Path | None, definition: str | None) -> int:
    """Write proposals into platform/glossary.yaml; a spelling becomes a deprecated form of its term.

    ID is one that `msgcheck terms mine` showed last, or that of an entry with status: proposed or discarded. Nothing
    else in the file is touched.

    \b
    Example:
      msgcheck terms accept supply-chain --definition "Everybody who has a part in what we ship."
    """
    from msgcheck import api
    from msgcheck.errors import UsageError

    if definition is not None and len(ids) > 1:
        raise UsageError("--definition is of one term. Give one ID with it.")
    path, text = api.accept_terms(ids, workspace=workspace, definition=definition)
    write_whole(path, [text])
    click.echo(f"Accepted into {path}: {', '.join(ids)}", err=True)
    return 0


@terms.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@workspace_option
@click.option("--reason", metavar="TEXT", help="Why; becomes the note of the entry.")
def discard(ids: tuple[str, ...], workspace: Path | None, reason: str | None) -> int:
    """Remember in platform/glossary.yaml that a proposal is not wanted: it is never proposed again.

    ID is as for `msgcheck terms accept`; an approved term is not discarded.

    \b
    Example:
      msgcheck terms discard blog-post --reason "Nothing of ours."
    """
    from msgcheck import api

    path, text = api.discard_terms(ids, workspace=workspace, reason=reason)
    write_whole(path, [text])
    click.echo(f"Discarded in {path}: {', '.join(ids)}", err=True)
    return 0


@terms.command("list")
@workspace_option
@click.option(
    "--status", type=click.Choice(["proposed", "approved", "deprecated", "discarded"]), help="Only these entries."
)
def list_terms(workspace: Path | None, status: str | None) -> int:
    """List the entries of the glossary: status, id, preferred form, and what replaces a deprecated one."""
    from msgcheck import api

    entries = [term for term in api.list_terms(workspace=workspace) if status is None or term.status == status]
    width = max((len(term.id) for term in entries), default=0)
    for term in entries:
        click.echo(f"{term.status:<10}  {term.id:<{width}}  {_described(term)}")
    return 0


def _described(term: Term) -> str:
    said = term.preferred + (f" ({term.abbreviation})" if term.abbreviation else "")
    said += f" -> {term.replaced_by}" if term.replaced_by else ""
    return said
