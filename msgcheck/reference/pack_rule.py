"""Reads one rule of a rule pack: the keys that every rule has, and those of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from msgcheck.config.fields import Fields
from msgcheck.config.located import Items, Node, Table
from msgcheck.config.mistakes import quoted
from msgcheck.model.passage import Layer
from msgcheck.model.severity import SHOWN_SEVERITIES, Severity
from msgcheck.model.term import (
    INFLECTED_PARTS,
    LANGUAGES,
    Extent,
    Forms,
    HeadingCase,
    Headings,
    PackRule,
    Preference,
    RuleKind,
)
from msgcheck.reference.marked_examples import read_examples
from msgcheck.reference.rule_values import (
    check_patterns,
    check_signs,
    read_sequence,
    read_swap,
    read_variants,
    whole_number,
)
from msgcheck.values import dataclass

S = TypeVar("S", bound=str)

_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_DEFAULT_REACH = 10
"""Words either side of a form in which ``near`` and ``not_near`` look."""
_LARGEST_REACH = 100


@dataclass(frozen=True, slots=True)
class _KindKeys:
    """The keys of a kind: of each group of ``needed`` one must be there, those of ``may`` may be."""

    needed: tuple[tuple[str, ...], ...]
    may: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ("{match}",)

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset(key for group in self.needed for key in group).union(self.may)


_INSTEAD = ("{match}", "{preferred}")
_KEYS = {
    RuleKind.EXISTENCE: _KindKeys((("tokens",),), ("pattern", "forms", "part_of_speech", "case_sensitive")),
    RuleKind.SUBSTITUTION: _KindKeys((("swap",),), ("pattern", "forms", "part_of_speech", "case_sensitive"), _INSTEAD),
    RuleKind.CASING: _KindKeys((("tokens", "heading_case"),), (), _INSTEAD),
    RuleKind.CONSISTENCY: _KindKeys((("variants",),), ("prefer", "forms", "case_sensitive"), _INSTEAD),
    RuleKind.OCCURRENCE: _KindKeys(
        (("tokens",), ("at_most", "at_least")),
        ("per", "pattern", "forms", "case_sensitive"),
        ("{match}", "{count}", "{limit}"),
    ),
    RuleKind.REQUIRED: _KindKeys(
        (("trigger",), ("required",)), ("per", "pattern", "forms", "case_sensitive"), ("{match}", "{required}")
    ),
    RuleKind.FIRST_USE: _KindKeys((("expansions", "sign"),), ("tokens", "forms", "case_sensitive"), _INSTEAD),
    RuleKind.REPETITION: _KindKeys((), ("tokens",)),
    RuleKind.SEQUENCE: _KindKeys((("sequence",),), ("forms",)),
}
"""What each kind is told by."""
_KIND_KEYS = tuple(dict.fromkeys(key for keys in _KEYS.values() for key in sorted(keys.allowed)))
_EXCLUSIVE = ({"tokens", "heading_case"}, {"expansions", "sign"}, {"expansions", "tokens"})
"""Keys of one kind that are two ways to say what it looks for."""


def read_rule(fields: Fields) -> PackRule:
    """Return a rule; each mistake is noted, a rule with one never leaves the reading."""
    kind = _kind(fields)
    may_mark_nothing = kind is RuleKind.OCCURRENCE and fields.node("at_least") is not None
    examples = fields.table(
        "examples", "'examples'", lambda table: read_examples(table, may_mark_nothing=may_mark_nothing)
    )
    violating, compliant = examples or ((), ())
    rule = PackRule(
        id=fields.required_id("id"),
        kind=kind or RuleKind.EXISTENCE,
        message=fields.required_text("message"),
        severity=fields.choice("severity", SHOWN_SEVERITIES, Severity.WARNING),
        swap=fields.table("swap", "'swap'", read_swap) or (),
        tokens=fields.texts("tokens"),
        exceptions=fields.texts("exceptions"),
        layers=frozenset(map(str, fields.choices("layers", Layer))),
        case_sensitive=fields.flag("case_sensitive", False),
        forms=_choice_or_none(fields, "forms", Forms),
        part_of_speech=_choice_or_none(fields, "part_of_speech", INFLECTED_PARTS),
        is_pattern=fields.flag("pattern", False),
        near=fields.texts("near"),
        not_near=fields.texts("not_near"),
        within=whole_number(fields, "within", least=1, most=_LARGEST_REACH) or _DEFAULT_REACH,
        headings=fields.choice("headings", Headings, Headings.ANY),
        language=_choice_or_none(fields, "language", LANGUAGES),
        heading_case=_choice_or_none(fields, "heading_case", HeadingCase),
        variants=read_variants(fields),
        prefer=fields.choice("prefer", Preference, Preference.MAJORITY),
        at_most=whole_number(fields, "at_most", least=0),
        at_least=whole_number(fields, "at_least", least=1),
        per=fields.choice("per", Extent, Extent.ASSET),
        trigger=fields.texts("trigger"),
        required=fields.texts("required"),
        expansions=fields.table("expansions", "'expansions'", read_swap) or (),
        sign=fields.text("sign"),
        sequence=read_sequence(fields),
        violating=violating,
        compliant=compliant,
        note=fields.text("note"),
        position=fields.position,
    )
    if kind is not None:
        _check_keys(kind, fields)
        _check_values(rule, fields)
    return rule


def _kind(fields: Fields) -> RuleKind | None:
    """Return the kind of a rule, ``None`` where a mistake was noted."""
    kind = fields.required_choice("kind", tuple(map(str, RuleKind)), placeholder="")
    return RuleKind(kind) if kind else None


def _choice_or_none(fields: Fields, key: str, allowed: Iterable[S]) -> S | None:
    choices = tuple(allowed)
    return None if fields.node(key) is None else fields.choice(key, choices, choices[0])


def _check_keys(kind: RuleKind, fields: Fields) -> None:
    """Note what is missing of a kind, and the keys of other kinds."""
    keys = _KEYS[kind]
    for group in keys.needed:
        if not any(_holds_something(fields.node(key)) for key in group):
            names = "' or '".join(group)
            what = f"A rule of kind '{kind}' needs '{names}', which is missing or empty in {fields.label}."
            fields.mistake(group[0], what, "Add it.")
    for key in _KIND_KEYS:
        if fields.node(key) is not None and key not in keys.allowed:
            instead = f", or write '{keys.needed[0][0]}' instead" if keys.needed and key in _CONTENT else ""
            fields.mistake(key, f"A rule of kind '{kind}' has no '{key}'.", f"Remove it{instead}.")
    _check_pairs(kind, fields)


_CONTENT = frozenset({"swap", "tokens", "variants", "trigger", "required", "expansions", "sequence", "heading_case"})
"""Keys that say what a rule looks for: written in the wrong kind, they are meant as that kind's own."""


