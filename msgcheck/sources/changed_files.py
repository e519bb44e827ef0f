"""The files that git knows to have changed; git is asked as a bounded process, without a shell and its hooks."""

from __future__ import annotations

from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.sources.git import Asking

_GIT = Asking("--changed-since", "what changed", "Give the paths themselves.")
_ask = _GIT.ask
_COMPARING = (
    "diff", "--name-only", "-z", "--diff-filter=d", "--no-ext-diff", "--no-renames", "--ignore-submodules=all",
)  # fmt: skip
"""A submodule is no file, and to see whether it changed git would follow its settings too."""


def changed_files(folder: Path, revision: str) -> frozenset[Path]:
    """Return the files below the repository of ``folder`` that differ from ``revision``, new ones included.

    Changes that are not committed count, deleted files do not. Raises ``UsageError`` where there is no git, no
    repository or no such revision.
    """
    top = Path(_ask(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    commit = _commit(top, revision)
    differing = _ask(top, *_GIT.filters_off(top), *_COMPARING, commit, "--")
    untracked = _ask(top, "ls-files", "-z", "--others", "--exclude-standard")
    return frozenset(top / name for name in (*differing.split("\0"), *untracked.split("\0")) if name)


def _commit(top: Path, revision: str) -> str:
    try:
        return _ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except UsageError as error:
        way_out = "In a build, fetch it first: a shallow clone has only the last one."
        raise UsageError(f"git knows no revision '{revision}' here. {way_out}") from error
