"""git as a bounded process: without a shell, and without anything a repository's own settings could start."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgcheck.errors import UsageError

SECONDS = 60
"""A monorepo of a million files answers in about ten."""
_GIT = (
    "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never",
    "-c", "core.useReplaceRefs=false", "--no-optional-locks", "--literal-pathspecs",
)  # fmt: skip
"""``protocol.allow``: a repository may lack objects and fetch them by a command that its settings name."""
_ENVIRONMENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Asking:
    """What git is asked for, in words: the ``option`` that needs it, ``what`` it cannot tell, and the ``way_out``."""

    option: str
    what: str
    way_out: str

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
            raise UsageError(f"git cannot tell {self.what}: {reason}")
        return done.stdout

    def _run(self, folder: Path, arguments: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 - no shell, and no argument of the user but a revision
                [*_GIT, *arguments],
                cwd=folder,
                input=given,
                capture_output=True,
                check=False,
                timeout=SECONDS,
                env=os.environ | _ENVIRONMENT,
            )
        except FileNotFoundError as error:
            raise UsageError(f"{self.option} needs git, and there is none. {self.way_out}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"git did not answer: {error}. {self.way_out}") from error
