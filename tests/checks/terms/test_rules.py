"""The catalogue entries keep their promise: the example is found, the counter-example is not."""

from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.rules import RULES

ROWS = yaml.safe_load(Path(__file__).with_name("rule_examples.yaml").read_text(encoding="utf-8"))
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@pytest.fixture(scope="module")
def rules_found(passage, make_glossary):
    index = compile_terms(make_glossary(ROWS))
    return lambda text: {found.rule for found in check_terms([passage(text)], index, frozenset({"body"}))}


@every_rule
def test_example_is_found_by_this_rule_alone(rule, rules_found):
    assert rules_found(rule.example) == {rule.id}


@every_rule
def test_counter_example_is_silent(rule, rules_found):
    assert rules_found(rule.counter_example) == set()


@every_rule
def test_every_part_is_filled(rule):
    assert all(getattr(rule, field.name) for field in fields(rule))


def test_ids_are_those_of_the_contract():
    assert [rule.id for rule in RULES] == ["term.forbidden", "term.deprecated", "term.casing"]
