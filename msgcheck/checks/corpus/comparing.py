"""Statements of all assets compared: one observation for each fact that an asset tells otherwise than the others.

Statements meet by their topic, so the time is linear in their number: within a topic each is compared with the few
values that are told so far, never with every other statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.checks.corpus.statement import Statement
from msgcheck.checks.corpus.telling import Holding, Said, conflict, newest_first, stale_copy
from msgcheck.checks.corpus.topic import stated_values
from msgcheck.checks.corpus.values_told import differing
from msgcheck.checks.corpus.voices import Decided, Voice, current, ruling, voice_of
from msgcheck.model.observation import Observation
from msgcheck.values import dataclass

_MOST_VALUES = 8
"""Values of one topic, from which it is a form that each asset fills in: invoice numbers, results, prices."""
_COPIED_WORDS = 6
"""Words that carry the claim, from which the same sentence in two assets is a copy and no coincidence."""


class LeftAlone(StrEnum):
    """Why a fact that several assets tell was not compared: what it depends on is not in the sentence."""

    TWO_IN_ONE = "of which one asset itself tells two values"
    MANY_VALUES = f"with more than {_MOST_VALUES} values"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found, by asset in order of their addresses, and why each fact that was left alone was."""

    found: Mapping[str, tuple[Observation, ...]]
    left_alone: tuple[LeftAlone, ...] = ()


@dataclass(slots=True)
class _Value:
    """One value of a topic while the statements are gone through: what tells it, by asset."""

    values: tuple[Quantity, ...]
    said: dict[str, Said] = field(default_factory=dict)


def compare_statements(by_asset: Mapping[str, Sequence[Statement]], decided: Collection[str] = ()) -> Comparison:
    """Return, by asset, what its statements say otherwise than those of the others.

    Topics in ``decided`` are left out: the platform says what holds there. Topics that are left alone are counted.
    """
    found: dict[str, list[Observation]] = {}
    left_alone: list[LeftAlone] = []
    for group in _groups(by_asset, decided):
        told = _told(group)
        if isinstance(told, LeftAlone):
            left_alone.append(told)
            continue
        for uri, seen in _compared(told):
            found.setdefault(uri, []).append(seen)
    return Comparison({uri: tuple(found[uri]) for uri in sorted(found)}, tuple(left_alone))


def _groups(
    by_asset: Mapping[str, Sequence[Statement]], decided: Collection[str]
) -> Iterator[list[tuple[str, Statement]]]:
    """Yield the statements of each topic that several assets speak of, in several wordings."""
    topics: dict[str, list[tuple[str, Statement]]] = {}
    for uri in sorted(by_asset):
        for statement in by_asset[uri]:
            topics.setdefault(statement.topic, []).append((uri, statement))
    for topic, group in topics.items():
        is_shared = len(group) > 1 and group[0][0] != group[-1][0]
        if is_shared and topic not in decided and len({each.text for _, each in group}) > 1:
            yield group


def _told(group: Sequence[tuple[str, Statement]]) -> list[_Value] | LeftAlone:
    voices = {voice.uri: voice for voice in current([voice_of(uri) for uri in dict.fromkeys(uri for uri, _ in group)])}
    return _values_told([(voices[uri], each) for uri, each in group if uri in voices])


def _compared(told: Sequence[_Value]) -> Iterator[tuple[str, Observation]]:
    if len(told) < 2 or len({said.voice.name for value in told for said in value.said.values()}) < 2:
        return
    values = [newest_first(value.said.values()) for value in told]
    decision = ruling([[said.voice for said in value] for value in values])
    holding = Holding(values[decision.holds], decision.by) if decision else None
    for at, value in enumerate(values):
        if holding is None or holding.said is not value:
            others = [*values[:at], *values[at + 1 :]]
            yield from ((said.voice.uri, _observed(said, others, holding)) for said in value)


def _observed(said: Said, others: Sequence[Sequence[Said]], holding: Holding | None) -> Observation:
    """Return a stale copy where it is long enough, and either older than the one that holds or one against all."""
    is_behind = holding is not None and (said.voice.on is not None or holding.by is Decided.MOST)
    if holding is not None and is_behind and len(said.stated.words) >= _COPIED_WORDS:
        return stale_copy(said, others, holding)
    return conflict(said, others, holding)


def _values_told(group: Sequence[tuple[Voice, Statement]]) -> list[_Value] | LeftAlone:
    """Return the distinct values of a topic; none where they do not compare, or why the topic is left alone."""
    told: list[_Value] = []
    by_uri: dict[str, _Value] = {}
    for voice, statement in group:
        stated = stated_values(statement.text)
        value = None if stated is None else _value(told, stated.values)
        if stated is None or value is None:
            return []
        if by_uri.setdefault(voice.uri, value) is not value:
            return LeftAlone.TWO_IN_ONE
        if len(told) > _MOST_VALUES:
            return LeftAlone.MANY_VALUES
        value.said.setdefault(voice.uri, Said(voice, statement, stated))
    return told


def _value(told: list[_Value], values: tuple[Quantity, ...]) -> _Value | None:
    """Return the one of ``told`` that says the same, a new one where none does, ``None`` where they do not compare."""
    for value in told:
        apart = differing(value.values, values)
        if apart is None:
            return None
        if not apart:
            return value
    told.append(_Value(values))
    return told[-1]
