"""All rules of Vale styles on one asset: what they find, and which of them gave up on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from msgcheck.checks.terms.kinds.checking import RuleOutcome
from msgcheck.checks.vale.block import Block, blocks_of
from msgcheck.checks.vale.matching import Hit, Matcher, compile_rule
from msgcheck.checks.vale.screening import Screen, make_screen, screened
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Passage
from msgcheck.model.run import RuleNotRun
from msgcheck.model.vale_rule import Sequence as SequenceRule
from msgcheck.model.vale_rule import ValeRule, ValeStyle
from msgcheck.reference.vale.dialect import PatternError
from msgcheck.values import dataclass

_TOO_LONG = "A pattern of the rule takes too long on a text; the asset was not checked with it."


@dataclass(frozen=True, slots=True)
class StyleSet:
    """What :func:`compile_styles` makes of styles: a matcher a rule, and the screen that says where it may match."""

    rules: tuple[tuple[ValeRule, Matcher], ...] = ()
    screen: Screen = field(default_factory=Screen)
    broken: tuple[RuleNotRun, ...] = ()

    @property
    def needs_sentences(self) -> bool:
        """Whether any rule looks at sentences."""
        return any(isinstance(rule.body, SequenceRule) or _names_sentence(rule) for rule, _ in self.rules)


def compile_styles(styles: Iterable[ValeStyle], rule_ids: frozenset[str]) -> StyleSet:
    """Return the rules of ``styles`` that are in ``rule_ids``, ready to run."""
    compiled: list[tuple[ValeRule, Matcher]] = []
    broken: list[RuleNotRun] = []
    for style in styles:
        for rule in style.rules:
            if rule.name not in rule_ids:
                continue
            try:
                compiled.append((rule, compile_rule(rule, style.accepted)))
            except PatternError as error:
                broken.append(RuleNotRun(rule.name, f"Its patterns cannot be read together: {error}."))
    return StyleSet(tuple(compiled), make_screen([rule for rule, _ in compiled]), tuple(broken))


def check_styles(passages: Sequence[Passage], styles: StyleSet, layers: frozenset[str]) -> RuleOutcome:
    """Run ``styles`` over the passages of one asset whose layer is in ``layers``, rule by rule.

    ``unfinished`` of the outcome are rules that gave up on the asset.
    """
    if not styles.rules:
        return RuleOutcome(unfinished=styles.broken)
    numbers = [number for number, passage in enumerate(passages) if passage.layer in layers]
    blocks = list(blocks_of([passages[number] for number in numbers], by_sentence=styles.needs_sentences))
    found: list[Observation] = []
    unfinished = list(styles.broken)
    candidates = screened(styles.screen, blocks)
    for number, (rule, matcher) in enumerate(styles.rules):
        mine = blocks if candidates[number] is None else _picked(blocks, candidates[number])
        try:
            found += [_observation(hit, numbers, passages) for hit in (matcher(mine) if mine else ())]
        except TimeoutError:
            unfinished.append(RuleNotRun(rule.name, _TOO_LONG))
    return RuleOutcome(tuple(found), unfinished=tuple(unfinished))


def _picked(blocks: Sequence[Block], wanted: set[int] | None) -> list[Block]:
    return [blocks[at] for at in sorted(wanted or ())]


def _names_sentence(rule: ValeRule) -> bool:
    return any("sentence" in scope or scope.strip().startswith("~") for scope in rule.scopes)


def _observation(hit: Hit, numbers: Sequence[int], passages: Sequence[Passage]) -> Observation:
    number = numbers[hit.source]
    is_whole = hit.start == hit.end
    return Observation(
        rule=hit.rule,
        message=hit.message,
        passage=number,
        start=0 if is_whole else hit.start,
        end=len(passages[number].text) if is_whole else hit.end,
        suggestions=hit.suggestions,
        reference=Reference("rule", hit.rule),
    )
