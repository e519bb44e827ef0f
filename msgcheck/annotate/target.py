"""Where fixed and annotated files go: a folder, or the place of the old ones; never half, never over what is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.sources.folders import BACKUP_SUFFIX
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Where the new copy of ``path`` goes; ``backup`` is where the old content is kept, ``None`` for a copy."""

    path: Path
    file: Path
    backup: Path | None = None


def targets_in_folder(paths: Sequence[Path], given: Sequence[Path], folder: Path, *, overwrites: bool) -> list[Target]:
    """Return where copies of ``paths`` go in ``folder``: by their names below the folder or file they were given as.

    Raises ``UsageError`` where two would get the same name, where one would be written over its own source, or over
    a file that is there, unless it ``overwrites``.
    """
    targets = [Target(path, folder / _name_below(path, given)) for path in paths]
    count = Counter(target.file for target in targets)
    for target in targets:
        if count[target.file] > 1:
            raise UsageError(
                f"Two files would be written to {target.file}. Give one after the other, each with its own folder."
            )
        if target.file.exists() and target.file.samefile(target.path):
            raise UsageError(f"{target.file} would be written over itself. Use --in-place, which keeps a backup.")
        if target.file.is_symlink() or (target.file.exists() and not overwrites):
            raise UsageError(f"{target.file} is there already. Choose another --output, or add --overwrite.")
    return targets


def require_apart(folder: Path, given: Sequence[Path]) -> None:
    """Raise ``UsageError`` where ``folder`` is or lies in a folder given, or is that of a file given."""
    for path in given:
        originals = path if path.is_dir() else path.parent
        is_same = folder.resolve() == originals.resolve()
        if is_same or (path.is_dir() and folder.resolve().is_relative_to(originals.resolve())):
            raise UsageError(
                f"{folder} is a folder of the originals ({originals}). Choose one beside it for the copies."
            )


def targets_in_place(paths: Sequence[Path]) -> list[Target]:
    """Return the targets that replace the files themselves. Raises ``UsageError`` where a backup is there already."""
    targets = [Target(path, path, path.with_name(path.name + BACKUP_SUFFIX)) for path in paths]
    for target in targets:
        if target.backup is not None and os.path.lexists(target.backup):
            raise UsageError(f"{target.backup} keeps an older content. Move it away first.")
    return targets


def _name_below(path: Path, given: Sequence[Path]) -> Path:
    absolute = path.absolute()
    for base in given:
        if base.is_dir() and absolute.is_relative_to(base.absolute()):
            return absolute.relative_to(base.absolute())
    return Path(path.name)


def write_target(target: Target, data: bytes | None) -> None:
    """Write ``data``, or the file as it is where that is ``None``; whoever reads it meets old or new, never a half.

    Raises ``UsageError`` where it cannot be written.
    """
    try:
        target.file.parent.mkdir(parents=True, exist_ok=True)
        if target.backup is not None:
            _keep_backup(target.path, target.backup)
        _replace(target, data)
    except OSError as error:
        what = f"{target.file} cannot be written: {error.strerror or error}."
        raise UsageError(f"{what} Make it writable, or give another folder with --output.") from error


def _keep_backup(path: Path, backup: Path) -> None:
    """Copy the old content; the name is taken only once all of it is there, and never from another file."""
    with _temporary_beside(backup) as temporary:
        shutil.copy2(path, temporary)
        os.link(temporary, backup)


def _replace(target: Target, data: bytes | None) -> None:
    with _temporary_beside(target.file) as temporary:
        if data is None:
            shutil.copyfile(target.path, temporary)
        else:
            temporary.write_bytes(data)
        shutil.copymode(target.path, temporary)
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target.file)


@contextmanager
def _temporary_beside(file: Path) -> Iterator[Path]:
    """Yield a file in the same folder, that is gone at the end unless it was renamed."""
    descriptor, name = tempfile.mkstemp(prefix=".msgcheck-", dir=file.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
