"""Occurrence: a form stands at most, or at least, so often in an asset or on a slide."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, Use, observe, place_of, slide_of
from msgcheck.model.observation import Observation
from msgcheck.model.term import Extent


def check_occurrence(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return one observation for each asset (slide) with too many uses, at the first surplus one, or with too few.

    Too few are shown at the last use; where there is none, at the first passage of the slide, or at no place for an
    asset. Without a slide or page in the asset a rule per slide has nothing to count.
    """
    return [
        observation
        for numbers, uses in _extents(compiled, view)
        for observation in _check_extent(compiled, view, numbers, uses)
    ]


def _extents(compiled: CompiledRule, view: RuleView) -> Iterator[tuple[list[int], list[Use]]]:
    """Yield the passages and the uses of each asset or slide."""
    if compiled.rule.per is Extent.ASSET:
        yield list(view.numbers), list(view.uses)
        return
    numbers: dict[int, list[int]] = {}
    uses: dict[int, list[Use]] = {}
    for number in view.numbers:
        if (slide := slide_of(view.passages[number])) is not None:
            numbers.setdefault(slide, []).append(number)
    for use in view.uses:
        if (slide := slide_of(view.passages[use.passage])) is not None:
            uses.setdefault(slide, []).append(use)
    for slide, together in numbers.items():
        yield together, uses.get(slide, [])


def _check_extent(compiled: CompiledRule, view: RuleView, numbers: list[int], uses: list[Use]) -> Iterator[Observation]:
    rule, count = compiled.rule, len(uses)
    evidence = (("count", count),)
    if rule.at_most is not None and count > rule.at_most:
        place = place_of(uses[rule.at_most])
        yield observe(compiled, view, place, (), evidence, count=count, limit=rule.at_most)
    elif rule.at_least is not None and count < rule.at_least and numbers:
        yield observe(
            compiled,
            view,
            _place_of_lack(rule.per, view, numbers, uses),
            (),
            evidence,
            count=count,
            limit=rule.at_least,
        )


def _place_of_lack(per: Extent, view: RuleView, numbers: list[int], uses: list[Use]) -> tuple[int, int, int] | None:
    if uses:
        return place_of(uses[-1])
    return None if per is Extent.ASSET else (numbers[0], 0, len(view.passages[numbers[0]].text))
