"""What assets say against each other, added to the facts of a run; where the platform speaks, nothing is added."""

from dataclasses import replace

import pytest

from msgcheck.checks.corpus.rules import RULES
from msgcheck.checks.corpus.statements import statements_of
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.stages.corpus import compare_assets
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Coverage, Layer, Passage, Role
from msgcheck.model.place import LinePlace

RULE_IDS = frozenset(rule.id for rule in RULES)


def facts_of(value):
    passage = Passage(f"Kestrowe serves {value} companies.", Layer.BODY, Role.PARAGRAPH, LinePlace(1))
    return AssetFacts("", 1, Coverage(1, 1), statements=statements_of((passage,), {"body"}))


def told(rule):
    seen = Observation(rule=rule, message="m", passage=0, start=0, end=20, reference=Reference("message", "m"))
    return lambda facts: replace(facts, sightings=(Sighting(seen, facts.statements[0].passage),))


def added(facts, rule_ids=RULE_IDS):
    compared, _ = compare_assets(facts, rule_ids)
    return {uri: [each.observation.rule for each in of.sightings] for uri, of in compared.items()}


def test_each_asset_is_told():
    facts = {"a": facts_of(640), "b": facts_of(900), "c": facts_of(640)}
    assert all(rules == ["corpus.conflict"] for rules in added(facts).values())
    (sighting,) = compare_assets(facts, RULE_IDS)[0]["a"].sightings
    assert sighting.passage is facts["a"].statements[0].passage


@pytest.mark.parametrize("rule", ["claim.number-mismatch", "message.conflicting", "message.drifted", "message.retired"])
def test_what_the_platform_decides_is_told_of_no_asset(rule):
    assert added({"a": told(rule)(facts_of(640)), "b": facts_of(900)}) == {"a": [rule], "b": []}


def test_a_claim_that_no_message_makes_is_not_decided():
    rule = "message.unapproved-claim"
    assert added({"a": told(rule)(facts_of(640)), "b": facts_of(900)})["a"] == [rule, "corpus.conflict"]


def test_only_rules_that_run_are_told():
    facts = {"a": facts_of(640), "b": facts_of(900)}
    assert added(facts, frozenset({"corpus.stale-copy"})) == {"a": [], "b": []}


def test_assets_that_agree_stay_as_they_are():
    facts = {"a": facts_of(640), "b": facts_of(640)}
    compared, notices = compare_assets(facts, RULE_IDS)
    assert compared["a"] is facts["a"]
    assert notices == ()


def test_that_no_message_was_asked_is_said():
    facts = {"a": facts_of(640), "b": facts_of(900)}
    (notice,) = compare_assets(facts, RULE_IDS)[1]
    assert "No message was asked" in notice
    assert compare_assets(facts, RULE_IDS | {"claim.number-mismatch"})[1] == ()


def test_facts_that_were_not_compared_are_counted():
    facts = {str(value): facts_of(value) for value in range(640, 1600, 80)}
    assert compare_assets(facts, RULE_IDS)[1] == (
        "Facts that were not compared between assets: 1 with more than 8 values.",
    )
