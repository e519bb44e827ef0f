"""The mistakes of the files a person wrote, collected so that all are told at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from msgcheck.errors import Mistake, Position, ReferenceDataError, SettingsError, did_you_mean

T = TypeVar("T")

_QUOTE_LENGTH = 60
_SUGGESTIONS = 100
"""Spellings are compared for so many mistakes and no more: a hostile file must not buy time with its mistakes."""


class Mistakes:
    """Collects mistakes while files are read; :meth:`checked` tells them."""

    def __init__(self) -> None:
        self._found: dict[Mistake, None] = {}  # a field that is read twice has its mistake once

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._found)

    def add(self, position: Position, what: str, way_out: str) -> None:
        """Note one mistake: what is wrong and the way out, each a sentence."""
        self._found[Mistake(position, what, way_out)] = None

    def closest(self, word: str, known: Iterable[str]) -> str:
        """Return ``Did you mean '...'?`` for the nearest spelling in ``known``, or an empty text."""
        if len(self._found) > _SUGGESTIONS or len(word) > _QUOTE_LENGTH:
            return ""
        return did_you_mean(word, known)

    def checked(self, value: T | None, error: type[SettingsError] | type[ReferenceDataError]) -> T:
        """Return ``value`` where nothing is wrong; else raise ``error`` with all mistakes.

        The paths of the mistakes are shown from the current folder where they lie in it.
        """
        if self._found or value is None:
            raise error(shown_from_here(self._found))
        return value


def shown_from_here(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Return ``mistakes`` with paths from the current folder where they lie in it."""
    here = Path.cwd()
    return [_shown_from(here, mistake) for mistake in mistakes]


def quoted(text: str) -> str:
    """Return ``text`` in quotes on one line, shortened where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _QUOTE_LENGTH else f"'{line[: _QUOTE_LENGTH - 1]}…'"


def listed(words: Iterable[str], most: int | None = None) -> str:
    """Return the words with commas between; of more than ``most`` the rest is only counted."""
    names = tuple(words)
    more = len(names) - (len(names) if most is None else most)
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def _shown_from(folder: Path, mistake: Mistake) -> Mistake:
    path = mistake.position.path
    if not path.is_relative_to(folder):
        return mistake
    return replace(mistake, position=replace(mistake.position, path=path.relative_to(folder)))
