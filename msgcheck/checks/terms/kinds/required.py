"""Required: where a trigger stands, one of the required texts stands too."""

from __future__ import annotations

from msgcheck.checks.terms.kinds.rule_view import (
    AUDIENCE_LAYERS,
    CompiledRule,
    RuleView,
    Use,
    observe,
    place_of,
    slide_of,
)
from msgcheck.model.observation import Observation
from msgcheck.model.term import Extent


def check_required(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return one observation for each asset (slide) with a trigger and no required text, at its first trigger.

    A required text counts where the audience meets it, and in the layer of the trigger. Where the asset has no slides
    or pages, a rule per slide asks the whole asset.
    """
    unanswered: dict[int | None, Use] = {}
    for use in view.uses:
        extent = _extent(compiled, view, use)
        if extent not in unanswered and not _is_answered(compiled, view, use):
            unanswered[extent] = use
    required = compiled.rule.required
    return [
        observe(compiled, view, place_of(use), (), (("required", required),), required="' or '".join(required))
        for use in unanswered.values()
    ]


def _extent(compiled: CompiledRule, view: RuleView, use: Use) -> int | None:
    return slide_of(view.passages[use.passage]) if compiled.rule.per is Extent.SLIDE else None


def _is_answered(compiled: CompiledRule, view: RuleView, trigger: Use) -> bool:
    layers = AUDIENCE_LAYERS | {view.passages[trigger.passage].layer}
    extent = _extent(compiled, view, trigger)
    return any(
        view.passages[answer.passage].layer in layers and _extent(compiled, view, answer) == extent
        for answer in view.answers
    )
