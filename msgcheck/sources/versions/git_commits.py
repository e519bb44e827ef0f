"""A git repository over time: what its first-parent line held, taken out of its objects and never checked out.

A checkout would run what the repository's settings name (filters, hooks); its objects are read as they are.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from msgcheck.errors import UsageError
from msgcheck.sources.git import Asking
from msgcheck.sources.versions.snapshot import Snapshot, Snapshots, last_of_each, moment_of
from msgcheck.values import dataclass

LARGEST_BYTES = 256 * 2**20
"""A larger file is left out: what is read of an asset is bounded far below."""
_AT_ONCE_BYTES = 64 * 2**20
_ELSEWHERE = {
    "120000": "It is a link. Links are not followed.",
    "160000": "It is a submodule, which is a repository of its own: backfill it apart.",
}
"""Modes of entries that are no files, with what is said of them."""
_GIT = Asking("--git", "what was committed", "Backfill from dated files with --folder instead.", in_hook=False)
_SUFFIX = re.compile(r"\.\w{1,10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Blob:
    uri: str
    object_id: str
    size: int
    mode: str


@contextmanager
def git_snapshots(
    repository: Path, root: Path, *, every: str, is_wanted: Callable[[str], bool], now: datetime
) -> Iterator[Snapshots]:
    """Give what the chosen commits of the first-parent line of HEAD held; dated as committed.

    Where the workspace at ``root`` lies in the repository, addresses are relative to it and the rest of the repository
    is left out; else they are relative to the repository. ``is_wanted`` chooses among addresses. Raises ``UsageError``
    where there is no git, no repository, no commit, or a shallow clone.
    """
    if not repository.is_dir():
        raise UsageError(f"{repository} is no folder. Name a git repository.")
    top, prefix = _place(repository, root)
    if _GIT.ask(top, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise UsageError(f"{repository} is a shallow clone: it lacks old versions. Fetch them: git fetch --unshallow.")
    commits = [each for each in _commits(top, prefix) if each[0] <= now]
    if not commits:
        where = f" that touches {prefix}" if prefix else ""
        raise UsageError(f"{repository} has no commit{where}. Commit the assets, or use --folder.")
    chosen = commits if every == "version" else [commits[at] for at in last_of_each([on for on, _ in commits], every)]
    left_out: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="msgcheck-") as folder:
        files = _Files(top, Path(folder))
        snapshots = []
        for moment, commit in chosen:
            blobs = list(_wanted(_blobs(top, commit, prefix), is_wanted, left_out))
            contents = tuple(sorted((blob.uri, blob.object_id) for blob in blobs))
            snapshots.append(Snapshot(moment, contents, partial(files.opened, blobs)))
        yield Snapshots(f"git {prefix or 'repository'}", tuple(snapshots), tuple(sorted(left_out.items())))


def _place(repository: Path, root: Path) -> tuple[Path, str]:
    """Return where git is asked, and the workspace's folder there, empty or with a slash at the end."""
    if _GIT.ask(repository, "rev-parse", "--is-bare-repository").strip() == "true":
        return repository, ""
    top = Path(_GIT.ask(repository, "rev-parse", "--show-toplevel").removesuffix("\n"))
    if _git_folder(top) != _git_folder(repository):
        raise UsageError(f"{repository} names {top}, which is another repository, as its folder. Name a plain clone.")
    inner = root.resolve()
    if not inner.is_relative_to(top.resolve()) or inner == top.resolve():
        return top, ""
    return top, f"{inner.relative_to(top.resolve()).as_posix()}/"


def _git_folder(folder: Path) -> str:
    return _GIT.ask(folder, "rev-parse", "--absolute-git-dir")


def _commits(top: Path, prefix: str) -> list[tuple[datetime, str]]:
    """Return when and what was committed, oldest first; only what touches ``prefix``."""
    if not _has_head(top):
        return []
    listed = _GIT.ask(top, "rev-list", "--first-parent", "--timestamp", "HEAD", "--", *([prefix] if prefix else []))
    pairs = [line.split() for line in listed.splitlines()]
    commits = [(moment_of(int(seconds)), commit) for seconds, commit in reversed(pairs)]
    return sorted(commits, key=lambda each: each[0])


def _has_head(top: Path) -> bool:
    try:
        return bool(_GIT.ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"))
    except UsageError:
        return False


def _blobs(top: Path, commit: str, prefix: str) -> Iterator[_Blob]:
    listed = _GIT.ask(top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *([prefix] if prefix else []))
    for entry in listed.split("\0"):
        about, _, path = entry.partition("\t")
        if path:
            mode, _, object_id, size = about.split()
            yield _Blob(path.removeprefix(prefix), object_id, 0 if size == "-" else int(size), mode)


def _wanted(blobs: Iterator[_Blob], is_wanted: Callable[[str], bool], left_out: dict[str, str]) -> Iterator[_Blob]:
    for blob in blobs:
        parts = PurePosixPath(blob.uri).parts
        if any(part.startswith((".", "~$")) or part == "__pycache__" for part in parts) or not is_wanted(blob.uri):
            continue
        if blob.mode in _ELSEWHERE:
            left_out[blob.uri] = _ELSEWHERE[blob.mode]
            continue
        if blob.size > LARGEST_BYTES:
            left_out[blob.uri] = f"A version of it has more than {LARGEST_BYTES // 2**20} MB."
            continue
        yield blob


class _Files:
    """Takes files out of a repository's objects into a folder; those that the next moment has too stay there."""

    def __init__(self, top: Path, folder: Path) -> None:
        self._top = top
        self._folder = folder

    @contextmanager
    def opened(self, blobs: Sequence[_Blob]) -> Iterator[Mapping[str, Path]]:
        """Give the file of each address."""
        files = {blob.uri: self._folder / f"{blob.object_id}{_suffix(blob.uri)}" for blob in blobs}
        wanted = set(files.values())
        for old in set(self._folder.iterdir()) - wanted:
            old.unlink()
        missing = {files[blob.uri]: blob for blob in blobs if not files[blob.uri].exists()}
        for some in _batches(missing):
            self._take_out(some)
        yield files

    def _take_out(self, blobs: Sequence[tuple[Path, _Blob]]) -> None:
        """Write files from one answer: for each a line with its size, its bytes, and a line break."""
        asked = "".join(f"{blob.object_id}\n" for _, blob in blobs)
        answer = memoryview(_GIT.ask_bytes(self._top, "cat-file", "--batch", given=asked.encode()))
        start = 0
        for file, blob in blobs:
            head = bytes(answer[start : start + 200]).partition(b"\n")[0]
            if head.split() != [blob.object_id.encode(), b"blob", str(blob.size).encode()]:
                raise UsageError(f"git lacks the content of {blob.uri}: {head.decode(errors='replace')}. Fetch it.")
            start += len(head) + 1
            file.write_bytes(answer[start : start + blob.size])
            start += blob.size + 1


def _suffix(uri: str) -> str:
    suffix = PurePosixPath(uri).suffix
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _batches(files: Mapping[Path, _Blob]) -> Iterator[list[tuple[Path, _Blob]]]:
    """Yield some files at a time, few enough for the memory."""
    batch: list[tuple[Path, _Blob]] = []
    size = 0
    for file, blob in files.items():
        if batch and size + blob.size > _AT_ONCE_BYTES:
            yield batch
            batch, size = [], 0
        batch.append((file, blob))
        size += blob.size
    if batch:
        yield batch
