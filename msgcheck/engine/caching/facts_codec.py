"""Facts of an asset as JSON values and back, for the cache.

What comes back was in a file that anybody may have written: every value is held to its type and range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date
from typing import Any

from msgcheck.checks.corpus.statement import Statement
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.caching.json_values import count_of, list_of, share_of, text_of, value_of
from msgcheck.engine.caching.passage_codec import passage_from_json, passage_to_json
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Coverage, Passage, UnreadPart
from msgcheck.model.run import RuleNotRun
from msgcheck.model.verdict import MessageVerdict, Verdict
from msgcheck.model.waiver import Grant, InlineWaiver


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
        [passage_to_json(passage) for passage in passages],
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
    passages = [passage_from_json(row) for row in list_of(passages_data)]
    sightings = tuple(_sighting_from_json(row, passages) for row in list_of(sightings_data))
    return AssetFacts(
        title=text_of(title),
        passage_count=count_of(count),
        coverage=_coverage_from_json(coverage),
        unchecked=tuple((text_of(layer), count_of(number)) for layer, number in list_of(unchecked)),
        sightings=sightings,
        verdicts=tuple(_verdict_from_json(row, len(sightings)) for row in list_of(verdicts)),
        uses=tuple(_sighting_from_json(row, passages) for row in list_of(uses)),
        unfinished=tuple(RuleNotRun(text_of(rule), text_of(reason)) for rule, reason in list_of(unfinished)),
        waivers=tuple(_waiver_from_json(row) for row in list_of(waivers)),
        content=text_of(content),
        words=count_of(words),
        shown_as_wrong=count_of(shown_as_wrong),
        parts_asked=tuple((text_of(rule), text_of(name)) for rule, name in list_of(parts_asked)),
        statements=tuple(_statement_from_json(row, passages) for row in list_of(statements)),
        by_wording=count_of(by_wording),
        possible=count_of(possible),
    )


def _coverage_from_json(data: Any) -> Coverage:  # noqa: ANN401 - JSON
    text_units, read, unread = data
    parts = tuple(UnreadPart(text_of(part), text_of(reason)) for part, reason in list_of(unread))
    return Coverage(count_of(text_units), count_of(read), parts)


def _sighting_from_json(data: Any, passages: list[Passage]) -> Sighting:  # noqa: ANN401 - JSON
    index, observation = data
    passage = None if index is None else passages[count_of(index)]
    seen = _observation_from_json(observation)
    if (seen.passage is None) != (passage is None) or not seen.start <= seen.end <= len(
        passage.text if passage else ""
    ):
        raise ValueError("an observation stands outside its passage")
    return Sighting(seen, passage)


def _statement_from_json(data: Any, passages: list[Passage]) -> Statement:  # noqa: ANN401 - JSON
    at, index, start, end, topic = data
    passage = passages[count_of(at)]
    if not count_of(start) <= count_of(end) <= len(passage.text):
        raise ValueError("a statement stands outside its passage")
    return Statement(count_of(index), passage, start, end, text_of(topic))


def _verdict_from_json(data: Any, sightings: int) -> MessageVerdict:  # noqa: ANN401 - JSON
    name, verdict, confidence, observation = data
    if observation is not None and count_of(observation) >= sightings:
        raise ValueError("a verdict names an observation that is not there")
    return MessageVerdict(text_of(name), Verdict(verdict), share_of(confidence), observation)


def _waiver_to_json(waiver: InlineWaiver) -> list[Any]:
    grant = [waiver.grant.reason, waiver.grant.owner, waiver.grant.until.isoformat()]
    return [grant, waiver.rule, sorted(waiver.covers), waiver.passage, passage_to_json(waiver.at)]


def _waiver_from_json(data: Any) -> InlineWaiver:  # noqa: ANN401 - JSON
    (reason, owner, until), rule, covers, passage, at = data
    return InlineWaiver(
        grant=Grant(reason=text_of(reason), owner=text_of(owner), until=date.fromisoformat(until)),
        rule=text_of(rule),
        covers=frozenset(map(count_of, list_of(covers))),
        passage=count_of(passage),
        at=passage_from_json(at),
    )


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
        rule=text_of(rule),
        message=text_of(message),
        passage=None if passage is None else count_of(passage),
        start=count_of(start),
        end=count_of(end),
        suggestions=tuple(text_of(suggestion) for suggestion in list_of(suggestions)),
        reference=_reference_from_json(reference),
        evidence=tuple((text_of(name), value_of(value)) for name, value in list_of(evidence)),
        confidence=share_of(confidence),
        related=tuple(text_of(each) for each in list_of(related)),
    )


def _reference_from_json(data: Any) -> Reference | None:  # noqa: ANN401 - JSON
    if data is None:
        return None
    kind, name = data
    return Reference(text_of(kind), text_of(name))
