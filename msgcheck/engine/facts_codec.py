"""Facts of an asset as JSON values and back, for the cache."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Coverage, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, Place, SlidePlace, WebPlace
from msgcheck.model.verdict import MessageVerdict, Verdict

_PLACES: dict[str, type[Place]] = {
    place.kind: place for place in (SlidePlace, PagePlace, LinePlace, WebPlace, DocumentPlace)
}


def facts_to_json(facts: AssetFacts) -> list[Any]:
    """Return ``facts`` as lists, strings and numbers."""
    passages: dict[Passage, int] = {}
    for sighting in facts.sightings:
        if sighting.passage is not None:
            passages.setdefault(sighting.passage, len(passages))
    return [
        facts.title,
        facts.passage_count,
        astuple(facts.coverage),
        [_passage_to_json(passage) for passage in passages],
        [
            [None if seen.passage is None else passages[seen.passage], _observation_to_json(seen.observation)]
            for seen in facts.sightings
        ],
        [[v.message_id, v.verdict, v.confidence, v.observation] for v in facts.verdicts],
    ]


def facts_from_json(data: list[Any]) -> AssetFacts:
    """Return the facts that ``facts_to_json`` wrote."""
    title, count, (text_units, read, unread), passages_data, sightings, verdicts = data
    passages = [_passage_from_json(row) for row in passages_data]
    return AssetFacts(
        title=title,
        passage_count=count,
        coverage=Coverage(text_units, read, tuple(UnreadPart(*part) for part in unread)),
        sightings=tuple(
            Sighting(_observation_from_json(seen), None if index is None else passages[index])
            for index, seen in sightings
        ),
        verdicts=tuple(MessageVerdict(name, Verdict(verdict), *rest) for name, verdict, *rest in verdicts),
    )


def _passage_to_json(passage: Passage) -> list[Any]:
    place = passage.place
    return [passage.text, passage.layer, passage.role, place.kind, astuple(place), passage.context]


def _passage_from_json(data: list[Any]) -> Passage:
    text, layer, role, kind, place, context = data
    return Passage(text, Layer(layer), Role(role), _PLACES[kind](*_tuples(place)), context)


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
    ]


def _observation_from_json(data: list[Any]) -> Observation:
    rule, message, passage, start, end, suggestions, reference, evidence, confidence = data
    return Observation(
        rule=rule,
        message=message,
        passage=passage,
        start=start,
        end=end,
        suggestions=tuple(suggestions),
        reference=Reference(*reference) if reference else None,
        evidence=tuple((name, _tuples(value)) for name, value in evidence),
        confidence=confidence,
    )


def _tuples(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give JSON lists back the shape of tuples, all the way down."""
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
