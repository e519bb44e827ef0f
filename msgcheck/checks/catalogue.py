"""Every rule there is: the built-in ones, and those of the workspace's rule packs."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.checks.assets.rules import RULES as ASSET_RULES
from msgcheck.checks.messages.rules import RULES as MESSAGE_RULES
from msgcheck.checks.terms.rules import RULES as TERM_RULES
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.term import PackRule, RulePack

BUILT_IN: tuple[CheckRule, ...] = (*TERM_RULES, *MESSAGE_RULES, *ASSET_RULES)
"""The rules msgcheck brings along, in the order they are listed."""


def catalogue(packs: Iterable[RulePack] = ()) -> tuple[CheckRule, ...]:
    """Return the built-in rules and those of ``packs``."""
    return (*BUILT_IN, *(_rule_of(pack, rule) for pack in packs for rule in pack.rules))


def _rule_of(pack: RulePack, rule: PackRule) -> CheckRule:
    forms = [form for form, _ in rule.swap] or list(rule.tokens)
    return CheckRule(
        id=f"{pack.name}.{rule.id}",
        severity=rule.severity,
        title=f"Rule of the pack '{pack.name}' ({rule.kind})",
        why=rule.note or _message_of(rule, forms[0]),
        example=rule.violating[0].text if rule.violating else forms[0],
        counter_example=rule.compliant[0].text if rule.compliant else "Any text without these words.",
        options=f"Edit the rule in its pack ({rule.position}), or set its severity in msgcheck.toml.",
        limits=f"Finds these forms: {', '.join(forms)}.",
    )


def _message_of(rule: PackRule, form: str) -> str:
    """Return the rule's message as it reads for its first form."""
    preferred = rule.swap[0][1] if rule.swap else ""
    return rule.message.replace("{match}", form).replace("{preferred}", preferred)
