"""What a command writes never takes the place of what is read: assets, platform, glossary, rule packs, settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgcheck.errors import UsageError

if TYPE_CHECKING:
    from msgcheck.config.settings import Settings
    from msgcheck.model.address import Given


def require_apart(files: Iterable[Path | None], given: Iterable[Given], settings: Settings | None = None) -> None:
    """Raise ``UsageError`` for one of ``files`` to write that is itself ``given`` to be read; ``None`` is no file.

    With ``settings`` also for a file of the workspace itself, and for one that the next scan would take for an asset.
    """
    sources = [each for each in given if isinstance(each, Path)]
    for file in files:
        reason = None if file is None else _reason_against(file, sources, settings)
        if reason is not None:
            raise UsageError(f"{file} {reason}. Choose another --output.")


def _reason_against(file: Path, sources: Iterable[Path], settings: Settings | None) -> str | None:
    is_there = file.is_file()
    if is_there and any(source.is_file() and file.samefile(source) for source in sources):
        return "is what is to be read, and would be written over"
    if settings is None:
        return None
    from msgcheck.extract.reading import format_of
    from msgcheck.sources.folders import is_workspace_file, kind_name_at

    if is_there and is_workspace_file(file, settings):
        return "is what the workspace checks with, and would be written over"
    kind = kind_name_at(file, settings)
    if kind is not None and format_of(file.name) is not None:
        return f"lies in the paths of [assets.{kind}], where the next scan would take it for an asset"
    return None
