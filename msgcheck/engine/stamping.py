"""Observations become findings: severity, fingerprint, exact place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from msgcheck.engine.acceptance.inline_waiving import inline_waiver, with_waiver_sightings
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.fingerprint import fingerprints
from msgcheck.engine.selection import Selection
from msgcheck.model.asset import Asset
from msgcheck.model.finding import Finding
from msgcheck.model.passage import Passage
from msgcheck.model.place import Place, place_at, place_of_span
from msgcheck.model.run import AssetVerdict
from msgcheck.model.severity import Severity


def stamp(
    asset: Asset, facts: AssetFacts, selection: Selection, today: date
) -> tuple[tuple[Finding, ...], tuple[AssetVerdict, ...]]:
    """Return the findings of one asset in stable order (place, span, rule), and its verdicts linked to them.

    ``today`` decides which of its inline waivers hold, and which are told as expired or unused.
    """
    facts = with_waiver_sightings(facts, asset, today, selection)
    severities = dict(selection.severities)
    prints = fingerprints(_identity(asset, facts, sighting) for sighting in facts.sightings)
    findings = {
        index: replace(
            _finding(asset, sighting, fingerprint, severities[sighting.observation.rule]),
            waiver=inline_waiver(facts, sighting.observation, today) if facts.waivers else None,
        )
        for index, (sighting, fingerprint) in enumerate(zip(facts.sightings, prints, strict=True))
    }
    verdicts = tuple(
        AssetVerdict(
            v.message_id,
            v.verdict,
            v.confidence,
            None if v.observation is None else findings[v.observation].fingerprint,
        )
        for v in facts.verdicts
    )
    order = sorted(findings, key=lambda index: _order(facts.sightings[index]))
    return tuple(findings[index] for index in order), verdicts


def _order(sighting: Sighting) -> tuple[bool, int, int, int, str, str]:
    seen = sighting.observation
    reference = seen.reference.id if seen.reference else ""
    return (seen.passage is None, seen.passage or 0, seen.start, seen.end, seen.rule, reference)


def _identity(asset: Asset, facts: AssetFacts, sighting: Sighting) -> tuple[str, ...]:
    seen = sighting.observation
    reference = f"{seen.reference.kind}:{seen.reference.id}" if seen.reference else ""
    if sighting.passage is None:
        return (seen.rule, reference, "", facts.title or asset.path.name)
    return (seen.rule, reference, sighting.passage.text[seen.start : seen.end], sighting.passage.text)


def _place(asset: Asset, passage: Passage, start: int) -> Place | None:
    place = place_of_span(passage.place, passage.text, start)
    return place if asset.page is None or place is None else place_at(place, asset.uri)


def _finding(asset: Asset, sighting: Sighting, fingerprint: str, severity: Severity) -> Finding:
    seen, passage = sighting.observation, sighting.passage
    return Finding(
        rule=seen.rule,
        severity=severity,
        fingerprint=fingerprint,
        asset=asset.uri,
        message=seen.message,
        place=None if passage is None else _place(asset, passage, seen.start),
        layer=None if passage is None else passage.layer,
        start=seen.start,
        end=seen.end,
        quote="" if passage is None else passage.text[seen.start : seen.end],
        passage="" if passage is None else passage.text,
        context="" if passage is None else passage.context,
        suggestions=seen.suggestions,
        reference=seen.reference,
        evidence=seen.evidence,
        confidence=seen.confidence,
        related=seen.related,
    )
