"""First use: an abbreviation is spelled out, a name carries its sign, where an asset has it first."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.checks.terms.finding.casing import starts_sentence
from msgcheck.checks.terms.forms.phrase import inflect_phrase
from msgcheck.checks.terms.kinds.rule_view import (
    AUDIENCE_LAYERS,
    RAISED_SIGNS,
    CompiledRule,
    RuleView,
    Use,
    observe,
    place_of,
)
from msgcheck.model.observation import Observation
from msgcheck.model.passage import Passage, Role

_SIGNS = {"®": ("®", "(R)", "(r)"), "™": ("™", "(TM)", "(tm)"), "℠": ("℠", "(SM)", "(sm)")}
"""Ways to write a sign: as itself or in brackets."""
_SIGN_REACH = 8
"""Characters after a name in which its sign fits."""


def check_first_use(compiled: CompiledRule, view: RuleView) -> list[Observation]:
    """Return an observation for each abbreviation or name whose first use is bare.

    Uses are those the audience meets, unless the rule names layers of its own.
    """
    firsts: dict[int, Use] = {}
    for use in view.uses:
        if compiled.rule.layers or view.passages[use.passage].layer in AUDIENCE_LAYERS:
            firsts.setdefault(use.form, use)
    check = _check_sign if compiled.rule.sign else _check_expansion
    return [observation for use in firsts.values() for observation in check(compiled, view, use)]


def _check_expansion(compiled: CompiledRule, view: RuleView, use: Use) -> list[Observation]:
    _, long = compiled.rule.expansions[use.form]
    if any(_is_beside(view.passages, use, answer) for answer in view.answers if answer.form == use.form):
        return []
    if use.inflections:
        long = inflect_phrase(long, use.inflections[0])[0]
    if starts_sentence(view.passages[use.passage].text, use.start):
        long = long[:1].upper() + long[1:]
    suggestion = f"{long} ({use.words})"
    return [observe(compiled, view, place_of(use), (suggestion,), preferred=suggestion)]


def _is_beside(passages: Sequence[Passage], use: Use, answer: Use) -> bool:
    """Tell whether an expansion stands in the passage of its abbreviation, or in the next cell of a table."""
    if answer.passage == use.passage:
        return True
    are_cells = passages[use.passage].role is passages[answer.passage].role is Role.CELL
    return are_cells and abs(answer.passage - use.passage) == 1


def _check_sign(compiled: CompiledRule, view: RuleView, use: Use) -> list[Observation]:
    sign = compiled.rule.sign or ""
    passage = view.passages[use.passage].text
    after = passage[use.end : use.end + _SIGN_REACH].lstrip(" ")
    if after.startswith(_SIGNS.get(sign, (sign,))) or use.words.endswith(RAISED_SIGNS.get(sign, sign)):
        return []
    signed = passage[use.start : use.end] + sign
    return [observe(compiled, view, place_of(use), (signed,), preferred=signed)]
