"""The last stage over all assets of a run: what they say against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from msgcheck.checks.corpus.comparing import LeftAlone, compare_statements
from msgcheck.checks.corpus.statement import Statement
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.model.observation import Observation

_DECIDING = ("claim.", "message.conflicting", "message.drifted", "message.possible-drift", "message.retired")
"""Rules by which the platform says what holds. A claim that no message makes is not decided by saying so."""


def compare_assets(
    facts: Mapping[str, AssetFacts], rule_ids: frozenset[str]
) -> tuple[Mapping[str, AssetFacts], tuple[str, ...]]:
    """Return ``facts``, by uri, with what each asset tells otherwise than the others, where one of ``rule_ids`` asks;
    and what the user should know of the comparison.

    Where a message decides, nothing is added to any asset. It depends on every asset of the run, so it is compared
    anew in each and never kept with the facts of one.
    """
    stating = {uri: each.statements for uri, each in facts.items() if each.statements}
    decided = {topic for uri in stating for topic in _decided(facts[uri])}
    compared = compare_statements(stating, decided)
    found = {
        uri: [seen for seen in observations if seen.rule in rule_ids] for uri, observations in compared.found.items()
    }
    added = {uri: _with(observations, facts[uri]) for uri, observations in found.items() if observations}
    return {**facts, **added}, (*_left_alone(compared.left_alone), *_undecided(bool(added), rule_ids))


def _left_alone(reasons: Iterable[LeftAlone]) -> tuple[str, ...]:
    told = ", ".join(f"{count:,} {reason}" for reason, count in sorted(Counter(reasons).items()))
    return (f"Facts that were not compared between assets: {told}.",) if told else ()


def _undecided(has_found: bool, rule_ids: frozenset[str]) -> tuple[str, ...]:
    """Say what was found without asking the messages, where no rule runs by which they decide."""
    if not has_found or any(rule.startswith(_DECIDING) for rule in rule_ids):
        return ()
    return (
        "No message was asked, so facts that assets tell differently are told where the platform decides them too. "
        "Select 'claim' and 'message' besides 'corpus' to leave those to the messages.",
    )


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
