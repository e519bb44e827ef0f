"""Lifelines: when each finding of an asset was first seen, why it came, and when and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from msgcheck.model.asset_history import AssetHistory, FindingFact, ResultFact, Spell
from msgcheck.values import dataclass


class Cause(StrEnum):
    """Why a finding came or went.

    ``first``: it was there when the history began. ``content``: the asset was written, or changed. With content as it
    was before: ``platform`` where platform or rules changed, ``tool`` where only msgcheck did, ``other`` where none of
    them did (a date passed, another asset changed). ``withdrawn``: the asset is gone.
    """

    FIRST = "first"
    CONTENT = "content"
    PLATFORM = "platform"
    TOOL = "tool"
    OTHER = "other"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Lifeline:
    """One finding of an asset over time; ``fact`` and ``result`` are as it was seen last.

    ``closed_at`` is ``None`` while it is there; ``closed_by`` is ``content`` where it was fixed.
    """

    fact: FindingFact
    result: ResultFact
    first_seen: datetime
    cause: Cause
    closed_at: datetime | None = None
    closed_by: Cause | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has to act on it: it is there, and not waived."""
        return self.closed_at is None and self.fact.waiver is None

    @property
    def is_fixed(self) -> bool:
        """Tell whether it went because the asset was changed."""
        return self.closed_by is Cause.CONTENT

    def days(self, moment: datetime) -> int:
        """Return for how many whole days it had been there at ``moment``, or when it went if that was before."""
        return ((self.closed_at or moment) - self.first_seen).days


@dataclass(frozen=True, slots=True)
class Lives:
    """The lifelines of one asset as known just before a moment: those still there, and those that went."""

    alive: tuple[Lifeline, ...]
    closed: tuple[Lifeline, ...]


def lives_at(history: AssetHistory, moments: Sequence[datetime], first_run: str) -> Iterator[Lives]:
    """Yield the lifelines of ``history`` as known just before each of ``moments``, which are in order.

    Findings are told apart by fingerprint and counted with their repetitions; of equal ones the youngest goes first.
    A skipped spell neither finds nor fixes. ``first_run`` is the id of the first run of the history.
    """
    events = _events(history.spells)
    recorder = _Recorder(is_from_start=history.spells[0].first.run_id == first_run)
    event = next(events, None)
    for moment in moments:
        while event is not None and event[0] < moment:
            if event[1] is None:
                recorder.withdraw(event[0])
            elif event[1].result.status == "ok":
                recorder.read(event[1])
            event = next(events, None)
        yield recorder.lives()


def _events(spells: Sequence[Spell]) -> Iterator[tuple[datetime, Spell | None]]:
    """Yield each spell at its start, and ``None`` when the asset was gone."""
    for spell, following in zip(spells, (*spells[1:], None), strict=True):
        yield spell.start, spell
        if spell.end is not None and (following is None or following.start > spell.end):
            yield spell.end, None


class _Recorder:
    """Follows one asset from spell to spell."""

    def __init__(self, *, is_from_start: bool) -> None:
        self._alive: dict[str, list[Lifeline]] = {}
        self._closed: list[Lifeline] = []
        self._last: Spell | None = None
        self._arrival = Cause.FIRST if is_from_start else Cause.CONTENT
        self._known: Lives | None = None

    def read(self, spell: Spell) -> None:
        cause = self._arrival if self._last is None else cause_of_change(self._last, spell)
        seen: dict[str, list[Lifeline]] = {}
        for fact in spell.result.findings:
            earlier = self._alive.get(fact.fingerprint, ())
            repeats = seen.setdefault(fact.fingerprint, [])
            if len(repeats) < len(earlier):
                repeats.append(replace(earlier[len(repeats)], fact=fact, result=spell.result))
            else:
                repeats.append(Lifeline(fact, spell.result, spell.start, cause))
        for fingerprint, lifelines in self._alive.items():
            self._close(lifelines[len(seen.get(fingerprint, ())) :], spell.start, cause)
        self._alive, self._last, self._known = seen, spell, None

    def withdraw(self, moment: datetime) -> None:
        for lifelines in self._alive.values():
            self._close(lifelines, moment, Cause.WITHDRAWN)
        self._alive, self._last, self._known = {}, None, None
        self._arrival = Cause.CONTENT

    def lives(self) -> Lives:
        if self._known is None:
            alive = (lifeline for lifelines in self._alive.values() for lifeline in lifelines)
            self._known = Lives(tuple(alive), tuple(self._closed))
        return self._known

    def _close(self, lifelines: Iterable[Lifeline], moment: datetime, cause: Cause) -> None:
        self._closed += [replace(lifeline, closed_at=moment, closed_by=cause) for lifeline in lifelines]


def cause_of_change(earlier: Spell, later: Spell) -> Cause:
    """Return why an asset is told otherwise in ``later`` than in ``earlier``, the one before it.

    Other bytes mean that the asset was changed; only where the platform changed too, and the asset still says the same,
    was it merely saved again.
    """
    before, after = earlier.last, later.first
    is_same_yardstick = (before.platform_sha256, before.rules_sha256) == (after.platform_sha256, after.rules_sha256)
    one, other = earlier.result, later.result
    is_same_file = one.sha256 is not None and one.sha256 == other.sha256
    if not is_same_file and (is_same_yardstick or not says_the_same(one, other)):
        return Cause.CONTENT
    if not is_same_yardstick:
        return Cause.PLATFORM
    return Cause.OTHER if before.tool_version == after.tool_version else Cause.TOOL


def says_the_same(one: ResultFact, other: ResultFact) -> bool:
    """Tell whether an asset says the same in both results, however it was saved, as far as the sketches of its content
    tell; by its bytes where there is none.
    """
    if one.content and other.content:
        return one.content == other.content
    return one.sha256 is not None and one.sha256 == other.sha256
