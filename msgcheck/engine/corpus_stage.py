"""The last stage over all assets of a run: what they say against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from msgcheck.checks.corpus.comparing import compare_statements
from msgcheck.checks.corpus.statement import Statement
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.model.observation import Observation

_DECIDING = ("claim.", "message.conflicting", "message.drifted", "message.retired")
"""Rules by which the platform says what holds. A claim that no message makes is not decided by saying so."""


def compare_assets(facts: Mapping[str, AssetFacts], rule_ids: frozenset[str]) -> Mapping[str, AssetFacts]:
    """Return ``facts``, by uri, with what each asset tells otherwise than the others, where one of ``rule_ids`` asks.

    Where a message decides, nothing is added to any asset. It depends on every asset of the run, so it is compared
    anew in each and never kept with the facts of one.
    """
    stating = {uri: each.statements for uri, each in facts.items() if each.statements}
    decided = {topic for uri in stating for topic in _decided(facts[uri])}
    found = {
        uri: [seen for seen in observations if seen.rule in rule_ids]
        for uri, observations in compare_statements(stating, decided).items()
    }
    return {**facts, **{uri: _with(observations, facts[uri]) for uri, observations in found.items() if observations}}


def _decided(facts: AssetFacts) -> Iterable[str]:
    """Yield the topics of which a message of the platform speaks in this asset."""
    spoken: dict[int | None, list[Observation]] = {}
    for sighting in facts.sightings:
        if sighting.observation.rule.startswith(_DECIDING):
            spoken.setdefault(sighting.observation.passage, []).append(sighting.observation)
    return (
        statement.topic
        for statement in facts.statements
        if any(_overlaps(seen, statement) for seen in spoken.get(statement.index, ()))
    )


def _overlaps(seen: Observation, statement: Statement) -> bool:
    return seen.start < statement.end and statement.start < seen.end


def _with(observations: Iterable[Observation], facts: AssetFacts) -> AssetFacts:
    passages = {statement.index: statement.passage for statement in facts.statements}
    added = tuple(Sighting(seen, passages[seen.passage]) for seen in observations if seen.passage is not None)
    return replace(facts, sightings=(*facts.sightings, *added))
