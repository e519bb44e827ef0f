"""Claims of the company that no approved message makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgcheck.analysis.claims.same_claim import ClaimWords, claim_words, is_same_claim
from msgcheck.analysis.claims.strength import ClaimKind, StrongClaim, strong_claims
from msgcheck.analysis.comparison import TextProfile
from msgcheck.analysis.words import words
from msgcheck.checks.messages.further.stated_claims import is_stated
from msgcheck.checks.messages.units import Unit
from msgcheck.model.observation import Observation
from msgcheck.model.passage import HEADING_ROLES, Layer, Role
from msgcheck.values import dataclass

_NEVER_A_CLAIM = frozenset({Role.CELL, Role.CAPTION, Role.LABEL, Role.LINK, Role.PROPERTY})
_HEADLINES = HEADING_ROLES | {Role.BULLET}

_NO_FIGURE = frozenset({ClaimKind.RANK, ClaimKind.PROMISE})
"""Claims that a figure beside them does not make: who approves the one has not approved the other."""

_SAME_CLAIM = 0.85
"""Cosine from which a sentence is taken for a message in other words, though the judge was not sure enough to say so.

Read off the two real cases: no claim that no message makes was nearer than 0.81.
"""

_TELLS_NO_CLAIM = re.compile(
    r"\b(?:visions?|goals?|objectives?|okrs?|roadmap|references?|legal (?:notice|terms)|disclaimer|glossary|history|"
    r"changelog|release notes|case study|customer stor(?:y|ies)|wrong|avoid|don[’']t)\b|^\s*no\s*$",
    re.IGNORECASE,
)
"""Headings under which a company says what it wishes, quotes, once said or must not say."""

_WORDS_OF_KIND = {
    ClaimKind.VALUE: "a claim about results",
    ClaimKind.ADOPTION: "a claim about who uses it",
    ClaimKind.RANK: "a claim to be first or best",
    ClaimKind.PROMISE: "a promise",
    ClaimKind.COMPARISON: "a comparison with others",
}


@dataclass(frozen=True, slots=True)
class _Told:
    unit: Unit
    claim: StrongClaim
    words: ClaimWords
    closeness: float

    @property
    def weight(self) -> int:
        return place_weight(self.unit)


def unapproved_claims(
    units: Sequence[Unit],
    closeness: Sequence[float],
    told: Collection[int],
    names: tuple[str, ...],
    approved: Sequence[TextProfile] = (),
) -> tuple[Observation, ...]:
    """Return the distinct claims of one asset that no approved message makes, where each stands most prominently.

    ``closeness`` is each unit's largest cosine with a wording of any message, ``told`` the units (by index) that tell
    one, rightly or wrongly, and ``names`` what company and products are called
    (:func:`msgcheck.checks.messages.own_names.own_names`). A claim of which one of the ``approved`` wordings states the
    figures (:mod:`msgcheck.checks.messages.further.stated_claims`) is approved. Table cells, labels and links are left
    out, and what stands under a heading like "Vision" or "References". Each observation holds ``place_weights``,
    the weights of all places in the asset that make the claim, for
    :func:`msgcheck.checks.messages.further.claim_spread.with_spread`.
    """
    groups: list[list[_Told]] = []
    own = frozenset(word.stem for name in names for word in words(name))
    for number, unit in enumerate(units):
        if number in told or unit.label or unit.role in _NEVER_A_CLAIM or _TELLS_NO_CLAIM.search(unit.context):
            continue
        for claim in strong_claims(unit.text, names, is_headline=unit.role in _HEADLINES):
            said = unit.text[claim.start : claim.end]
            is_near = said == unit.text and closeness[number] >= _SAME_CLAIM
            is_figure = claim.kind not in _NO_FIGURE
            if not (is_near or (is_figure and is_stated(said, unit.context, approved, own))):
                _add(groups, _Told(unit, claim, claim_words(said), closeness[number]))
    return tuple(_observation(group) for group in groups)


def place_weight(unit: Unit) -> int:
    """Return how prominently a unit stands: 3 in titles and headings, 2 in the body, 1 in notes and other layers."""
    if unit.layer is not Layer.BODY:
        return 1
    return 3 if unit.role in HEADING_ROLES else 2


def _add(groups: list[list[_Told]], told: _Told) -> None:
    for group in groups:
        if is_same_claim(group[0].words, told.words):
            group.append(told)
            return
    groups.append([told])


def _observation(group: list[_Told]) -> Observation:
    first = max(group, key=lambda told: told.weight)
    unit, claim = first.unit, first.claim
    cue = unit.text[claim.cue_start : claim.cue_end].strip()
    return Observation(
        rule="message.unapproved-claim",
        message=f"This makes {_WORDS_OF_KIND[claim.kind]} (“{cue}”) that no approved message makes. "
        "Have it approved as a message with its evidence, or take it out.",
        passage=unit.passage,
        start=unit.start + claim.start,
        end=unit.start + claim.end,
        evidence=(
            ("claim", unit.text[claim.start : claim.end]),
            ("claim_kind", claim.kind.value),
            ("reasons", ("unapproved",)),
            ("similarity", round(float(first.closeness), 3)),
            ("found_quote", cue),
            ("found_span", (unit.start + claim.cue_start, unit.start + claim.cue_end)),
            ("place_weights", tuple(sorted((told.weight for told in group), reverse=True))),
        ),
    )
