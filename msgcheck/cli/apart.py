"""What a command writes never takes the place of what is read, nor of a history: assets, platform, packs, settings."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from msgcheck.errors import UsageError

if TYPE_CHECKING:
    from msgcheck.config.settings import Settings
    from msgcheck.model.address import Given

_HEAD_SIZE = 4096
_DATABASE = b"SQLite format 3\x00"
"""How every SQLite file begins."""


def require_apart(files: Iterable[Path | None], given: Iterable[Given], settings: Settings | None = None) -> None:
    """Raise ``UsageError`` for one of ``files`` to write that is itself ``given`` to be read; ``None`` is no file.

    With ``settings`` also for a file of the workspace itself, and for one of its assets. What is not there yet, or was
    written by msgcheck, may stand among the assets; that the next scan takes it for one is told on standard error.
    """
    sources = [each for each in given if isinstance(each, Path)]
    for file in files:
        if file is None:
            continue
        kind = None if settings is None else _kind_at(file, settings)
        if file.is_file() and (what := _what_is_there(file, sources, kind, settings)):
            raise UsageError(f"{file} is {what}, and would be written over. Name another file to write.")
        if settings is not None:
            tell_among_assets([file], settings)


def tell_among_assets(files: Iterable[Path], settings: Settings) -> None:
    """Say on standard error which of ``files``, written by a command, the next scan takes for an asset: the first."""
    for file in files:
        kind = _kind_at(file, settings)
        if kind is not None:
            told = f"{file} lies in the paths of [assets.{kind}]: the next scan takes it for an asset."
            click.echo(f"Note: {told}", err=True)
            return


def _kind_at(file: Path, settings: Settings) -> str | None:
    """Return the asset kind that takes ``file``; None for a file of a format that no scan reads."""
    from msgcheck.extract.reading import format_of
    from msgcheck.sources.folders import kind_name_at

    return kind_name_at(file, settings) if format_of(file.name) else None


def _what_is_there(file: Path, sources: Iterable[Path], kind: str | None, settings: Settings | None) -> str | None:
    """Say what the file that is there is, where it is not to be lost."""
    from msgcheck.sources.folders import is_workspace_file

    if any(source.is_file() and file.samefile(source) for source in sources):
        return "what is to be read"
    if settings is not None and is_workspace_file(file, settings):
        return "what the workspace checks with"
    head = _head(file)
    if head.startswith(_DATABASE):
        return "a database, such as a history"
    return f"an asset of [assets.{kind}]" if kind is not None and not _is_report(head) else None


def _head(file: Path) -> bytes:
    """Return how ``file`` begins; what cannot be read cannot be told from any other file."""
    if not os.access(file, os.R_OK):
        return b""
    with file.open("rb") as stream:
        return stream.read(_HEAD_SIZE)


def _is_report(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is a report of msgcheck, which says so in its first lines."""
    return head.startswith(b"<!-- msgcheck -->") or b'<meta name="generator" content="msgcheck' in head
