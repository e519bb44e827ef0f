"""Contradictions, ambiguous replacements, forms that never speak: each case says what must be told, and all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from msgcheck.checks.terms.proving import prove_rules
from msgcheck.errors import Position
from msgcheck.model.severity import Severity
from msgcheck.model.term import Glossary, Headings, PackRule, RuleKind, RulePack, Term

CASES = yaml.safe_load(Path(__file__).with_name("clashing_rules.yaml").read_text(encoding="utf-8"))
LAYERS = {"deck": frozenset({"body", "notes"}), "web": frozenset({"body", "alt"})}


def tuples(record):
    return {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}


def rule(record, line):
    values = {"message": "No.", **tuples(record)}
    kind = RuleKind(values.pop("kind", "substitution" if "swap" in record else "existence"))
    swap = tuple(values.pop("swap", {}).items())
    layers = frozenset(values.pop("layers", ()))
    headings = Headings(values.pop("headings", "any"))
    pattern = values.pop("pattern", False)
    position = Position(Path("rules.yaml"), line, 1)
    return PackRule(
        kind=kind, swap=swap, layers=layers, headings=headings, is_pattern=pattern, position=position, **values
    )


def packs(case):
    return tuple(
        RulePack(name, tuple(rule(record, line) for line, record in enumerate(records, start=1)))
        for name, records in case.get("packs", {}).items()
    )


def glossary(case):
    return Glossary(tuple(Term(**tuples(record)) for record in case.get("glossary", ())))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_exactly_these_faults_are_told(case):
    faults = prove_rules(glossary(case), packs(case), LAYERS).faults
    assert [(fault.kind, fault.reference.id) for fault in faults] == [(kind, name) for kind, name, _ in case["faults"]]
    for fault, (_, _, words) in zip(faults, case["faults"], strict=True):
        assert words in fault.what
        assert fault.way_out.endswith(".")


def test_the_worst_comes_first_and_every_party_has_its_place():
    case = {
        "packs": {"a": [{"id": "x", "swap": {"p": "q"}}, {"id": "y", "swap": {"q": "p"}}, {"id": "z", "tokens": ["p"]}]}
    }
    first, *rest = prove_rules(Glossary(), packs(case), LAYERS).faults
    assert (first.severity, first.position.line, first.others[0].position.line) == (Severity.ERROR, 1, 2)
    assert all(fault.severity.rank >= first.severity.rank for fault in rest)


def test_only_the_faults_that_a_named_pack_takes_part_in_are_told():
    case = {"packs": {name: [{"id": "x", "tokens": ["gizmo"], "exceptions": ["gizmo"]}] for name in ("a", "b")}}
    proof = prove_rules(Glossary((Term(id="t", preferred="t"),)), packs(case), LAYERS, {"b"})
    assert {fault.reference.id for fault in proof.faults} == {"b.x"}
    assert (proof.rule_ids, proof.terms) == (("b.x",), 0)


def test_a_rule_without_an_example_is_not_passed_over_in_silence():
    case = {"packs": {"a": [{"id": "x", "tokens": ["gizmo"]}]}}
    assert prove_rules(Glossary(), packs(case), LAYERS).unproved == ("a.x",)
