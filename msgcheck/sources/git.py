"""git as a bounded process: without a shell, and without anything a repository's own settings could start."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgcheck.errors import UsageError
from msgcheck.values import dataclass

SECONDS = 60
"""A monorepo of a million files answers in about ten."""
_GIT = (
    "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never",
    "-c", "core.useReplaceRefs=false", "--no-optional-locks", "--literal-pathspecs",
)  # fmt: skip
"""``protocol.allow``: a repository may lack objects and fetch them by a command that its settings name."""
_NOTHING = "MSGCHECK_NOTHING"
_ENVIRONMENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C", _NOTHING: ""}
_OTHER_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE")
"""What git sets for a hook, and then believes before the folder it is asked in."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What git is asked for, in words: the ``option`` that needs it, ``what`` it cannot tell, and the ``way_out``."""

    option: str
    what: str
    way_out: str
    in_hook: bool = True
    """Whether a hook of the same repository may ask: git's word on where that is then counts."""

    def ask(self, folder: Path, *arguments: str) -> str:
        """Return what git answers about the repository of ``folder``; file names of any bytes come through.

        Raises ``UsageError`` with git's own reason, or with the way out where there is no git.
        """
        return self.ask_bytes(folder, *arguments).decode("utf-8", "surrogateescape")

    def ask_bytes(self, folder: Path, *arguments: str, given: bytes = b"") -> bytes:
        """Do as :meth:`ask`, with ``given`` on git's standard input, and return the bytes."""
        done = self._run(folder, arguments, given)
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
            raise UsageError(f"git cannot tell {self.what}: {reason.rstrip('.')}. {self.way_out}")
        return done.stdout

    def filters_off(self, folder: Path) -> list[str]:
        """Return git's options that switch off the filters which the settings of the repository itself name.

        A filter is a command. git starts it where it compares a file with what was committed.
        """
        told = self.ask(folder, "config", "--list", "--name-only", "--show-scope", "-z").split("\0")
        own = {key for scope, key in zip(told[::2], told[1::2], strict=False) if scope in {"local", "worktree"}}
        names = sorted({key.rpartition(".")[0] for key in own if key.startswith("filter.")})
        return [f"--config-env={name}.{kind}={_NOTHING}" for name in names for kind in ("clean", "process", "required")]

    def _run(self, folder: Path, arguments: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
        hidden = () if self.in_hook else _OTHER_PLACES
        try:
            return subprocess.run(  # noqa: S603 - no shell, and no argument of the user but a revision
                [*_GIT, *arguments],
                cwd=folder,
                input=given,
                capture_output=True,
                check=False,
                timeout=SECONDS,
                env={name: value for name, value in os.environ.items() if name not in hidden} | _ENVIRONMENT,
            )
        except FileNotFoundError as error:
            raise UsageError(f"{self.option} needs git, and there is none. {self.way_out}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"git did not answer: {error}. {self.way_out}") from error
