"""Waivers that stand in an asset, put on what was seen there, and what is found of these waivers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from msgcheck.checks.gate.rules import EXPIRED, UNUSED
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.selection import LEAKS, is_named
from msgcheck.model.asset import Asset
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.waiver import InlineWaiver


def inline_waiver(facts: AssetFacts, seen: Observation, today: date) -> str | None:
    """Return the waiver that holds for ``seen`` in the words of a finding, ``None`` where there is none."""
    valid = (each for each in facts.waivers if each.grant.holds(today) and _covers(each, seen))
    return next((str(each.grant) for each in valid), None)


def with_waiver_sightings(facts: AssetFacts, asset: Asset, today: date, rule_ids: frozenset[str]) -> AssetFacts:
    """Return ``facts`` with a sighting for each inline waiver that expired or is unused; ``rule_ids`` are those run."""
    if not facts.waivers:
        return facts
    found = _sightings(facts, asset, today, rule_ids)
    added = tuple(each for each in found if each.observation.rule in rule_ids)
    return replace(facts, sightings=(*facts.sightings, *added))


def _sightings(facts: AssetFacts, asset: Asset, today: date, rule_ids: frozenset[str]) -> Iterator[Sighting]:
    for waiver in facts.waivers:
        has_run = any(is_named(rule_id, waiver.rule) for rule_id in rule_ids)
        is_decided = has_run and (asset.checks_leaks or not is_named(waiver.rule, LEAKS))
        is_used = any(_covers(waiver, sighting.observation) for sighting in facts.sightings)
        owner, until = waiver.grant.owner, waiver.grant.until.isoformat()
        if not waiver.grant.holds(today):
            yield _sighting(waiver, EXPIRED.id, f"The waiver of {owner} for {waiver.rule} ended on {until}.")
        elif is_decided and not is_used:
            yield _sighting(waiver, UNUSED.id, f"The waiver of {owner} for {waiver.rule} waives nothing here.")


def _covers(waiver: InlineWaiver, seen: Observation) -> bool:
    return seen.passage in waiver.covers and is_named(seen.rule, waiver.rule)


def _sighting(waiver: InlineWaiver, rule: str, words: str) -> Sighting:
    seen = Observation(
        rule=rule,
        message=words,
        passage=waiver.passage,
        end=len(waiver.at.text),
        reference=Reference("rule", waiver.rule),
    )
    return Sighting(seen, waiver.at)
