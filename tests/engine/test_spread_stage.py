"""How far a claim has spread over the assets of a run."""

from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.stages.spread import count_spread
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Coverage

CLAIM = "Lumo is the leading close platform in Europe."
OTHER = Observation(rule="message.missing", message="Nothing tells it.")


def claim_of(*evidence):
    return Observation(rule="message.unapproved-claim", message="A claim of rank.", evidence=evidence)


def facts_of(*observations):
    return AssetFacts("", 1, Coverage(1, 1), sightings=tuple(Sighting(seen, None) for seen in observations))


def test_claims_are_counted_over_all_assets_and_all_else_stays():
    claim = claim_of(("claim", CLAIM), ("place_weights", (2,)))
    facts = {"a": facts_of(OTHER, claim), "b": facts_of(claim), "c": facts_of(OTHER)}
    counted = count_spread(facts)
    evidence = dict(counted["a"].sightings[1].observation.evidence)
    assert (evidence["assets"], evidence["passages"], evidence["rank_score"]) == (2, 2, 4.0)
    assert counted["a"].sightings[0].observation is OTHER
    assert counted["c"] is facts["c"]
    assert count_spread({"a": facts["a"]})["a"].sightings[1].observation.message == "A claim of rank."


def test_a_claim_without_weights_is_left_as_it_is():
    strange = [claim_of(), claim_of(("claim", CLAIM), ("place_weights", (10**9, "3"))), claim_of(("place_weights", 3))]
    facts = {"a": facts_of(*strange)}
    assert count_spread(facts) == facts
