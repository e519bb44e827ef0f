"""``msgcheck digest``: what each owner of assets, and those who own the messages, should know of a period."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

import click

from msgcheck.cli.options import chosen_period, period_option, workspace_option
from msgcheck.cli.output import write_bytes

_UNSAFE = re.compile(r"[^a-z0-9.@-]+")
_FIELD = "what-the-field-says"


@click.command()
@period_option
@click.option("--owner", metavar="NAME", help="Only the digest of this owner of assets.")
@workspace_option
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(["markdown", "html", "eml"]),
    help="What to write; may be given several times. Default: markdown.",
)  # fmt: skip
@click.option(
    "--output", "-o", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="The folder to write into, one file for each digest and format.",
)  # fmt: skip
def digest(
    period: str | None, owner: str | None, workspace: Path | None, formats: tuple[str, ...], folder: Path
) -> int:
    """Write a digest for each owner of assets: what was decided, what to change, where and by when, and what was put
    right. Beside them one for those who own the messages: which claims no message covers, which changes reviewers
    accepted, what drifts most. Figures are those of `msgcheck report`.

    Nothing is sent. A mail (eml) opens as a draft, addressed where the owner is an address.

    \b
    Examples:
      msgcheck digest --period 2026Q3 -o digests
      msgcheck digest --owner sales --format eml --format html -o digests
    """
    from msgcheck import api
    from msgcheck.reports.digest_formats import DIGEST_FORMATS
    from msgcheck.reports.digest_view import field_view, owner_view

    field, owners = api.make_digests(chosen_period(period), owner, workspace=workspace)
    views = {_FIELD: field_view(field)} if owner is None else {}
    for each in owners:
        views[_unused(_file_name(each.owner), views)] = owner_view(each)
    for name, view in views.items():
        for format_name in formats or ("markdown",):
            suffix, make = DIGEST_FORMATS[format_name]
            file = folder / f"{name}{suffix}"
            write_bytes(make(view), file)
            click.echo(f"Written: {file}", err=True)
    return 0


def _file_name(owner: str) -> str:
    """Return a name that is safe in every folder: whoever owns assets may be called anything."""
    return _UNSAFE.sub("-", owner.casefold()).strip("-.")[:80] or "no-owner"


def _unused(name: str, taken: Container[str]) -> str:
    number, unused = 2, name
    while unused in taken:
        unused, number = f"{name}-{number}", number + 1
    return unused
