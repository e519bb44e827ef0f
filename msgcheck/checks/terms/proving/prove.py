"""Puts the glossary and the rule packs to the proof."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgcheck.checks.terms.examples import open_trial
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.kinds.tagging import rules_without_tagger
from msgcheck.checks.terms.proving.clashes import find_ambiguous, find_contradictions, find_reported_texts
from msgcheck.checks.terms.proving.faults import Fault, FaultKind, Proof
from msgcheck.checks.terms.proving.listing import exceptions, listed_forms, rule_owners, wanted_wordings
from msgcheck.checks.terms.proving.silence import find_idle_exceptions, find_silent, find_unmet
from msgcheck.checks.terms.proving.survivors import try_mutants
from msgcheck.model.observation import Reference
from msgcheck.model.term import Glossary, RulePack


def prove_rules(
    glossary: Glossary,
    packs: tuple[RulePack, ...],
    checked_layers: Mapping[str, frozenset[str]],
    only: Collection[str] = (),
) -> Proof:
    """Return what is wrong with ``packs`` and ``glossary``, whose examples have been tried (``prove_examples``).

    ``checked_layers`` are the layers that are checked, by asset kind. ``only`` names the packs that the answer is
    about; all are read, since rules clash across packs. Empty means all packs and the glossary.
    """
    not_run = tuple(each for each in rules_without_tagger(packs) if _is_asked(Reference("rule", each.rule), only))
    untried = {each.rule for each in not_run}
    named = [(f"{pack.name}.{rule.id}", rule) for pack in packs if not only or pack.name in only for rule in pack.rules]
    tested = try_mutants([each for each in named if each[0] not in untried], open_trial(packs, glossary))
    faults = [*find_listing_faults(glossary, packs, checked_layers), *tested.survivors]
    return Proof(
        rule_ids=tuple(rule_id for rule_id, _ in named),
        terms=0 if only else len(glossary.terms),
        examples=sum(len(rule.violating) + len(rule.compliant) for _, rule in named),
        mutants=tuple(sorted(tested.tried.items())),
        faults=tuple(sorted(filter(lambda fault: _takes_part(fault, only), faults), key=_order)),
        unproved=tuple(rule_id for rule_id, rule in named if not rule.violating and rule_id not in untried),
        not_run=not_run,
    )


def find_listing_faults(
    glossary: Glossary, packs: tuple[RulePack, ...], checked_layers: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    """Yield what is wrong with what is listed, whether or not the examples hold: all faults but survivors."""
    index = compile_terms(glossary, packs)
    listed = list(listed_forms(glossary, packs))
    wanted = list(wanted_wordings(glossary, packs))
    phrases = list(exceptions(glossary, packs))
    ambiguous = list(find_ambiguous(listed))
    owners = {form.owner.reference: form.owner for form in listed}
    clashing = {frozenset(_references(fault)) for fault in ambiguous}
    yield from ambiguous
    yield from find_contradictions(wanted, listed)
    yield from find_reported_texts(wanted, index, owners)
    for fault in find_silent(listed, [*phrases, *wanted], index):
        # Of two replacements for one form the first speaks: that is told already.
        if fault.kind is not FaultKind.SHADOWED or frozenset(_references(fault)) not in clashing:
            yield fault
    yield from find_idle_exceptions(phrases, index)
    yield from find_unmet(rule_owners(packs), checked_layers)


def _takes_part(fault: Fault, only: Collection[str]) -> bool:
    return any(_is_asked(reference, only) for reference in _references(fault))


def _references(fault: Fault) -> tuple[Reference, ...]:
    return fault.reference, *(other.reference for other in fault.others)


def _is_asked(reference: Reference, only: Collection[str]) -> bool:
    is_of_pack = reference.kind == "rule" and reference.id.rpartition(".")[0] in only
    return not only or is_of_pack


def _order(fault: Fault) -> tuple[int, bool, str, str]:
    """Worst first, then as the files go."""
    position = fault.position
    place = f"{position.path}:{position.line:09}:{position.column:09}" if position else ""
    return list(FaultKind).index(fault.kind), position is None, place, fault.what
