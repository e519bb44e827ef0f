"""Which pack rules found nothing in any asset of a run: a rule that never speaks may be a rule that never can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgcheck.config.mistakes import listed
from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.model.observation import Observation
from msgcheck.model.run import RuleNotRun
from msgcheck.model.term import RulePack

_SHOWN = 200
"""Rules that are named; a pack made of another tool's thousands of words would drown the report."""


def silent_rules_notice(
    packs: Iterable[RulePack],
    rule_ids: frozenset[str],
    facts: Sequence[AssetFacts],
    not_run: Iterable[RuleNotRun] = (),
) -> tuple[str, ...]:
    """Return one sentence that names the rules of ``packs`` among ``rule_ids`` that found nothing, or none.

    ``facts`` are those of all assets of the workspace; without any, nothing is told. Rules of ``not_run`` are told
    elsewhere.
    """
    untried = {each.rule for each in not_run}
    asked = [
        rule_id
        for pack in packs
        for rule_id in (f"{pack.name}.{rule.id}" for rule in pack.rules)
        if rule_id in rule_ids and rule_id not in untried
    ]
    heard = {name for each in facts for name in _heard(each)}
    silent = [rule_id for rule_id in asked if rule_id not in heard]
    if not facts or not silent:
        return ()
    rules = "pack rule" if len(asked) == 1 else "pack rules"
    return (
        f"{len(silent):,} of {len(asked):,} {rules} found nothing in any asset: {listed(silent, _SHOWN)}. "
        "`msgcheck rules test` tells which of them never can.",
    )


def _heard(facts: AssetFacts) -> Iterator[str]:
    """Yield the rules that found something, also where another one spoke for them, or have seen their variants."""
    for sighting in facts.sightings:
        yield sighting.observation.rule
        yield from _spoken_for(sighting.observation)
    for use in facts.uses:
        yield use.observation.rule


def _spoken_for(seen: Observation) -> tuple[str, ...]:
    also = dict(seen.evidence).get("also")
    return tuple(map(str, also)) if isinstance(also, tuple) else ()
