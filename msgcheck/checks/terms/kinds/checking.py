"""The pack rules that are no lists of wrong forms: each sees what it looks at, and says what it finds there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property

from msgcheck.analysis.text_language import languages_of
from msgcheck.checks.terms.forms.conditions import is_wanted_heading
from msgcheck.checks.terms.kinds.casing import check_casing
from msgcheck.checks.terms.kinds.compiling import RuleSet
from msgcheck.checks.terms.kinds.consistency import check_consistency, variant_uses
from msgcheck.checks.terms.kinds.finding import FoundUses, find_uses
from msgcheck.checks.terms.kinds.first_use import check_first_use
from msgcheck.checks.terms.kinds.heading_case import check_heading_case
from msgcheck.checks.terms.kinds.listed_pattern import check_pattern
from msgcheck.checks.terms.kinds.occurrence import check_occurrence
from msgcheck.checks.terms.kinds.repetition import check_repetition
from msgcheck.checks.terms.kinds.required import check_required
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, Kind, Part, RuleView, Use, holds_at
from msgcheck.checks.terms.kinds.sequence import check_sequence
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage
from msgcheck.model.run import RuleNotRun
from msgcheck.model.term import RuleKind
from msgcheck.values import dataclass

_KINDS: Mapping[RuleKind, Kind] = {
    RuleKind.EXISTENCE: check_pattern,
    RuleKind.SUBSTITUTION: check_pattern,
    RuleKind.CASING: check_casing,
    RuleKind.CONSISTENCY: check_consistency,
    RuleKind.OCCURRENCE: check_occurrence,
    RuleKind.REQUIRED: check_required,
    RuleKind.FIRST_USE: check_first_use,
    RuleKind.REPETITION: check_repetition,
    RuleKind.SEQUENCE: check_sequence,
}


_ABOUT_WORDING = frozenset({RuleKind.EXISTENCE, RuleKind.SUBSTITUTION, RuleKind.CASING, RuleKind.CONSISTENCY})
"""Kinds that say of words how to write them, as the term checks do."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What :func:`check_rules` says of one asset.

    ``uses`` are no findings: they say which variant the asset writes, for whoever counts over the whole corpus
    (:mod:`msgcheck.checks.terms.form_spread`). ``unfinished`` are rules that gave up on this asset, with the reason.
    """

    observations: tuple[Observation, ...] = ()
    uses: tuple[Observation, ...] = ()
    unfinished: tuple[RuleNotRun, ...] = ()


def check_rules(
    passages: Sequence[Passage], rules: RuleSet, layers: frozenset[str], spoken: Sequence[Observation] = ()
) -> RuleOutcome:
    """Run ``rules`` over the passages of one asset whose layer is in ``layers``.

    ``spoken`` is what the term checks said of them: of the same words a rule about their wording says nothing more.
    Returns observations of ``PACK.ID``, rule by rule; each quotes what is wrong, or what asks for something missing.
    Where an asset as a whole lacks something that nothing in it asks for, the observation has no passage.
    """
    if not rules.rules:
        return RuleOutcome()
    asset = _Asset(passages, layers, spoken)
    found, reasons = find_uses(passages, rules)
    observations: list[Observation] = []
    uses: list[Observation] = []
    for number, compiled in enumerate(rules.rules):
        if number in reasons:
            continue
        view = _view(compiled, number, asset, found)
        observations += _kind_of(compiled)(compiled, view)
        if compiled.rule.kind is RuleKind.CONSISTENCY:
            uses += variant_uses(compiled, view)
    unfinished = tuple(RuleNotRun(rules.rules[number].id, reason) for number, reason in sorted(reasons.items()))
    return RuleOutcome(tuple(observations), tuple(uses), unfinished)


def in_their_language(
    passages: Sequence[Passage], rules: RuleSet, rule_ids: frozenset[str] | None = None
) -> Callable[[str, int], bool]:
    """Return what tells whether a rule, by its id, may speak of a passage, by its number.

    One that speaks of another language than the passage is in may not, nor one that is not in ``rule_ids``.
    """

    @cache
    def languages() -> tuple[str, ...]:
        return languages_of([passage.text for passage in passages])

    def speaks(rule_id: str, number: int) -> bool:
        if rule_ids is not None and rule_id not in rule_ids:
            return False
        return rule_id not in rules.languages or rules.languages[rule_id] == languages()[number]

    return speaks


@dataclass(frozen=True)
class _Asset:
    """The passages of an asset, the layers of it that are checked, and what is asked of it more than once."""

    passages: Sequence[Passage]
    layers: frozenset[str]
    spoken: Sequence[Observation]

    def is_spoken_of(self, use: Use) -> bool:
        """Tell whether the term checks spoke of words that ``use`` lies in."""
        spans = self._spoken_spans.get(use.passage, [])
        index = bisect_right(spans, (use.start, use.end)) - 1
        return any(start <= use.start and use.end <= end for start, end in spans[max(index, 0) : index + 2])

    @cached_property
    def _spoken_spans(self) -> dict[int | None, list[tuple[int, int]]]:
        """Spans by passage, in order; no two of one passage overlap."""
        spans: dict[int | None, list[tuple[int, int]]] = {}
        for seen in self.spoken:
            spans.setdefault(seen.passage, []).append((seen.start, seen.end))
        return {number: sorted(each) for number, each in spans.items()}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The language of each passage."""
        return languages_of([passage.text for passage in self.passages])


def _kind_of(compiled: CompiledRule) -> Kind:
    return check_heading_case if compiled.rule.heading_case else _KINDS[compiled.rule.kind]


def _view(compiled: CompiledRule, number: int, asset: _Asset, found: FoundUses) -> RuleView:
    rule = compiled.rule
    layers = asset.layers & rule.layers if rule.layers else asset.layers
    numbers = tuple(
        index
        for index, passage in enumerate(asset.passages)
        if passage.layer in layers
        and is_wanted_heading(passage, rule.headings)
        and (rule.language is None or asset.languages[index] == rule.language)
    )
    looked_at = frozenset(numbers)
    uses = tuple(
        use
        for use in found.get((number, Part.MAIN), ())
        if use.passage in looked_at
        and holds_at(compiled, asset.passages[use.passage], use.text, use.at, use.to)
        and not (rule.kind in _ABOUT_WORDING and asset.is_spoken_of(use))
    )
    return RuleView(asset.passages, numbers, uses, tuple(found.get((number, Part.ANSWER), ())))
