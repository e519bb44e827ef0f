"""What can go wrong, as one tree; each branch knows the exit code of the command line.

    MsgcheckError                 4  something msgcheck itself got wrong
    ├── UsageError                2  the command line or the surroundings are wrong
    │   ├── SettingsError         2  msgcheck.toml: a list of mistakes
    │   └── ReferenceDataError    2  platform, glossary, personas, rule packs: a list of mistakes
    ├── UnreadableError           -  one asset cannot be read; becomes a skipped asset, never ends a run
    └── HistoryError              2  the history cannot be opened, read or written

Messages are written for a marketer: what is wrong, where, and the way out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgcheck.values import dataclass


class MsgcheckError(Exception):
    """Root of every error msgcheck raises on purpose."""

    exit_code = 4


class UsageError(MsgcheckError):
    """The command, its paths or the workspace are wrong; the user can put it right."""

    exit_code = 2


class HistoryError(UsageError):
    """The run history cannot be opened, read or written."""


class UnreadableError(MsgcheckError):
    """One asset cannot be read.

    ``reason`` is a short code for programs (``encrypted``, ``truncated``, ``empty``, ``not-a-zip``,
    ``too-large``, ``bad-xml``, ``no-permission``, ``unsupported``, ...); ``detail`` is the sentence for people.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        """Pickle with both arguments, so that the error crosses process borders."""
        return type(self), (self.reason, self.detail)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name in ``known`` that is spelt most like ``name``; None where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1)), None)


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return ``Did you mean '...'?`` with the nearest name in ``known``; ``otherwise`` where none is like it."""
    near = nearest(name, known)
    return otherwise if near is None else f"Did you mean '{near}'?"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where in a file a person wrote something: 1-based line and column."""

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in a file a person wrote: where, what, and the way out."""

    position: Position
    what: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.position}: {self.what} {self.way_out}".rstrip()


class _MistakesError(UsageError):
    """A file a person wrote holds mistakes; all of them are told at once."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    def __reduce__(self) -> tuple[type[_MistakesError], tuple[tuple[Mistake, ...]]]:
        return type(self), (self.mistakes,)


class SettingsError(_MistakesError):
    """``msgcheck.toml`` holds mistakes."""


class ReferenceDataError(_MistakesError):
    """Platform, glossary, personas or rule packs hold mistakes."""
