"""Existence and substitution by pattern: every match is wrong."""

from __future__ import annotations

from msgcheck.checks.terms.kinds.rule_view import CompiledRule, RuleView, observe, place_of
from msgcheck.model.observation import Observation


def check_pattern(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each match, with the replacement its pattern names."""
    return [
        observe(
            compiled,
            view,
            place_of(use),
            (use.suggestion,) if use.suggestion else (),
            preferred=use.suggestion or "",
        )
        for use in view.uses
    ]
