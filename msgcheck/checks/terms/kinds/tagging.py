"""Which rules cannot run here, as they ask for parts of speech that no installed pipeline can tell."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.analysis.language import tagger_name
from msgcheck.model.run import RuleNotRun
from msgcheck.model.term import PackRule, RulePack

INSTALL_TAGGER = "Install one: python -m spacy download en_core_web_sm"
"""The way out where a trained English pipeline is missing."""


def has_tagger() -> bool:
    """Tell whether a trained pipeline is installed that tells parts of speech."""
    return tagger_name() is not None


def rules_without_tagger(packs: Iterable[RulePack]) -> tuple[RuleNotRun, ...]:
    """Return the rules of ``packs`` that cannot run here, with the reason and the way out."""
    why = f"It asks for parts of speech, which need a trained English pipeline of spaCy. {INSTALL_TAGGER}"
    return tuple(
        RuleNotRun(f"{pack.name}.{rule.id}", why) for pack in packs for rule in pack.rules if lacks_tagger(rule)
    )


def lacks_tagger(rule: PackRule) -> bool:
    """Tell whether ``rule`` asks for parts of speech where no trained pipeline can tell them."""
    return any(token.parts_of_speech for token in rule.sequence) and not has_tagger()
