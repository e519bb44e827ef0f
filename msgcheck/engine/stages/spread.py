"""The last stage over all assets of a run: how far each unapproved claim has spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgcheck.checks.messages.further.claim_spread import RULE, with_spread
from msgcheck.engine.asset_facts import AssetFacts


def count_spread(facts: Mapping[str, AssetFacts]) -> dict[str, AssetFacts]:
    """Return ``facts``, by uri, with the spread of each unapproved claim over all of them in its observation.

    It depends on every asset of the run, so it is counted anew in each and never kept with the facts of one.
    """
    claiming = {
        uri: [sighting.observation for sighting in each.sightings]
        for uri, each in facts.items()
        if any(sighting.observation.rule == RULE for sighting in each.sightings)
    }
    counted = {
        uri: replace(
            facts[uri],
            sightings=tuple(
                replace(sighting, observation=seen)
                for sighting, seen in zip(facts[uri].sightings, observations, strict=True)
            ),
        )
        for uri, observations in with_spread(claiming).items()
    }
    return {**facts, **counted}
