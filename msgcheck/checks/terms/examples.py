"""The examples inside rule packs, tried: a rule that does not do what its author showed is a mistake in the pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.index import TermIndex, compile_terms
from msgcheck.errors import Mistake, Position
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.term import Example, Glossary, PackRule, RulePack


def prove_examples(packs: tuple[RulePack, ...], glossary: Glossary) -> tuple[Mistake, ...]:
    """Try every example of ``packs`` beside ``glossary``, as a scan would; return what did not come out as shown.

    A violating example must be found by its rule at its marks and nowhere else, a compliant one not at all.
    """
    index = compile_terms(glossary, packs)
    return tuple(mistake for pack in packs for rule in pack.rules for mistake in _prove_rule(pack, rule, index))


def _prove_rule(pack: RulePack, rule: PackRule, index: TermIndex) -> Iterator[Mistake]:
    rule_id = f"{pack.name}.{rule.id}"
    for example in (*rule.violating, *rule.compliant):
        observations = _observations(example.text, rule, index)
        found = [observation for observation in observations if observation.rule == rule_id]
        missed = [mark for mark in example.marks if mark not in map(_span, found)]
        surplus = [observation for observation in found if _span(observation) not in example.marks]
        if not missed and not surplus:
            continue
        position = example.position or rule.position or Position(Path(pack.name), 1, 1)
        what = [_tell_missed(rule_id, example, mark, observations) for mark in missed]
        what += [f"{rule_id} finds '{example.text[slice(*_span(extra))]}', which is not marked." for extra in surplus]
        yield Mistake(position, " ".join(what), "Change the example, the rule's forms or its exceptions.")


def _observations(text: str, rule: PackRule, index: TermIndex) -> list[Observation]:
    layer = Layer(min(rule.layers)) if rule.layers else Layer.BODY
    return check_terms([Passage(text, layer, Role.PARAGRAPH, LinePlace(1))], index, frozenset({layer}))


def _span(observation: Observation) -> tuple[int, int]:
    return observation.start, observation.end


def _tell_missed(rule_id: str, example: Example, mark: tuple[int, int], observations: list[Observation]) -> str:
    start, end = mark
    words = f"{rule_id} does not find '{example.text[start:end]}'"
    others = [
        f"{other.rule} finds '{example.text[other.start : other.end]}' there"
        for other in observations
        if other.start < end and start < other.end
    ]
    return f"{words}: {', '.join(others)}." if others else f"{words}."