def _check_pairs(kind: RuleKind, fields: Fields) -> None:
    """Note keys that do not go together, or of which one is nothing without the other."""
    written = {key for key in _KEYS[kind].allowed if fields.node(key) is not None}
    for pair in _EXCLUSIVE:
        if pair <= written:
            first, second = sorted(pair)
            what = f"'{first}' and '{second}' stand together in {fields.label}."
            fields.mistake(second, what, "Make two rules of it.")
    if kind is RuleKind.FIRST_USE and "sign" in written and "tokens" not in written:
        fields.mistake("sign", f"'sign' in {fields.label} stands after no name.", "Add 'tokens' with the names.")
    if fields.node("within") is not None and not (fields.node("near") or fields.node("not_near")):
        fields.mistake("within", f"'within' in {fields.label} counts from nothing.", "Add 'near' or 'not_near'.")


def _holds_something(node: Node | None) -> bool:
    match node:
        case None | Items(items=()) | Table(entries=()):
            return False
    return True


def _check_words_only(rule: PackRule, fields: Fields) -> None:
    """Note what says how words are met, where regular expressions stand instead."""
    keys = ("part_of_speech", *(("forms",) if rule.forms is Forms.INFLECTED else ()))
    for key in keys:
        if fields.node(key) is not None:
            what = f"'{key}' in {fields.label} says nothing of regular expressions."
            fields.mistake(key, what, "Remove it, or list the words without 'pattern: true'.")


def _check_values(rule: PackRule, fields: Fields) -> None:
    allowed = _KEYS[rule.kind].placeholders
    for braces in _BRACES.findall(rule.message):
        if braces not in allowed:
            what = f"{quoted(braces)} in 'message' is no placeholder of a rule of kind '{rule.kind}'."
            fields.mistake("message", what, f"Use {' and '.join(allowed)} only.")
    if rule.at_most is not None and rule.at_least is not None and rule.at_least > rule.at_most:
        fields.mistake("at_least", f"'at_least' is more than 'at_most' in {fields.label}.", "Correct one of them.")
    if rule.is_pattern:
        check_patterns(rule, fields)
        _check_words_only(rule, fields)
    else:
        check_signs(fields)
