"""A rule of a Vale style in words, for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgcheck.model.check_rule import CheckRule

if TYPE_CHECKING:
    from msgcheck.model.vale_rule import ValeRule


def describe_vale_rule(rule: ValeRule) -> CheckRule:
    """Return the page of ``rule``: its own words, and where it stands."""
    kind = type(rule.body).__name__.lower()
    style, _, name = rule.name.partition(".")
    return CheckRule(
        id=rule.name,
        severity=rule.level,
        title=f"Rule {name} of the Vale style {style} ({kind})",
        why=rule.description or rule.message,
        example=f"What the patterns of {rule.position} find.",
        counter_example="Any text in which they find nothing.",
        options=f"Edit the rule ({rule.position}), or set its severity in msgcheck.toml." + _link(rule),
        limits=f"It looks at the scopes {', '.join(rule.scopes)} of passages, as Vale does.",
    )


def _link(rule: ValeRule) -> str:
    return f" More: {rule.link}" if rule.link else ""
