"""A rule pack as the YAML file it would be read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from msgcheck.model.severity import Severity
from msgcheck.model.term import Example, Extent, Headings, PackRule, Preference, RulePack, SequenceToken

_LINE = 118
_OPEN, _CLOSE = "⟦", "⟧"

Value = str | bool | int | list[Any] | dict[str, Any]


def pack_text(pack: RulePack, head: Iterable[str] = ()) -> str:
    """Return the file that reads as ``pack``; the lines of ``head`` stand above it as comments."""
    data = {"pack": pack.name, "rules": [rule_values(rule) for rule in pack.rules]}
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=_LINE, default_flow_style=False)
    comments = "".join(f"# {line}".rstrip() + "\n" for text in head for line in text.splitlines())
    return comments + written


def rule_values(rule: PackRule) -> Mapping[str, Value]:
    """Return the keys of ``rule`` with their values; those that are as they are without a key are left out."""
    values: dict[str, Value | None] = {
        "id": rule.id,
        "kind": str(rule.kind),
        "severity": None if rule.severity is Severity.WARNING else str(rule.severity),
        "message": rule.message,
        "note": rule.note,
        "swap": dict(rule.swap),
        "tokens": list(rule.tokens),
        "exceptions": list(rule.exceptions),
        "pattern": rule.is_pattern or None,
        "forms": str(rule.forms) if rule.forms else None,
        "part_of_speech": rule.part_of_speech,
        "case_sensitive": rule.case_sensitive or None,
        "layers": sorted(rule.layers),
        "near": list(rule.near),
        "not_near": list(rule.not_near),
        "within": rule.within if rule.near or rule.not_near else None,
        "headings": None if rule.headings is Headings.ANY else str(rule.headings),
        "language": rule.language,
        "heading_case": str(rule.heading_case) if rule.heading_case else None,
        "variants": [list(group) for group in rule.variants],
        "prefer": None if rule.prefer is Preference.MAJORITY else str(rule.prefer),
        "at_most": rule.at_most,
        "at_least": rule.at_least,
        "per": None if rule.per is Extent.ASSET else str(rule.per),
        "trigger": list(rule.trigger),
        "required": list(rule.required),
        "expansions": dict(rule.expansions),
        "sign": rule.sign,
        "sequence": [_token(token) for token in rule.sequence],
        "examples": _examples(rule),
    }
    return {key: value for key, value in values.items() if value is not None and value not in ([], {})}


def _token(token: SequenceToken) -> dict[str, Value]:
    values: dict[str, Value] = {
        "words": list(token.words),
        "part_of_speech": list(token.parts_of_speech),
        "not": token.is_not,
        "optional": token.is_optional,
        "most": token.most,
    }
    unsaid: dict[str, Value] = {"words": [], "part_of_speech": [], "not": False, "optional": False, "most": 1}
    return {key: value for key, value in values.items() if value != unsaid[key]}


def _examples(rule: PackRule) -> dict[str, Value]:
    examples = {
        "violating": [_marked(example) for example in rule.violating],
        "compliant": [example.text for example in rule.compliant],
    }
    return {key: texts for key, texts in examples.items() if texts}


def _marked(example: Example) -> str:
    text = example.text
    for start, end in sorted(example.marks, reverse=True):
        text = text[:start] + _OPEN + text[start:end] + _CLOSE + text[end:]
    return text
