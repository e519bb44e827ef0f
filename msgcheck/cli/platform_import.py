"""``msgcheck platform import``: a platform document, or the terms of another tool, into the platform."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.options import workspace_option
from msgcheck.cli.output import tell_losses, write_whole
from msgcheck.errors import UsageError
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from msgcheck.api.importing import DocumentImport

_SHOWN_LEFT = 10


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@workspace_option
@click.option(
    "--format", "format_name", type=click.Choice(["docx", "md", "tbx", "skos", "csv"]),
    help="What FILE is. Default: by its name.",
)  # fmt: skip
@click.option(
    "--language", metavar="TAG",
    help="Take the terms of this language; of a document, say that this is its own. Default: the platform's.",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write new files into this folder, and leave the platform as it is. DOCX and Markdown only.",
)  # fmt: skip
@click.option("--approved", "is_approved", is_flag=True, help="The document is approved: its messages are no drafts.")
@click.option("--dry-run", is_flag=True, help="Only say what would be added and what would not be held.")
def import_platform(
    *, file: Path, workspace: Path | None, format_name: str | None, language: str | None, output: Path | None,
    is_approved: bool, dry_run: bool,
) -> int:  # fmt: skip
    """Add what FILE says to the platform: messages, personas and terms of a document (DOCX, Markdown), or the terms of
    another tool: TBX (both styles), SKOS (Turtle, RDF/XML), or a table (CSV) with the columns of the glossary, of which
    only `preferred` must be there.

    A document is understood by its headings, lead-in words, tables and questions: Tagline, Value propositions, Proof
    points, Personas, Say this, not that. Its messages are drafts, which nothing is checked against, unless it says that
    they are approved. What is not understood is told and counted, and stands as comments below the messages.

    What stands in the platform stays as it is, comments too. A message or term that is there already is not changed;
    what FILE says otherwise of it is told, and so is everything else that could not be held.

    \b
    Examples:
      msgcheck platform import "Messaging house.docx" --dry-run
      msgcheck platform import terms.tbx --language en
    """
    from msgcheck.api.importing import DOCUMENT_FORMATS
    from msgcheck.extract.reading import format_of

    chosen = format_name or format_of(file.name)
    if chosen in DOCUMENT_FORMATS:
        return _import_document(file, workspace, chosen, language, output, is_approved=is_approved, dry_run=dry_run)
    if format_name is None and chosen not in {None, "csv", "tsv"}:
        raise UsageError(f"{file} is {chosen}. Save it as DOCX or Markdown, and import that.")
    if output is not None or is_approved:
        raise UsageError(
            f"{'--output' if output else '--approved'} is for documents (DOCX, Markdown), and {file} is none."
        )
    return _import_terms(file, workspace, format_name, language, dry_run=dry_run)


def _import_terms(
    file: Path, workspace: Path | None, format_name: str | None, language: str | None, *, dry_run: bool
) -> int:
    from msgcheck import api

    path, additions = api.import_terms(file, workspace=workspace, format_name=format_name, language=language)
    tell_losses(additions.losses)
    if additions.added and not dry_run:
        write_whole(path, [additions.glossary.content])
    verb = "Would add" if dry_run else "Added"
    click.echo(f"{verb} {counted(len(additions.added), 'term')} to {path}.", err=True)
    for term_id in additions.added if dry_run else ():
        click.echo(term_id)
    return 0


def _import_document(
    file: Path, workspace: Path | None, format_name: str | None, language: str | None, output: Path | None,
    *, is_approved: bool, dry_run: bool,
) -> int:  # fmt: skip
    from msgcheck import api

    done = api.import_document(
        file, workspace=workspace, folder=output, format_name=format_name, language=language, is_approved=is_approved
    )
    additions = done.additions
    tell_losses(additions.losses)
    if not dry_run:
        for path, text in additions.files:
            write_whole(path, [text])
    for name in (*additions.messages, *additions.personas, *additions.terms) if dry_run else ():
        click.echo(name)
    _tell_left(done, file, shows_all=dry_run or not additions.messages)
    _tell_unread(done)
    verb = "Would add" if dry_run else "Added"
    counts = [counted(len(ids), thing) for ids, thing in (
        (additions.messages, "message"), (additions.personas, "persona"), (additions.terms, "term"))]  # fmt: skip
    says_something = any((done.imported.messages, done.imported.personas, done.imported.terms))
    known = "the platform, which has all of it" if says_something else "the platform"
    where = additions.files[0][0].parent if additions.files else known
    click.echo(f"{verb} {', '.join(counts)} to {where}.", err=True)
    _tell_next(done)
    return 0


def _tell_next(done: DocumentImport) -> None:
    """Say what is to be done with drafts, or with a document in which no message was found."""
    drafts = done.additions.draft_count
    if drafts:
        said = f"{counted(drafts, 'message')} {'is a draft' if drafts == 1 else 'are drafts'}"
        way_out = "Nothing is checked against a draft: look through them, and write status: approved."
        click.echo(f"{said}. {way_out}", err=True)
    if not done.imported.messages:
        way_out = "Headings tell what a text is: write Tagline, Value propositions or Proof points above it."
        click.echo(f"No message was found. {way_out}", err=True)


def _tell_left(done: DocumentImport, file: Path, *, shows_all: bool) -> None:
    """Say what of the document became nothing; where it stands as comments, the first of it."""
    from msgcheck.config.mistakes import quoted
    from msgcheck.model.place import describe_place

    left = done.imported.left
    for each in left if shows_all else left[:_SHOWN_LEFT]:
        click.echo(f"{file}: {describe_place(each.place)}: {quoted(each.text)}: {each.reason}.", err=True)
    if left and not shows_all:
        click.echo(
            f"Not understood: {counted(len(left), 'text')}. All of them stand as comments below the messages.", err=True
        )


def _tell_unread(done: DocumentImport) -> None:
    """Say what was not looked at: layers beside the body, parts that could not be read."""
    from msgcheck.model.passage import Layer

    layers = Counter(
        str(each.layer) for each in done.extraction.passages if each.layer not in {Layer.BODY, Layer.METADATA}
    )
    if layers:
        counts = ", ".join(f"{layer} {count}" for layer, count in sorted(layers.items()))
        click.echo(f"Not looked at: {counted(layers.total(), 'text')} outside the body ({counts}).", err=True)
    for part in done.extraction.coverage.unread:
        click.echo(f"Not read: {part.part}: {part.reason}", err=True)
