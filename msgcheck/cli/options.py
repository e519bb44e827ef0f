"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from msgcheck.cli.output import CONSOLE
from msgcheck.model.address import Given, address_of, given_of, is_address

if TYPE_CHECKING:
    from msgcheck.api import ScanOptions
    from msgcheck.model.period import Period
    from msgcheck.model.severity import Severity

F = TypeVar("F", bound=Callable[..., Any])
_NEVER = "never"

workspace_option = click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The workspace to use. Default: the nearest folder upwards with a msgcheck.toml.",
)


format_option = click.option(
    "--format", "format_name", type=click.Choice([CONSOLE, "json"]), help="What to write. Default: console."
)
output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to."
)


period_option = click.option(
    "--period", metavar="PERIOD",
    help="A quarter (2026Q3), half year (2026H1), month (2026-07) or year. Default: the quarter of today.",
)  # fmt: skip


def chosen_period(period: str | None) -> Period:
    """Return what ``--period`` names, or the quarter of today."""
    from msgcheck.model.period import parse_period, quarter_of

    return parse_period(period) if period else quarter_of(datetime.now(UTC))


def given_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that is written as everywhere else: 2026-12-31."""
    try:
        return None if value is None else datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - nowhere's hour
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no date. Write year-month-day, such as 2026-12-31.") from error


def fail_on_option(told: str, default: str | None = None) -> Callable[[F], F]:
    """Return ``--fail-on``, whose help is ``told``; its ``default`` is shown where there is one."""
    severities = click.Choice(["error", "warning", "suggestion", _NEVER])
    return click.option("--fail-on", type=severities, default=default, show_default=default is not None, help=told)


def exit_code_of(severities: Iterable[Severity], fail_on: str) -> int:
    """Return 1 where one of ``severities`` is what ``--fail-on`` names or worse, else 0."""
    from msgcheck.model.severity import Severity

    return int(fail_on != _NEVER and any(each.rank <= Severity(fail_on).rank for each in severities))


def names(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated names, given once or several times; an empty one would silently mean all or none."""
    given = tuple(name.strip() for text in value for name in text.split(","))
    if "" in given:
        raise click.BadParameter("an empty name was given. Name rules or groups, or leave the option out.")
    return given


def given_files(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the paths; an empty one (a shell variable that is not set) would mean the current folder."""
    if "" in value:
        raise click.BadParameter("an empty path was given. Name a file or a folder.")
    if address := next(filter(is_address, value), None):
        raise click.BadParameter(
            f"{address_of(address)} is a web address. Change the page where it is made, or save it as a file."
        )
    return tuple(Path(text) for text in value)


def given_paths(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[Given, ...]:
    """Return the paths of files and folders, and the web addresses; see :func:`given_files`."""
    files = given_files(context, parameter, tuple(text for text in value if not is_address(text)))
    return (*files, *(address_of(text) for text in value if is_address(text)))


def given_path(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Given | None:
    """Return the path of a file, or the web address, where one is given."""
    return None if value is None else given_of(value)


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
