"""A pack rule in words, for its page: what it looks for, what it would say, where it looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from msgcheck.model.term import Extent, HeadingCase, Headings, PackRule, RuleKind

_BRACES = re.compile(r"\{(\w+)\}")


def describe_rule(rule: PackRule) -> str:
    """Return what ``rule`` finds and under which conditions, in a sentence or two."""
    finds = "Finds the headings that are not in " if rule.heading_case else _FINDS[rule.kind]
    return " ".join((f"{finds}{_object(rule)}.", *_conditions(rule)))


def sample_message(rule: PackRule) -> str:
    """Return the message of ``rule`` as it reads for the first thing it names."""
    match, preferred = _first_pair(rule)
    values = {
        "match": match,
        "preferred": preferred,
        "required": rule.required[0] if rule.required else "",
        "count": str((rule.at_most or 0) + 1 if rule.at_most is not None else 0),
        "limit": str(rule.at_least if rule.at_most is None else rule.at_most),
    }
    return _BRACES.sub(lambda braces: values.get(braces[1], braces[0]), rule.message)


def first_words(rule: PackRule) -> str:
    """Return the first thing that ``rule`` names, an example where its author gives none."""
    return _first_pair(rule)[0]


def _first_pair(rule: PackRule) -> tuple[str, str]:
    for pairs in (rule.swap, rule.expansions):
        if pairs:
            return pairs[0]
    if rule.variants:
        return rule.variants[0][1], rule.variants[0][0]
    if rule.heading_case:
        return (
            ("Our Monthly Report", "Our monthly report")
            if rule.heading_case is HeadingCase.SENTENCE
            else (
                "Our monthly report",
                "Our Monthly Report",
            )
        )
    if rule.kind is RuleKind.CASING:
        return rule.tokens[0].lower(), rule.tokens[0]
    words = " ".join(token.words[0] for token in rule.sequence if token.words)
    name = next(iter((*rule.trigger, *rule.tokens)), words or "the the")
    return (name, name + (rule.sign or ""))


_FINDS: Mapping[RuleKind, str] = {
    RuleKind.EXISTENCE: "Finds these forms: ",
    RuleKind.SUBSTITUTION: "Finds these forms: ",
    RuleKind.CASING: "Finds these names in any other casing: ",
    RuleKind.CONSISTENCY: "Finds the rarer of these, where an asset has several of a group: ",
    RuleKind.OCCURRENCE: "Counts ",
    RuleKind.REQUIRED: "Finds the first of these where what they require is missing: ",
    RuleKind.FIRST_USE: "Finds the first use of these where it is bare: ",
    RuleKind.REPETITION: "Finds the same word twice in a row: ",
    RuleKind.SEQUENCE: "Finds words in a row: ",
}


def _object(rule: PackRule) -> str:
    if rule.heading_case:
        return f"{rule.heading_case} case"
    return _OBJECTS.get(rule.kind, _named)(rule)


def _named(rule: PackRule) -> str:
    names = [form for form, _ in (*rule.swap, *rule.expansions)] or list(rule.tokens)
    return _listed(names) or "any word but those said twice on purpose"


def _limits(rule: PackRule) -> str:
    where = "on a slide" if rule.per is Extent.SLIDE else "in an asset"
    bounds = [
        f"{name} {number}"
        for name, number in (("at least", rule.at_least), ("at most", rule.at_most))
        if number is not None
    ]
    return f"{_named(rule)}: {' and '.join(bounds)} {where}"


_OBJECTS: Mapping[RuleKind, Callable[[PackRule], str]] = {
    RuleKind.CONSISTENCY: lambda rule: "; ".join(" or ".join(group) for group in rule.variants),
    RuleKind.OCCURRENCE: _limits,
    RuleKind.REQUIRED: lambda rule: f"{_listed(rule.trigger)}. Required is {' or '.join(rule.required)}",
    RuleKind.SEQUENCE: lambda rule: ", ".join(
        " or ".join((*token.words, *token.parts_of_speech)) or "any" for token in rule.sequence
    ),
}


def _conditions(rule: PackRule) -> Iterable[str]:
    if rule.is_pattern:
        yield "They are regular expressions."
    if rule.near:
        yield f"Only within {rule.within} words of {_listed(rule.near)}."
    if rule.not_near:
        yield f"Not within {rule.within} words of {_listed(rule.not_near)}."
    if rule.exceptions:
        yield f"Not in {_listed(rule.exceptions)}."
    if rule.headings is not Headings.ANY:
        yield "Only in headings." if rule.headings is Headings.ONLY else "Not in headings."
    if rule.layers:
        yield f"Only in these layers: {_listed(sorted(rule.layers))}."
    if rule.language:
        yield f"Only in texts whose language is '{rule.language}'."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
