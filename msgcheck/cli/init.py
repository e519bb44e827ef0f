"""``msgcheck init``: a workspace to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click


@click.command()
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> int:
    """Make a workspace in FOLDER (default: here): a commented platform, glossary, rule pack and sample assets.

    No file that is already there is changed, and a workspace that is there gets no sample assets.

    \b
    Example:
      msgcheck init my-company
    """
    from msgcheck import api

    written, kept = api.init_workspace(folder)
    for path in written:
        click.echo(f"made  {path}", err=True)
    for path in kept:
        click.echo(f"kept  {path} (was there before)", err=True)
    where = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"Next: {where}msgcheck scan", err=True)
    return 0
