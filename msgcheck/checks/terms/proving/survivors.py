"""Mutated examples that are not found although they mean the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.examples import ExampleTrial
from msgcheck.checks.terms.kinds.checking import check_rules, in_their_language
from msgcheck.checks.terms.kinds.rule_view import slide_of
from msgcheck.checks.terms.proving.carriers import CARRIERS, Carrier, Parts, cut_in_word
from msgcheck.checks.terms.proving.faults import Fault, FaultKind
from msgcheck.checks.terms.proving.mutations import RESPELLING, Mutant, mutants_of, visible
from msgcheck.checks.terms.sample_asset import sample_asset
from msgcheck.model.observation import Reference
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.term import Example, Extent, Headings, PackRule, RuleKind
from msgcheck.values import dataclass

NamedRule = tuple[str, PackRule]
"""A pack rule with the id it is reported with."""


@dataclass(frozen=True, slots=True)
class MutationTest:
    """How many mutants were tried, by mutation, and which of them nobody found."""

    tried: Counter[str]
    survivors: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A marked place of a violating example."""

    rule_id: str
    rule: PackRule
    example: Example
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.example.text[self.start : self.end]


def try_mutants(rules: Sequence[NamedRule], trial: ExampleTrial) -> MutationTest:
    """Mutate the violating examples of ``rules`` and look for each mutant as a scan would.

    A mutant is found where any rule speaks at the mutated words: then its reader is told. Examples inside files are
    tried where they are one paragraph that the rule meets in the body.
    """
    tried: Counter[str] = Counter()
    survivors: list[Fault] = []
    for place in _places(rules):
        for mutant in mutants_of(place.rule, place.example, place.start, place.end):
            tried[mutant.mutation] += 1
            if not _is_found(mutant, place.rule, trial):
                survivors.append(_survivor(place, mutant.mutation, mutant.words, visible(mutant.text)))
    in_files = [(place, parts) for place in _places(rules) if (parts := _parts_in_file(place)) is not None]
    for carrier in CARRIERS:
        carried = zip(in_files, carrier.carry([parts for _, parts in in_files]), strict=True)
        met = [(*each, passage) for each, passage in carried if passage is None or _counts_in(each[0].rule, passage)]
        tried[carrier.mutation] += len(met)
        survivors += _lost_in(carrier, met, trial)
    return MutationTest(tried, tuple(survivors))


def _places(rules: Iterable[NamedRule]) -> Iterator[_Place]:
    for rule_id, rule in rules:
        for example in rule.violating:
            for start, end in example.marks:
                yield _Place(rule_id, rule, example, start, end)


def _is_found(mutant: Mutant, rule: PackRule, trial: ExampleTrial) -> bool:
    spans = (span for _, span in trial.findings(mutant.text, rule))
    return any(span is not None and span[0] < mutant.end and mutant.start < span[1] for span in spans)


def _parts_in_file(place: _Place) -> Parts | None:
    """Return the example cut as a file holds it, ``None`` where its rule would not meet it in one."""
    rule, passages = place.rule, sample_asset(place.example.text).passages
    is_paragraph = len(passages) == 1 and passages[0].role is Role.PARAGRAPH
    is_met = rule.headings is not Headings.ONLY and (not rule.layers or Layer.BODY in rule.layers)
    return cut_in_word(place.example.text, place.start, place.end) if is_paragraph and is_met else None


def _counts_in(rule: PackRule, passage: Passage) -> bool:
    """Tell whether ``rule`` has something to count where ``passage`` stands: one per slide has not outside slides."""
    return rule.kind is not RuleKind.OCCURRENCE or rule.per is Extent.ASSET or slide_of(passage) is not None


def _lost_in(
    carrier: Carrier, places: Sequence[tuple[_Place, Parts, Passage | None]], trial: ExampleTrial
) -> Iterator[Fault]:
    for place, parts, passage in places:
        if passage is None or not any(place.words in quote for quote in _quotes(passage, trial)):
            yield _survivor(place, carrier.mutation, place.words, carrier.show(parts))


def _quotes(passage: Passage, trial: ExampleTrial) -> list[str]:
    """Return what is found in ``passage``, as it stands there."""
    layers = frozenset({passage.layer})
    listed = check_terms([passage], trial.terms, layers, in_their_language([passage], trial.rules))
    seen = [*listed, *check_rules([passage], trial.rules, layers, listed).observations]
    return [passage.text[each.start : each.end] for each in seen if each.passage is not None]


def _survivor(place: _Place, mutation: str, words: str, shown: str) -> Fault:
    way_out = (
        f"List '{visible(words)}' as a form of its own, or show in a compliant example that it is right."
        if mutation in RESPELLING
        else "See what stands around it, the exceptions and the conditions of the rule; a pattern must allow for it."
    )
    return Fault(
        kind=FaultKind.SURVIVOR,
        reference=Reference("rule", place.rule_id),
        position=place.example.position or place.rule.position,
        what=f"The violating example is not found any more with this change ({mutation}): {shown}",
        way_out=way_out,
        mutation=mutation,
        mutant=shown,
    )
