"""Casing of names: each is written in the one casing its rule gives it."""

from __future__ import annotations

from msgcheck.checks.terms.forms.words import is_in_path
from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, observe, place_of
from msgcheck.model.observation import Observation


def check_casing(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each name in another casing; a passage all in capitals is typography, and a path
    (``acme/flow``) has a casing of its own.
    """
    names = compiled.rule.tokens
    return [
        observe(compiled, view, place_of(use), (names[use.form],), preferred=names[use.form])
        for use in view.uses
        if use.words not in names
        and not (use.words.isupper() and use.text.isupper())
        and ("/" in names[use.form] or not is_in_path(use.text, use.at, use.to))
    ]
