"""Examples inside rule packs are tried as a scan would."""

from pathlib import Path

import pytest

from msgcheck.checks.terms.examples import prove_examples
from msgcheck.errors import Position
from msgcheck.model.term import Example, Glossary, PackRule, RuleKind, RulePack, Term

HERE = Position(Path("rules/brand.yaml"), 9, 16)
GOOD = Example("Move to Acme Cloud today.", ((8, 18),), HERE)


def prove(violating=(), compliant=(), glossary=None, **options):
    rule = PackRule(
        id="legacy",
        kind=RuleKind.SUBSTITUTION,
        message="Use '{preferred}'.",
        swap=(("Acme Cloud", "Acme Platform"),),
        exceptions=("Acme Cloud Foundation",),
        violating=tuple(violating),
        compliant=tuple(compliant),
        **options,
    )
    return prove_examples((RulePack("brand", (rule,)),), glossary or Glossary())


def test_examples_that_hold_are_no_mistakes():
    assert prove([GOOD], [Example("Acme Platform and the Acme Cloud Foundation")]) == ()


@pytest.mark.parametrize("layers", [frozenset({"notes"}), frozenset({"body", "alt"})])
def test_examples_stand_in_the_layers_of_the_rule(layers):
    assert prove([GOOD], layers=layers) == ()


BROKEN = [
    (Example("Move to Acme Sky today.", ((8, 16),), HERE), "does not find 'Acme Sky'"),
    (Example("Acme Cloud, Acme Cloud", ((0, 10),), HERE), "finds 'Acme Cloud', which is not marked"),
    (Example("the Acme Cloud", ((0, 14),), HERE), "does not find 'the Acme Cloud'"),
]


@pytest.mark.parametrize(("example", "what"), BROKEN)
def test_violating_example_must_match_at_its_marks(example, what):
    [mistake] = prove([example])
    assert mistake.position == HERE
    assert what in mistake.what


def test_compliant_example_must_not_match():
    [mistake] = prove(compliant=[Example("on Acme Cloud", (), HERE)])
    assert "brand.legacy finds 'Acme Cloud'" in mistake.what


def test_what_another_rule_tells_in_its_place_is_found():
    glossary = Glossary((Term(id="cloud", preferred="Acme Platform", forbidden=("Acme Cloud",)),))
    assert prove([GOOD], glossary=glossary) == ()


def test_mistake_names_the_term_that_tells_a_part_only():
    glossary = Glossary((Term(id="cloud", preferred="Acme Sky", forbidden=("Sky Cloud",)),))
    [mistake] = prove([Example("Move to Big Sky Cloud", ((8, 21),), HERE)], glossary=glossary)
    assert "term.forbidden finds 'Sky Cloud' there" in mistake.what
