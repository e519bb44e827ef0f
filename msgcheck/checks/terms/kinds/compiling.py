"""The rules of all packs that are no mere lists of wrong forms, compiled: one automaton for all their forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from ahocorasick_rs import AhoCorasick

from msgcheck.analysis.normalise import normalise
from msgcheck.checks.terms.forms.conditions import condition_of
from msgcheck.checks.terms.forms.expansion import Spell, Spelling, spellings_of
from msgcheck.checks.terms.forms.spelling import fold_form
from msgcheck.checks.terms.kinds.rule_view import RAISED_SIGNS, CompiledRule, Part
from msgcheck.model.term import Forms, PackRule, RuleKind, RulePack
from msgcheck.reference.rule_pattern import RulePattern, compile_rule_pattern
from msgcheck.values import dataclass

LISTED_KINDS = frozenset({RuleKind.EXISTENCE, RuleKind.SUBSTITUTION})
"""Kinds whose forms are found with the glossary's, unless they are patterns."""

_TOLD_BY_SPELLING = frozenset({RuleKind.CASING, RuleKind.CONSISTENCY})
"""Kinds that are about the very difference of spellings: "e-mail" and "email" are two forms."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is looked for. ``rule`` and ``form`` number the rule and its form.

    With ``is_literal`` a hyphen is no space, and the other way round.
    """

    rule: int
    part: Part
    form: int
    spelling: Spelling
    any_case: bool
    is_literal: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of a rule; ``replacement`` is what to put in its place, if the rule says it."""

    rule: int
    part: Part
    form: int
    pattern: RulePattern
    replacement: str | None = None
    is_verbatim: bool = False
    """Whether it names characters that normalising takes away, so that it is held against the text as extracted."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What :func:`compile_rules` makes of packs. ``forms[n]`` are those that ``automaton`` finds as pattern ``n``.

    ``languages`` holds the language of every rule that speaks of one language alone, by id.
    """

    rules: tuple[CompiledRule, ...] = ()
    automaton: AhoCorasick | None = None
    forms: tuple[tuple[Form, ...], ...] = ()
    patterns: tuple[Pattern, ...] = ()
    languages: dict[str, str] = field(default_factory=dict)


def compile_rules(packs: Iterable[RulePack], spell: Spell = spellings_of) -> RuleSet:
    """Compile the rules of ``packs`` that :func:`msgcheck.checks.terms.kinds.checking.check_rules` runs; lists of wrong
    forms are left to the term index.
    """
    named = [(f"{pack.name}.{rule.id}", rule) for pack in packs for rule in pack.rules]
    rules = tuple(
        CompiledRule(rule_id, rule, condition_of(rule, spell)) for rule_id, rule in named if not is_listed(rule)
    )
    by_spelling: dict[str, list[Form]] = {}
    for number, compiled in enumerate(rules):
        for form in _forms(number, compiled.rule, spell):
            by_spelling.setdefault(fold_form(form.spelling.text), []).append(form)
    return RuleSet(
        rules=rules,
        automaton=AhoCorasick(by_spelling) if by_spelling else None,
        forms=tuple(map(tuple, by_spelling.values())),
        patterns=tuple(
            pattern for number, compiled in enumerate(rules) for pattern in _patterns(number, compiled.rule)
        ),
        languages={rule_id: rule.language for rule_id, rule in named if rule.language is not None},
    )


def is_listed(rule: PackRule) -> bool:
    """Tell whether ``rule`` is a list of wrong forms, which the term index finds together with the glossary's."""
    return rule.kind in LISTED_KINDS and not rule.is_pattern


def written_forms(rule: PackRule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what ``rule`` looks for and what makes it right, as written;
    :class:`msgcheck.checks.terms.kinds.rule_view.Use` numbers them in this order.
    """
    match rule.kind:
        case RuleKind.SUBSTITUTION:
            return tuple(form for form, _ in rule.swap), ()
        case RuleKind.CONSISTENCY:
            return tuple(variant for group in rule.variants for variant in group), ()
        case RuleKind.REQUIRED:
            return rule.trigger, rule.required
        case RuleKind.FIRST_USE if rule.expansions:
            return tuple(short for short, _ in rule.expansions), tuple(long for _, long in rule.expansions)
        case RuleKind.REPETITION | RuleKind.SEQUENCE:
            return (), ()  # they look at words one by one, and read their lists themselves
    return rule.tokens, ()


def _forms(number: int, rule: PackRule, spell: Spell) -> Iterator[Form]:
    main, answers = ((), ()) if rule.is_pattern else written_forms(rule)
    is_literal = rule.forms is Forms.EXACT or rule.kind in _TOLD_BY_SPELLING
    parts = (Part.MAIN, main, is_literal), (Part.ANSWER, answers, False), (Part.EXCEPTION, rule.exceptions, False)
    for part, written, literal in parts:
        any_case = part is not Part.MAIN or rule.kind is RuleKind.CASING or not rule.case_sensitive
        for form, text in enumerate(written):
            for spelling in _spellings(text, rule, spell, is_literal=literal):
                yield Form(number, part, form, spelling, any_case and spelling.any_case, literal)


def _spellings(written: str, rule: PackRule, spell: Spell, *, is_literal: bool) -> Iterator[Spelling]:
    text = normalise(written).text.strip()
    if not text:
        return
    is_inflected = rule.is_inflected and rule.kind is not RuleKind.CASING
    spellings = spell(text) if is_inflected else (Spelling(text),)
    for spelling in (*spellings, *_raised(text, rule)):
        if not (is_literal and spelling.changed and not spelling.inflections):
            yield spelling


def _raised(text: str, rule: PackRule) -> Iterator[Spelling]:
    if rule.sign in RAISED_SIGNS:
        yield Spelling(text + RAISED_SIGNS[rule.sign])


def _patterns(number: int, rule: PackRule) -> Iterator[Pattern]:
    if not rule.is_pattern:
        return
    replacements = [preferred for _, preferred in rule.swap]
    for part, written in zip((Part.MAIN, Part.ANSWER), written_forms(rule), strict=True):
        for form, text in enumerate(written):
            yield Pattern(
                rule=number,
                part=part,
                form=form,
                pattern=compile_rule_pattern(text, case_sensitive=rule.case_sensitive),
                replacement=replacements[form] if replacements else None,
                is_verbatim=normalise(text).text != " ".join(text.split()) and not text.isascii(),
            )
