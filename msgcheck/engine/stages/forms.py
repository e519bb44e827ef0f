"""The last stage over all assets of a run: what each of them writes otherwise than the others do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from msgcheck.checks.terms.form_spread import differing_uses
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.model.observation import Observation


def compare_forms(facts: Mapping[str, AssetFacts]) -> Mapping[str, AssetFacts]:
    """Return ``facts``, by uri, with an observation for each thing that an asset writes otherwise than agreed.

    Where another rule already speaks of the same words, none is added. It depends on every asset of the run, so it is
    counted anew in each and never kept with the facts of one.
    """
    using = {uri: [use.observation for use in each.uses] for uri, each in facts.items() if each.uses}
    differing = {uri: seen for uri, seen in differing_uses(using).items() if seen}
    if not differing:
        return facts
    return {**facts, **{uri: _with(observations, facts[uri]) for uri, observations in differing.items()}}


def _with(observations: Iterable[Observation], facts: AssetFacts) -> AssetFacts:
    passages = {use.observation.passage: use.passage for use in facts.uses}
    told: dict[int | None, list[Observation]] = {}
    for sighting in facts.sightings:
        told.setdefault(sighting.observation.passage, []).append(sighting.observation)
    added = (
        Sighting(seen, passages[seen.passage])
        for seen in observations
        if not any(_speaks_of(other, seen) for other in told.get(seen.passage, ()))
    )
    return replace(facts, sightings=(*facts.sightings, *added))


def _speaks_of(other: Observation, seen: Observation) -> bool:
    """Tell whether a term or a rule of a pack speaks of the words of ``seen``; a message is about more than words."""
    is_about_words = other.reference is not None and other.reference.kind in {"term", "rule"}
    return is_about_words and other.start < seen.end and seen.start < other.end
