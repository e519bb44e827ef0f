"""The files that git knows to have changed; git is asked as a bounded process, without a shell and its hooks."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgcheck.errors import UsageError

_SECONDS = 60
"""A monorepo of a million files answers in about ten."""
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks")


def changed_files(folder: Path, revision: str) -> frozenset[Path]:
    """Return the files below the repository of ``folder`` that differ from ``revision``, new ones included.

    Changes that are not committed count, deleted files do not. Raises ``UsageError`` where there is no git, no
    repository or no such revision.
    """
    top = Path(_ask(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    commit = _commit(top, revision)
    differing = _ask(top, "diff", "--name-only", "-z", "--diff-filter=d", "--no-ext-diff", "--no-renames", commit, "--")
    untracked = _ask(top, "ls-files", "-z", "--others", "--exclude-standard")
    return frozenset(top / name for name in (*differing.split("\0"), *untracked.split("\0")) if name)


def _commit(top: Path, revision: str) -> str:
    try:
        return _ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except UsageError as error:
        way_out = "In a build, fetch it first: a shallow clone has only the last one."
        raise UsageError(f"git knows no revision '{revision}' here. {way_out}") from error


def _ask(folder: Path, *arguments: str) -> str:
    """Return what git answers; file names of any bytes come through."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument of the user but a revision
            [*_GIT, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise UsageError("--changed-since needs git, and there is none. Give the paths themselves.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"git did not answer: {error}. Give the paths themselves.") from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
        raise UsageError(f"git cannot tell what changed: {reason}")
    return done.stdout.decode("utf-8", "surrogateescape")
