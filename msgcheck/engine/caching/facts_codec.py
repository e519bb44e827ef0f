"""Facts of an asset as JSON values and back, for the cache.

What comes back was in a file that anybody may have written: every value is held to its type and range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from types import UnionType
from typing import Any

from msgcheck.checks.corpus.statement import Statement
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.model.observation import EvidenceValue, Observation, Reference
from msgcheck.model.passage import Coverage, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, Place, SlidePlace, WebPlace
from msgcheck.model.run import RuleNotRun
from msgcheck.model.verdict import MessageVerdict, Verdict
from msgcheck.model.waiver import Grant, InlineWaiver

_PLACES: dict[str, tuple[type[Place], tuple[type | UnionType, ...]]] = {
    "slide": (SlidePlace, (int, int | None, str | None, int | None, int | None, int | None)),
    "page": (PagePlace, (int, tuple | None)),
    "line": (LinePlace, (int, int)),
    "web": (WebPlace, (str | None, str, int | None)),
    "document": (DocumentPlace, (str,)),
}
"""Kind of place -> its class and the types of its fields."""

_LARGEST = 2**53
"""Beyond it a JSON number is not exact, and nothing we count comes near."""
_LARGEST_EVIDENCE = 1e300
"""Keeps infinity and what is no number out; amounts of money in a text may pass 2**53."""


def facts_to_json(facts: AssetFacts) -> list[Any]:
    """Return ``facts`` as lists, strings and numbers."""
    passages: dict[Passage, int] = {}
    for sighting in (*facts.sightings, *facts.uses):
        if sighting.passage is not None:
            passages.setdefault(sighting.passage, len(passages))
    for statement in facts.statements:
        passages.setdefault(statement.passage, len(passages))
    return [
        facts.title,
        facts.passage_count,
        astuple(facts.coverage),
        facts.unchecked,
        [_passage_to_json(passage) for passage in passages],
        _sightings_to_json(facts.sightings, passages),
        [[v.message_id, v.verdict, v.confidence, v.observation] for v in facts.verdicts],
        _sightings_to_json(facts.uses, passages),
        [[each.rule, each.reason] for each in facts.unfinished],
        [_waiver_to_json(waiver) for waiver in facts.waivers],
        facts.content,
        facts.words,
        facts.shown_as_wrong,
        facts.parts_asked,
        [[passages[each.passage], each.index, each.start, each.end, each.topic] for each in facts.statements],
        facts.by_wording,
        facts.possible,
    ]


def _sightings_to_json(sightings: Iterable[Sighting], passages: Mapping[Passage, int]) -> list[Any]:
    return [
        [None if seen.passage is None else passages[seen.passage], _observation_to_json(seen.observation)]
        for seen in sightings
    ]


def facts_from_json(data: object) -> AssetFacts:
    """Return the facts that ``facts_to_json`` wrote; ``ValueError`` for anything it cannot have written."""
    try:
        return _facts_from_json(data)
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"these are no facts of an asset: {error}") from error


def _facts_from_json(data: Any) -> AssetFacts:  # noqa: ANN401 - JSON
    title, count, coverage, unchecked, passages_data, sightings_data, verdicts, uses, unfinished, *rest = data
    waivers, content, words, shown_as_wrong, parts_asked, statements, by_wording, possible = rest
    passages = [_passage_from_json(row) for row in _list(passages_data)]
    sightings = tuple(_sighting_from_json(row, passages) for row in _list(sightings_data))
    return AssetFacts(
        title=_text(title),
        passage_count=_count(count),
        coverage=_coverage_from_json(coverage),
        unchecked=tuple((_text(layer), _count(number)) for layer, number in _list(unchecked)),
        sightings=sightings,
        verdicts=tuple(_verdict_from_json(row, len(sightings)) for row in _list(verdicts)),
        uses=tuple(_sighting_from_json(row, passages) for row in _list(uses)),
        unfinished=tuple(RuleNotRun(_text(rule), _text(reason)) for rule, reason in _list(unfinished)),
        waivers=tuple(_waiver_from_json(row) for row in _list(waivers)),
        content=_text(content),
        words=_count(words),
        shown_as_wrong=_count(shown_as_wrong),
        parts_asked=tuple((_text(rule), _text(name)) for rule, name in _list(parts_asked)),
        statements=tuple(_statement_from_json(row, passages) for row in _list(statements)),
        by_wording=_count(by_wording),
        possible=_count(possible),
    )


def _coverage_from_json(data: Any) -> Coverage:  # noqa: ANN401 - JSON
    text_units, read, unread = data
    parts = tuple(UnreadPart(_text(part), _text(reason)) for part, reason in _list(unread))
    return Coverage(_count(text_units), _count(read), parts)


def _sighting_from_json(data: Any, passages: list[Passage]) -> Sighting:  # noqa: ANN401 - JSON
    index, observation = data
    passage = None if index is None else passages[_count(index)]
    seen = _observation_from_json(observation)
    if (seen.passage is None) != (passage is None) or not seen.start <= seen.end <= len(
        passage.text if passage else ""
    ):
        raise ValueError("an observation stands outside its passage")
    return Sighting(seen, passage)


def _statement_from_json(data: Any, passages: list[Passage]) -> Statement:  # noqa: ANN401 - JSON
    at, index, start, end, topic = data
    passage = passages[_count(at)]
    if not _count(start) <= _count(end) <= len(passage.text):
        raise ValueError("a statement stands outside its passage")
    return Statement(_count(index), passage, start, end, _text(topic))


def _verdict_from_json(data: Any, sightings: int) -> MessageVerdict:  # noqa: ANN401 - JSON
    name, verdict, confidence, observation = data
    if observation is not None and _count(observation) >= sightings:
        raise ValueError("a verdict names an observation that is not there")
    return MessageVerdict(_text(name), Verdict(verdict), _share(confidence), observation)


def _waiver_to_json(waiver: InlineWaiver) -> list[Any]:
    grant = [waiver.grant.reason, waiver.grant.owner, waiver.grant.until.isoformat()]
    return [grant, waiver.rule, sorted(waiver.covers), waiver.passage, _passage_to_json(waiver.at)]


def _waiver_from_json(data: Any) -> InlineWaiver:  # noqa: ANN401 - JSON
    (reason, owner, until), rule, covers, passage, at = data
    return InlineWaiver(
        grant=Grant(reason=_text(reason), owner=_text(owner), until=date.fromisoformat(until)),
        rule=_text(rule),
        covers=frozenset(map(_count, _list(covers))),
        passage=_count(passage),
        at=_passage_from_json(at),
    )


def _passage_to_json(passage: Passage) -> list[Any]:
    place = passage.place
    return [passage.text, passage.layer, passage.role, place.kind, astuple(place), passage.context]


def _passage_from_json(data: Any) -> Passage:  # noqa: ANN401 - JSON
    text, layer, role, kind, place, context = data
    return Passage(_text(text), Layer(layer), Role(role), _place_from_json(kind, place), _text(context))


def _place_from_json(kind: str, data: Any) -> Place:  # noqa: ANN401 - JSON
    place, types = _PLACES[kind]
    values: tuple[Any, ...] = _values(data)
    for value, expected in zip(values, types, strict=True):
        if not isinstance(value, expected) or (isinstance(value, tuple) and not _is_box(value)):
            raise ValueError(f"{value!r} is no field of a place")
    return place(*values)


def _is_box(value: tuple[EvidenceValue, ...]) -> bool:
    return len(value) == 4 and all(isinstance(number, int | float) for number in value)


def _observation_to_json(seen: Observation) -> list[Any]:
    reference = seen.reference and [seen.reference.kind, seen.reference.id]
    return [
        seen.rule,
        seen.message,
        seen.passage,
        seen.start,
        seen.end,
        seen.suggestions,
        reference,
        seen.evidence,
        seen.confidence,
        seen.related,
    ]


def _observation_from_json(data: Any) -> Observation:  # noqa: ANN401 - JSON
    rule, message, passage, start, end, suggestions, reference, evidence, confidence, related = data
    return Observation(
        rule=_text(rule),
        message=_text(message),
        passage=None if passage is None else _count(passage),
        start=_count(start),
        end=_count(end),
        suggestions=tuple(_text(suggestion) for suggestion in _list(suggestions)),
        reference=_reference_from_json(reference),
        evidence=tuple((_text(name), _value(value)) for name, value in _list(evidence)),
        confidence=_share(confidence),
        related=tuple(_text(each) for each in _list(related)),
    )


def _reference_from_json(data: Any) -> Reference | None:  # noqa: ANN401 - JSON
    if data is None:
        return None
    kind, name = data
    return Reference(_text(kind), _text(name))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")  # noqa: TRY004 - one error for all that is wrong
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise ValueError(f"{value!r} is no count")
    return value


def _share(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is no share of one")
    return value


def _values(data: object) -> tuple[EvidenceValue, ...]:
    """Give a JSON list back the shape of a tuple, all the way down."""
    return tuple(_value(item) for item in _list(data))


def _value(data: object) -> EvidenceValue:
    if isinstance(data, list):
        return _values(data)
    if data is None or isinstance(data, str | bool):
        return data
    if isinstance(data, int | float) and -_LARGEST_EVIDENCE < data < _LARGEST_EVIDENCE:
        return data
    raise ValueError(f"{data!r} is no value of evidence")
