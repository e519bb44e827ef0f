"""Which terms and pack rules ran without the tagger that their ``part_of_speech`` asks for."""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.checks.terms.kinds.tagging import INSTALL_TAGGER, has_tagger
from msgcheck.config.mistakes import listed
from msgcheck.engine.asset_facts import AssetFacts

_SHOWN = 20
"""Ids that are named; a large glossary says of every term what part of speech it is."""


def untagged_notice(facts: Iterable[AssetFacts], rule_ids: frozenset[str]) -> tuple[str, ...]:
    """Return one sentence that names the terms and rules whose words stood in an asset as noun or verb, or none.

    Without a tagger the words beside them told which. ``rule_ids`` are the rules that ran.
    """
    asked = sorted({asked for each in facts for asked in each.parts_asked})
    ids = tuple(dict.fromkeys(name for rule, name in asked if rule in rule_ids))
    if not ids or has_tagger():
        return ()
    named = listed(ids, _SHOWN)
    return (
        "No tagger is installed to tell nouns from verbs (“an order”, “to order”): "
        f"the words beside them told it of {named}. {INSTALL_TAGGER}",
    )
