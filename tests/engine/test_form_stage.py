"""What one asset writes otherwise than the others, added to the facts of a run."""

from msgcheck.checks.terms.form_spread import form_use
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.stages.forms import compare_forms
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Coverage, Layer, Passage, Role
from msgcheck.model.place import LinePlace

PASSAGE = Passage("Send an e-mail.", Layer.BODY, Role.PARAGRAPH, LinePlace(1))


def seen(rule, kind="rule"):
    return Observation(rule=rule, message="{preferred}", passage=0, start=8, end=14, reference=Reference(kind, rule))


def facts_of(form, *sightings):
    use = form_use(seen("pack.one"), group="0", form=form, count=1)
    told = tuple(Sighting(each, PASSAGE) for each in sightings)
    return AssetFacts("", 1, Coverage(1, 1), sightings=told, uses=(Sighting(use, PASSAGE),))


def added(facts):
    return {uri: [each.observation.rule for each in of.sightings] for uri, of in compare_forms(facts).items()}


def test_the_minority_is_told_where_it_stands():
    facts = {"a": facts_of("email"), "b": facts_of("email"), "c": facts_of("e-mail")}
    compared = compare_forms(facts)
    (sighting,) = compared["c"].sightings
    assert sighting.passage is PASSAGE
    assert compared["a"] is facts["a"]


def test_words_that_another_term_rule_speaks_of_are_not_told_again():
    facts = {"a": facts_of("email"), "b": facts_of("email"), "c": facts_of("e-mail", seen("term.deprecated", "term"))}
    assert added(facts)["c"] == ["term.deprecated"]
    facts["c"] = facts_of("e-mail", seen("message.drifted", "message"))
    assert added(facts)["c"] == ["message.drifted", "pack.one"]


def test_one_asset_alone_agrees_with_itself():
    facts = {"a": facts_of("e-mail")}
    assert compare_forms(facts) is facts
