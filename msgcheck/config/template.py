"""The workspace that ``msgcheck init`` writes: data of the package, copied file by file."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from msgcheck.config.settings_file import SETTINGS_NAME
from msgcheck.errors import UsageError


def write_template(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Copy the template workspace into ``folder``; no file that is there is changed.

    Sample assets are for a new workspace only: beside settings that are there already they would be checked with the
    assets of the company.

    Returns the files made and the files that were there before. Raises ``UsageError`` where nothing can be written.
    """
    made: list[Path] = []
    kept: list[Path] = []
    with as_file(files("msgcheck") / "data" / "template") as template:
        left_out = template / "corpora" if (folder / SETTINGS_NAME).exists() else None
        for source in sorted(path for path in template.rglob("*") if path.is_file()):
            if left_out in source.parents:
                continue
            target = folder / source.relative_to(template)
            if target.exists():
                kept.append(target)
            else:
                _copy(source, target)
                made.append(target)
    return tuple(made), tuple(kept)


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror or error}. Choose another folder.") from error
