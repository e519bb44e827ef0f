"""Every kind of rule, by packs whose examples say what it finds: ``packs/*.yaml``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from msgcheck.checks.terms.examples import open_trial, prove_examples
from msgcheck.model.term import Glossary, RuleKind
from msgcheck.reference.rule_packs import load_rule_packs

PACKS = load_rule_packs([Path(__file__).with_name("packs")])
RULES = [pytest.param(pack, rule, id=f"{pack.name}.{rule.id}") for pack in PACKS for rule in pack.rules]


@pytest.fixture(scope="module")
def trial():
    return open_trial(PACKS, Glossary())


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_each_rule_finds_its_marks_and_nothing_else(pack, rule, trial):
    for example in (*rule.violating, *rule.compliant):
        found = [span for name, span in trial.findings(example.text, rule) if name == f"{pack.name}.{rule.id}"]
        wanted = example.marks or ((None,) if example in rule.violating else ())
        assert sorted(map(str, found)) == sorted(map(str, wanted)), example.text


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_an_example_on_the_wrong_side_is_a_mistake(pack, rule):
    turned = replace(
        rule,
        violating=tuple(replace(example, marks=((0, 1),)) for example in rule.compliant),
        compliant=tuple(replace(example, marks=()) for example in rule.violating),
    )
    mistakes = prove_examples((replace(pack, rules=(turned,)),), Glossary())
    assert len(mistakes) == len(rule.violating) + len(rule.compliant)


def test_every_kind_is_there():
    kinds = {rule.kind for pack in PACKS for rule in pack.rules}
    assert kinds == set(RuleKind)
