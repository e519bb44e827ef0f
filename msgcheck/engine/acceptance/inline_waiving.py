"""Waivers that stand in an asset, put on what was seen there, and what is found of these waivers themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from msgcheck.checks.gate.rules import EXPIRED, UNUSED
from msgcheck.engine.acceptance.waiving import is_unknown_rule, tell_unknown_rule
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.selection import LEAKS, Selection, is_named
from msgcheck.model.asset import Asset
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.waiver import InlineWaiver


def inline_waiver(facts: AssetFacts, seen: Observation, today: date) -> str | None:
    """Return the waiver that holds for ``seen`` in the words of a finding, ``None`` where there is none."""
    valid = (each for each in facts.waivers if each.grant.holds(today) and _covers(each, seen))
    return next((str(each.grant) for each in valid), None)


def with_waiver_sightings(facts: AssetFacts, asset: Asset, today: date, selection: Selection) -> AssetFacts:
    """Return ``facts`` with a sighting for each inline waiver that expired or is unused, as far as ``selection`` runs
    what it is about.
    """
    if not facts.waivers:
        return facts
    found = (_sighting_of(waiver, facts, asset, today, selection) for waiver in facts.waivers)
    added = tuple(each for each in found if each and each.observation.rule in selection.rule_ids)
    return replace(facts, sightings=(*facts.sightings, *added))


def _sighting_of(
    waiver: InlineWaiver, facts: AssetFacts, asset: Asset, today: date, selection: Selection
) -> Sighting | None:
    named = f"The waiver of {waiver.grant.owner} for {waiver.rule}"
    if not waiver.grant.holds(today):
        return _sighting(waiver, EXPIRED.id, f"{named} ended on {waiver.grant.until.isoformat()}.")
    if is_unknown_rule(waiver.rule, selection.known):
        return _sighting(waiver, UNUSED.id, f"{named} {tell_unknown_rule(waiver.rule, selection.known)}.")
    is_decided = selection.has_group(waiver.rule) and (asset.checks_leaks or not is_named(waiver.rule, LEAKS))
    is_used = any(_covers(waiver, sighting.observation) for sighting in facts.sightings)
    return _sighting(waiver, UNUSED.id, f"{named} waives nothing here.") if is_decided and not is_used else None


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
