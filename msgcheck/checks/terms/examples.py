"""The examples inside rule packs, tried: a rule that does not do what its author showed is a mistake in the pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import TermIndex, compile_terms
from msgcheck.checks.terms.kinds.checking import check_rules, in_their_language
from msgcheck.checks.terms.kinds.compiling import RuleSet, compile_rules
from msgcheck.checks.terms.kinds.tagging import rules_without_tagger
from msgcheck.checks.terms.sample_asset import sample_asset
from msgcheck.errors import Mistake, Position
from msgcheck.model.passage import Layer
from msgcheck.model.term import Example, Glossary, PackRule, RulePack
from msgcheck.values import dataclass

Span = tuple[int, int] | None
"""Code points of an example's text, half-open; ``None`` where a finding means the whole of it."""


@dataclass(frozen=True, slots=True)
class ExampleTrial:
    """What examples are tried with: everything that a scan would check with."""

    terms: TermIndex
    rules: RuleSet

    def findings(self, text: str, rule: PackRule) -> tuple[tuple[str, Span], ...]:
        """Return (rule id, span) of all that is found in ``text``, an example of ``rule`` as a small asset."""
        layer = Layer(min(rule.layers)) if rule.layers else Layer.BODY
        asset = sample_asset(text, layer)
        layers = frozenset({layer})
        listed = check_terms(asset.passages, self.terms, layers, in_their_language(asset.passages, self.rules))
        outcome = check_rules(asset.passages, self.rules, layers, listed)
        observations = (*listed, *outcome.observations)
        gave_up = ((each.rule, None) for each in outcome.unfinished)
        return (*((seen.rule, asset.span_of(seen)) for seen in observations), *gave_up)


def open_trial(packs: tuple[RulePack, ...], glossary: Glossary) -> ExampleTrial:
    """Return what the examples of ``packs`` are tried with, beside ``glossary``."""
    return ExampleTrial(compile_terms(glossary, packs), compile_rules(packs))


def prove_examples(packs: tuple[RulePack, ...], glossary: Glossary) -> tuple[Mistake, ...]:
    """Try every example of ``packs`` beside ``glossary``, as a scan would; return what did not come out as shown.

    A violating example must be found by its rule at its marks and nowhere else, a compliant one not at all; one that
    marks nothing must be found as a whole. Words that another rule tells in its place are found all the same:
    ``msgcheck rules test`` lists what is shadowed. Rules that cannot run here are not tried.
    """
    trial = open_trial(packs, glossary)
    untried = {each.rule for each in rules_without_tagger(packs)}
    return tuple(
        mistake
        for pack in packs
        for rule in pack.rules
        if f"{pack.name}.{rule.id}" not in untried
        for mistake in _prove_rule(pack, rule, trial)
    )


def _prove_rule(pack: RulePack, rule: PackRule, trial: ExampleTrial) -> Iterator[Mistake]:
    rule_id = f"{pack.name}.{rule.id}"
    for is_violating, examples in ((True, rule.violating), (False, rule.compliant)):
        for example in examples:
            wanted: tuple[Span, ...] = example.marks or ((None,) if is_violating else ())
            everything = trial.findings(example.text, rule)
            found = [span for name, span in everything if name == rule_id]
            what = [
                _tell_missed(rule_id, example, span, everything)
                for span in wanted
                if not _is_found(span, found, everything)
            ]
            what += [f"{rule_id} {_found_in_words(example, span)}." for span in found if span not in wanted]
            if what:
                position = example.position or rule.position or Position(Path(pack.name), 1, 1)
                yield Mistake(position, " ".join(what), "Change the example, the rule's forms or its exceptions.")


def _is_found(span: Span, found: list[Span], everything: tuple[tuple[str, Span], ...]) -> bool:
    """Tell whether the rule finds ``span``, or another tells all of it in its place."""
    if span in found or span is None:
        return span in found
    return any(other and other[0] <= span[0] and span[1] <= other[1] for _, other in everything)


def _found_in_words(example: Example, span: Span) -> str:
    return f"finds '{_quote(example, span)}', which is not marked" if span else "finds fault with the whole example"


def _tell_missed(rule_id: str, example: Example, span: Span, everything: tuple[tuple[str, Span], ...]) -> str:
    if span is None:
        return f"{rule_id} finds nothing."
    words = f"{rule_id} does not find '{_quote(example, span)}'"
    others = [
        f"{name} finds '{_quote(example, other)}' there"
        for name, other in everything
        if other is not None and other[0] < span[1] and span[0] < other[1]
    ]
    return f"{words}: {', '.join(others)}." if others else f"{words}."


def _quote(example: Example, span: tuple[int, int]) -> str:
    return example.text[span[0] : span[1]]
