"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from msgcheck.api import ScanOptions

F = TypeVar("F", bound=Callable[..., Any])

workspace_option = click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The workspace to use. Default: the nearest folder upwards with a msgcheck.toml.",
)


def names(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated names, given once or several times."""
    return tuple(name.strip() for text in value for name in text.split(",") if name.strip())


def given_paths(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the paths; an empty one (a shell variable that is not set) would mean the current folder."""
    if "" in value:
        raise click.BadParameter("an empty path was given. Name a file or a folder.")
    return tuple(Path(text) for text in value)


def rule_options(command: F) -> F:
    """Add ``--select`` and ``--ignore``."""
    select = click.option(
        "--select", multiple=True, callback=names, metavar="RULES",
        help="Only these rules or groups, comma-separated: 'term' or 'term.deprecated,message'.",
    )  # fmt: skip
    ignore = click.option(
        "--ignore", multiple=True, callback=names, metavar="RULES", help="Not these rules or groups, comma-separated."
    )
    return select(ignore(command))


def scan_options(
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    leaks: bool,
    jobs: int | None,
    no_cache: bool,
    no_record: bool,
) -> ScanOptions:
    """Return what the options of a command that makes a run ask for."""
    from msgcheck import api

    return api.ScanOptions(
        select=select, ignore=ignore, leaks=leaks, jobs=jobs, uses_cache=not no_cache, records=not no_record
    )
