"""Every rule there is: the built-in ones, and those of the workspace's rule packs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgcheck.checks.assets.rules import RULES as ASSET_RULES
from msgcheck.checks.corpus.rules import RULES as CORPUS_RULES
from msgcheck.checks.gate.rules import RULES as GATE_RULES
from msgcheck.checks.leaks.rules import RULES as LEAK_RULES
from msgcheck.checks.messages.rules import RULES as MESSAGE_RULES
from msgcheck.checks.platform_lint.rules import RULES as PLATFORM_RULES
from msgcheck.checks.terms.glossary.rules import GLOSSARY_RULES
from msgcheck.checks.terms.kinds.description import describe_rule, first_words, sample_message
from msgcheck.checks.terms.rules import RULES as TERM_RULES
from msgcheck.checks.vale.description import describe_vale_rule
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.term import PackRule, RulePack

if TYPE_CHECKING:
    from msgcheck.model.vale_rule import ValeStyle

BUILT_IN: tuple[CheckRule, ...] = (
    *TERM_RULES,
    *GLOSSARY_RULES,
    *MESSAGE_RULES,
    *CORPUS_RULES,
    *LEAK_RULES,
    *ASSET_RULES,
    *GATE_RULES,
)
"""The rules msgcheck brings along, in the order they are listed."""
PLATFORM_LINT: tuple[CheckRule, ...] = PLATFORM_RULES
"""The rules about the platform itself, which no run looks at."""


def catalogue(packs: Iterable[RulePack] = (), styles: Iterable[ValeStyle] = ()) -> tuple[CheckRule, ...]:
    """Return the built-in rules and those of ``packs`` and of Vale's ``styles``."""
    own = (_rule_of(pack, rule) for pack in packs for rule in pack.rules)
    return (*BUILT_IN, *own, *(describe_vale_rule(rule) for style in styles for rule in style.rules))


def _rule_of(pack: RulePack, rule: PackRule) -> CheckRule:
    return CheckRule(
        id=f"{pack.name}.{rule.id}",
        severity=rule.severity,
        title=f"Rule of the pack '{pack.name}' ({rule.kind})",
        why=rule.note or sample_message(rule),
        example=rule.violating[0].text if rule.violating else first_words(rule),
        counter_example=rule.compliant[0].text if rule.compliant else "Any text without these words.",
        options=f"Edit the rule in its pack ({rule.position}), or set its severity in msgcheck.toml.",
        limits=describe_rule(rule),
    )
