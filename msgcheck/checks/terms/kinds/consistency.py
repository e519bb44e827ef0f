"""Consistency: of several ways to write one thing an asset keeps to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgcheck.checks.terms.finding.casing import keep_case, starts_sentence
from msgcheck.checks.terms.form_spread import form_use
from msgcheck.checks.terms.forms.phrase import inflect_phrase
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, Use, observe, place_of
from msgcheck.model.observation import Observation
from msgcheck.model.passage import HEADING_ROLES, Passage
from msgcheck.model.term import PackRule, Preference


def check_consistency(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each use of another variant than the one the asset should keep to."""
    return [
        _observe(compiled, view, use, kept)
        for uses in uses_by_group(compiled.rule, view).values()
        for kept in [kept_variant(compiled.rule, uses)]
        for use in uses
        if use.form != kept
    ]


def variant_uses(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return what the asset tells of each variant it writes, for the count over all assets.

    Where it writes several of a group, :func:`check_consistency` has spoken: its uses count, and are not reported.
    """
    variants = [variant for group in compiled.rule.variants for variant in group]
    told = []
    for group, uses in uses_by_group(compiled.rule, view).items():
        counts = Counter(use.form for use in uses)
        for form, count in counts.items():
            first = next(use for use in uses if use.form == form)
            place = place_of(first) if len(counts) == 1 else None
            seen = observe(compiled, view, place, preferred="{preferred}")
            told.append(form_use(seen, group=str(group), form=variants[form], count=count, rank=form))
    return told


def uses_by_group(rule: PackRule, view: RuleView) -> dict[int, list[Use]]:
    """Return the uses of each group of variants, in reading order; only groups that are used are there."""
    group_of = [group for group, variants in enumerate(rule.variants) for _ in variants]
    told_by_case = _told_by_case(rule.variants)
    groups: dict[int, list[Use]] = {}
    for use in view.uses:
        if use.form not in told_by_case or _tells_case(view.passages[use.passage], use):
            groups.setdefault(group_of[use.form], []).append(use)
    return groups


def kept_variant(rule: PackRule, uses: Sequence[Use]) -> int:
    """Return the number of the variant to keep to; of equally frequent ones the first used."""
    if rule.prefer is Preference.FIRST:
        return uses[0].form
    return Counter(use.form for use in uses).most_common(1)[0][0]


def _told_by_case(groups: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the numbers of the variants that another of their group equals but for case."""
    return frozenset(_case_pairs(groups))


def _case_pairs(groups: Sequence[Sequence[str]]) -> Iterator[int]:
    number = 0
    for variants in groups:
        counts = Counter(variant.casefold() for variant in variants)
        for variant in variants:
            if counts[variant.casefold()] > 1:
                yield number
            number += 1


def _tells_case(passage: Passage, use: Use) -> bool:
    """A capital says nothing in a heading, at the start of a sentence or within capitals."""
    return not (passage.role in HEADING_ROLES or starts_sentence(use.text, use.at) or use.text.isupper())


def _observe(compiled: CompiledRule, view: RuleView, use: Use, kept: int) -> Observation:
    variants = [variant for group in compiled.rule.variants for variant in group]
    instead = variants[kept] if not use.inflections else inflect_phrase(variants[kept], use.inflections[0])[0]
    suggestion = keep_case(instead, use.words.lower(), use.text, use.at, use.to)
    evidence = (("form", variants[use.form]), ("kept", variants[kept]))
    return observe(compiled, view, place_of(use), (suggestion,), evidence, preferred=variants[kept])
