"""Who says a thing: the assets of a run with their dates, versions of one asset taken for one, and whose word holds.

The date of an asset is that in its name or in the name of its folder, as `msgcheck history backfill` reads it. The time
of the file is none: a checkout, a copy or a download makes it anew, and then the oldest file may look like the newest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from msgcheck.sources.versions.dated_name import dated_name
from msgcheck.values import dataclass

_MOST = 3
"""Assets that say one thing against a single other one, from which that one is the odd one out."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An asset that says something: ``name`` is its address without date and ending, ``on`` the date, if any."""

    uri: str
    name: str
    on: date | None


class Decided(StrEnum):
    """By what it was decided which value holds."""

    NEWEST = "newest"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The value that holds, as an index into the values that are told, and by what that was decided."""

    holds: int
    by: Decided


def voice_of(uri: str) -> Voice:
    """Return the voice of the asset at ``uri``."""
    named = dated_name(PurePosixPath(uri))
    return Voice(uri, str(named.path.with_suffix("")).casefold(), named.on)


def current(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return ``voices`` without older versions: of files whose names differ in the date alone, the newest speaks."""
    newest: dict[str, date] = {}
    for voice in voices:
        if voice.on is not None:
            newest[voice.name] = max(voice.on, newest.get(voice.name, voice.on))
    return tuple(voice for voice in voices if voice.on == newest.get(voice.name))


def ruling(told: Sequence[Sequence[Voice]]) -> Ruling | None:
    """Return which of several values holds, by who tells each; ``None`` where it is not clear.

    The newest asset decides where its value is the one that came up last: an old deck that was saved again this year
    decides nothing. Where no asset bears a date, at least three decide against a single one. The files of one document
    (a deck and its PDF) count once.
    """
    days = {at: [voice.on for voice in voices if voice.on is not None] for at, voices in enumerate(told)}
    dated = {at: (max(mine), min(mine)) for at, mine in days.items() if mine}
    if dated:
        newest = max(dated, key=dated.__getitem__)
        others = [each for at, each in dated.items() if at != newest]
        is_clear = bool(others) and all(last < dated[newest][0] and first < dated[newest][1] for last, first in others)
        return Ruling(newest, Decided.NEWEST) if is_clear else None
    counts = [len({voice.name for voice in voices}) for voices in told]
    most = max(range(len(counts)), key=counts.__getitem__)
    is_clear = counts[most] >= _MOST and sum(counts) - counts[most] == 1
    return Ruling(most, Decided.MOST) if is_clear else None
