"""Which terms and pack rules ran without the tagger that their ``part_of_speech`` asks for."""

from __future__ import annotations

from msgcheck.checks.terms.kinds.tagging import INSTALL_TAGGER, has_tagger
from msgcheck.engine.cache import Cache
from msgcheck.engine.cache_key import proof_key
from msgcheck.engine.patterns_codec import Untagged
from msgcheck.engine.plan import Plan
from msgcheck.model.reference_data import Reference

_SHOWN = 20
"""Ids that are named; a large glossary says of every term what part of speech it is."""


def untagged_notice(plan: Plan, cache: Cache) -> tuple[str, ...]:
    """Return one sentence that names the terms and rules of ``plan`` that only a tagger could be sure of, or none.

    They are looked up in ``cache``: to compile all forms would cost a run that knows its assets more than the rest.
    """
    reference = plan.reference
    if has_tagger() or not _names_parts(reference):
        return ()
    known = cache.told_by_neighbours(proof_key(reference))
    asked = _compiled(reference) if known is None else known
    ids = tuple(dict.fromkeys(name for rule, name in asked if rule in plan.selection.rule_ids))
    if not ids:
        return ()
    named = ", ".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else "")
    return (
        f"No tagger is installed to tell nouns from verbs. The part_of_speech of {named} is told by the words beside "
        f"a form instead, which is less sure. {INSTALL_TAGGER}",
    )


def _names_parts(reference: Reference) -> bool:
    return any(term.part_of_speech for term in reference.glossary.terms) or any(
        rule.part_of_speech for pack in reference.packs for rule in pack.rules
    )


def _compiled(reference: Reference) -> Untagged:
    from msgcheck.checks.terms.index import compile_terms, told_by_neighbours

    return told_by_neighbours(compile_terms(reference.glossary, reference.packs))
