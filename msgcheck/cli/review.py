"""``msgcheck review``: people say which findings are right."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.cli.options import given_paths, names, workspace_option
from msgcheck.cli.output import CONSOLE
from msgcheck.cli.review_answers import ask_answer, ask_why_wrong
from msgcheck.config.written_file import is_printable
from msgcheck.errors import UsageError
from msgcheck.measures.feedback.labels import is_told
from msgcheck.model.address import Given
from msgcheck.model.review_mark import ReviewMark
from msgcheck.reports.wording import counted

if TYPE_CHECKING:
    from msgcheck.api.reviewing import ReviewGroup
    from msgcheck.config.settings import Settings

_DEFAULT = "ask"


class _ReviewGroup(click.Group):
    """A group whose first command is meant where none is named: ``msgcheck review decks/``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if is_named else [_DEFAULT, *args])


@click.group(cls=_ReviewGroup, options_metavar="", subcommand_metavar="[ask] [PATHS]... | mark | list")
def review() -> None:
    """Say which findings are right, wrong, or a change that the message should follow.

    Answers are kept in the history, with who, when and a note. Wrong and right ones feed `msgcheck calibrate
    --from-history`, accepted ones `msgcheck platform propose`.

    \b
    Examples:
      msgcheck review
      msgcheck review decks/ --rule claim --by Ana
      msgcheck review mark v1:9f2c wrong --note "quoted from a customer"
      msgcheck review list
    """


_by_option = click.option("--by", metavar="NAME", help="Who says so. Default: the name you are logged in with.")


@review.command(_DEFAULT)
@click.argument("paths", nargs=-1, callback=given_paths)
@workspace_option
@click.option(
    "--rule", "rules", multiple=True, callback=names, metavar="RULES",
    help="Only these rules or groups. Default: message and claim, which weigh what words mean.",
)  # fmt: skip
@_by_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="Ask at most N times."
)
def ask(paths: tuple[Given, ...], workspace: Path | None, rules: tuple[str, ...], by: str | None, limit: int) -> int:
    """Show findings of PATHS (default: all) as last recorded, and ask of each whether it is right.

    Shown is what nobody has reviewed or waived, least sure first; what tells the same elsewhere can be answered with
    it. An answer is r (right), w (wrong), a (accepted change), s (skip) or q (quit) and Enter; words behind the key are
    kept as a note. Each answer is kept at once: stopping loses none.

    \b
    Example:
      msgcheck review decks/ --limit 50
    """
    from msgcheck import api

    settings = api.open_workspace(workspace)
    who = _name(by)
    queue = api.findings_to_review(paths, workspace=settings, rules=rules, limit=limit)
    if not queue.groups:
        click.echo("Nothing to review: every such finding that is recorded has an answer or a waiver.", err=True)
        return 0
    kept = 0
    try:
        for count in _answers(queue.groups, settings, who):
            kept += count
    except (click.Abort, KeyboardInterrupt):  # Ctrl-C, or the end of the input: as q
        click.echo("", err=True)
    left = f" Further findings to review: {queue.left:,}." if queue.left else ""
    click.echo(f"Findings marked by {who}: {kept:,}.{left}", err=True)
    return 0


@review.command()
@click.argument("fingerprint")
@click.argument("mark", type=click.Choice([mark.value for mark in ReviewMark]), metavar="MARK")
@workspace_option
@_by_option
@click.option("--note", default="", help="Why.")
def mark(fingerprint: str, mark: str, workspace: Path | None, by: str | None, note: str) -> int:
    """Say of one finding that it is right, wrong or accepted, without being asked.

    FINGERPRINT stands in the JSON of a scan; its beginning is enough. MARK is right, wrong (or why: aligned, where the
    words tell the message as they should, unrelated, where they are not about it), or accepted, where the message is
    to change. A later mark takes the place of an earlier one; both are kept.

    \b
    Example:
      msgcheck review mark v1:9f2c accepted --by Ana --note "agreed with product in July"
    """
    from msgcheck import api

    who = _name(by)
    finding, reviews = api.mark_finding(
        fingerprint, ReviewMark(mark), by=who, note=_note(note), workspace=api.open_workspace(workspace)
    )
    what = f"{finding.rule} “{finding.quote}”" if finding.quote else finding.rule
    click.echo(f"Marked {mark} by {who}: {what} in {', '.join(review.asset for review in reviews)}", err=True)
    return 0


@review.command("list")
@workspace_option
@click.option("--format", "format_name", type=click.Choice([CONSOLE, "json"]), default=CONSOLE, help="What to print.")
def list_command(workspace: Path | None, format_name: str) -> int:
    """List what was said of findings, newest first.

    \b
    Example:
      msgcheck review list --format json
    """
    from rich.console import Console

    from msgcheck import api
    from msgcheck.reports.review_console import print_reviews
    from msgcheck.reports.review_json import reviews_as_json

    reviews = api.list_reviews(workspace=workspace)
    if format_name == "json":
        click.echo(reviews_as_json(reviews), nl=False)
    elif reviews:
        print_reviews(reviews, Console())
    else:
        click.echo("Nobody has reviewed a finding yet. Begin with `msgcheck review`.", err=True)
    return 0


def _answers(groups: Sequence[ReviewGroup], settings: Settings, who: str) -> Iterator[int]:
    """Ask about each of ``groups``, keep each answer at once, and yield how many findings it marked."""
    from rich.console import Console

    from msgcheck import api
    from msgcheck.reports.review_console import print_question

    console = Console()
    messages = {message.id: message for message in api.open_reference(settings).platform.messages}
    for number, group in enumerate(groups, start=1):
        print_question(
            group.finding,
            [other.uri for other in group.alike.members[1:]],
            messages,
            console,
            f"{number} of {len(groups)}",
        )
        answer = ask_answer()
        if answer.is_last:
            return
        if answer.mark is not None:
            mark = ask_why_wrong() if answer.mark is ReviewMark.WRONG and is_told(group.finding) else answer.mark
            meant = group.alike.members if _holds_for_all(group) else group.same
            yield len(api.record_answer(meant, mark, by=who, note=answer.note, workspace=settings))


def _holds_for_all(group: ReviewGroup) -> bool:
    count = len(group.others)
    return bool(count) and click.confirm(
        f"Is it the same where other passages say it ({counted(count, 'finding')})?", default=True
    )


def _name(by: str | None) -> str:
    """Return who says so, given or logged in."""
    try:
        who = getpass.getuser() if by is None else by.strip()
    except (OSError, KeyError) as error:  # a process without a user's name
        raise UsageError("Your name is not known here. Give it with --by NAME.") from error
    if not who or "\n" in who or not is_printable(who):
        raise UsageError("--by must be one line of text.")
    return who


def _note(text: str) -> str:
    if "\n" in text or not is_printable(text):
        raise UsageError("A note must be one line of text.")
    return text.strip()
