"""Which rule folders of a workspace are Vale's: a style, or a folder of styles with the words a company accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import WrittenFile, read_written_file
from msgcheck.errors import UsageError

_MAX_BYTES = 2**20
"""One rule; the largest known has 40 kB."""


def split_styles(folders: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the folders of Vale styles that ``folders`` are or hold, and those of them that are folders of packs.

    A folder may hold both. One that holds neither is a folder of packs, and empty. Raises ``UsageError`` for one that
    cannot be opened.
    """
    styles: list[Path] = []
    packs: list[Path] = []
    for folder in folders:
        below = [folder] if is_style(folder) else _styles_below(folder)
        styles += below
        packs += [] if below and (folder in below or not _holds_packs(folder)) else [folder]
    return tuple(styles), tuple(packs)


def _styles_below(folder: Path) -> list[Path]:
    return [path for path in _listed(folder) if is_style(path)]


def _holds_packs(folder: Path) -> bool:
    return any(path.suffix in {".yaml", ".yml"} for path in _listed(folder))


def is_style(folder: Path) -> bool:
    """Tell whether ``folder`` is one and its rules are Vale's: files ``*.yml`` of which one has ``extends``."""
    files = (file for file in rule_files(folder, Mistakes()))
    return folder.is_dir() and any(line.startswith("extends:") for file in files for line in file.text.splitlines())


def rule_files(folder: Path, mistakes: Mistakes) -> Iterator[WrittenFile]:
    """Yield the files of a style in the order of their names; one that cannot be read is a mistake."""
    for path in _listed(folder):
        file = read_written_file(path, mistakes, _MAX_BYTES) if path.suffix == ".yml" else None
        if file is not None:
            yield file


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        what = f"The rule folder {folder} cannot be opened: {error.strerror or error}."
        raise UsageError(f"{what} Check that you may open it.") from error
