"""A folder of dated files: files whose names differ only in the date are versions of one asset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import partial
from itertools import pairwise
from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.sources.folders import files_below, uri_of
from msgcheck.sources.versions.dated_name import dated_name
from msgcheck.sources.versions.snapshot import Snapshot, Snapshots, last_of_each, moment_of
from msgcheck.values import dataclass

NOON = time(12, tzinfo=UTC)
"""A day without an hour is its noon in UTC: the same day nearly everywhere."""


@dataclass(frozen=True, slots=True)
class _Version:
    moment: datetime
    uri: str
    file: Path


def folder_snapshots(
    folder: Path, root: Path, *, date_from: str, every: str, undated: date | None, now: datetime
) -> Snapshots:
    """Return what stood in ``folder`` over time, by the dates in the names (``date_from`` name) or of the last change
    (mtime). A snapshot holds of every asset the newest version up to then.

    ``root`` is the workspace's, to which addresses are relative; by names they are without the date. ``undated`` dates
    what bears none; what lies after ``now`` is left out. Raises ``UsageError`` where nothing is dated.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder. Name the one that holds the old versions.")
    versions: list[_Version] = []
    left_out: list[tuple[str, str]] = []
    for file in files_below(folder):
        version = _version(file, folder, root, date_from, undated)
        if version is None:
            left_out.append((uri_of(file, root), "Its name bears no date. Date such files with --undated DATE."))
        elif version.moment > now:
            left_out.append((uri_of(file, root), f"It is dated {version.moment.date()}, which is still to come."))
        else:
            versions.append(version)
    if not versions:
        told = f"; files without a date, or with one that is to come: {len(left_out)}" if left_out else ""
        way_out = "Name files like 2026-07-31-pricing.pptx, or use --date-from mtime or --undated DATE."
        raise UsageError(f"No file in {folder} is dated{told}. {way_out}")
    versions.sort(key=lambda each: (each.moment, each.uri, each.file))
    for one, other in pairwise(versions):
        if (one.moment, one.uri) == (other.moment, other.uri):
            same = f"{other.file.name} is of the same asset and date, and stands for both."
            left_out.append((uri_of(one.file, root), same))
    return Snapshots(
        f"folder {uri_of(folder, root)} by {date_from}", tuple(_snapshots(versions, every)), tuple(left_out)
    )


def _version(file: Path, folder: Path, root: Path, date_from: str, undated: date | None) -> _Version | None:
    if date_from == "mtime":
        return _Version(moment_of(file.lstat().st_mtime), uri_of(file, root), file)
    name = dated_name(file.relative_to(folder))
    day = name.on or undated
    return None if day is None else _Version(datetime.combine(day, NOON), uri_of(folder / name.path, root), file)


def _snapshots(versions: Sequence[_Version], every: str) -> Iterator[Snapshot]:
    chosen = set(last_of_each([each.moment for each in versions], every))
    newest: dict[str, _Version] = {}
    hashes: dict[Path, str] = {}
    for place, version in enumerate(versions):
        newest[version.uri] = version
        if place in chosen:
            files = {uri: newest[uri].file for uri in sorted(newest)}
            for file in files.values():
                hashes.setdefault(file, _hash(file))
            contents = tuple((uri, hashes[file]) for uri, file in files.items())
            yield Snapshot(version.moment, contents, partial(_as_they_stand, files))


@contextmanager
def _as_they_stand(files: Mapping[str, Path]) -> Iterator[Mapping[str, Path]]:
    yield files


def _hash(file: Path) -> str:
    """Return the hash of a file's bytes; of what is not read its name: the run says why."""
    if file.is_symlink() or not file.is_file():
        return f"no file {file.name}"
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return f"unreadable {file.name}"
