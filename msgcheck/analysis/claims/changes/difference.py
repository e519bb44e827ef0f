"""What a passage claims otherwise than a message: typed differences with the words on both sides.

Whether the two make the same claim at all is decided elsewhere; here they are taken to. The same fact in another form
("two thirds" and 67 %, 0.5-1 h and 30 to 60 minutes) is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgcheck.analysis.claims.changes.alignment import Stated
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, Span, told
from msgcheck.analysis.claims.changes.quantity_difference import compare_quantities
from msgcheck.analysis.claims.claim_profile import ClaimProfile, take_apart
from msgcheck.analysis.claims.quantities.quantity import Bound, bound_of_amount
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.words import Word, content_words, words

_MOST_WORDS = 400
"""Words of a text up to which names are aligned; the aligner is quadratic."""

_SHARED = 0.5
"""Share of a wording's content words that the passage must have before a lost hedge or an added superlative is told."""


def compare_claims(wordings: str | Sequence[str], passage: str) -> tuple[ClaimDifference, ...]:
    """Return how ``passage`` tells the claim of the approved ``wordings`` otherwise, in the passage's order.

    Numbers may agree with any wording; the rest is compared with the wording that shares most words.
    """
    texts = (wordings,) if isinstance(wordings, str) else tuple(wordings)
    claims, said = [take_apart(text) for text in texts], take_apart(passage)
    stated = [Stated(claim.text, claim.quantities) for claim in claims]
    nearest = max(claims, key=lambda claim: _shared(claim.text, passage), default=None)
    found = list(compare_quantities(stated, Stated(passage, said.quantities)))
    if nearest is not None and _shared(nearest.text, passage) >= _SHARED:
        found += [*_negations(nearest, said), *_strength(claims, nearest, said), *_names(nearest, said)]
    return tuple(sorted(found, key=lambda each: (each.found_span or (len(passage), 0), each.change)))


def _shared(wording: str, passage: str) -> float:
    theirs = {word.stem for word in content_words(wording)}
    return len(theirs & {word.stem for word in content_words(passage)}) / max(1, len(theirs))


def _negations(claim: ClaimProfile, said: ClaimProfile) -> Iterator[ClaimDifference]:
    """Yield a denial that only one side makes, of words both sides have."""
    if bool(claim.negations) == bool(said.negations):
        return
    stems = {word.stem for word in content_words(claim.text)} & {word.stem for word in content_words(said.text)}
    theirs, ours = {word.stem: word for word in words(claim.text)}, {word.stem: word for word in words(said.text)}
    for negation in said.negations:
        hit = [ours[each] for each in stems if each in ours and negation.end <= ours[each].start < negation.scope_end]
        if hit:
            yield told(
                ClaimChange.NEGATED,
                claim.text,
                None,
                said.text,
                Mark(negation.start, max(word.end for word in hit), ""),
            )
    for negation in claim.negations:
        hit = [
            theirs[each] for each in stems if each in theirs and negation.end <= theirs[each].start < negation.scope_end
        ]
        if hit:
            mark = Mark(negation.start, max(word.end for word in hit), "")
            yield told(ClaimChange.NEGATION_LOST, claim.text, mark, said.text, None)


def _strength(claims: Sequence[ClaimProfile], nearest: ClaimProfile, said: ClaimProfile) -> Iterator[ClaimDifference]:
    """Yield absolutes and superlatives that no wording has, and hedges that only the wording has."""
    known = " ".join(claim.text.lower() for claim in claims)
    denied = [(negation.end, negation.scope_end) for negation in said.negations]
    has_superlative = any(mark.kind == "superlative" for claim in claims for mark in claim.absolutes)
    for mark in said.absolutes:
        if mark.kind == "superlative" and has_superlative:
            continue
        is_denied = any(start <= mark.start < end for start, end in denied)
        if said.text[mark.start : mark.end].lower() not in known and not is_denied:
            change = ClaimChange.SUPERLATIVE_ADDED if mark.kind == "superlative" else ClaimChange.GUARANTEE_ADDED
            yield told(change, nearest.text, None, said.text, mark)
    is_limited = any(bound_of_amount(figure) in (Bound.AT_MOST, Bound.ABOUT) for figure in said.quantities)
    if nearest.hedges and not said.hedges and not is_limited:
        yield told(ClaimChange.HEDGE_LOST, nearest.text, nearest.hedges[0], said.text, None)


def _names(claim: ClaimProfile, said: ClaimProfile) -> Iterator[ClaimDifference]:
    """Yield a name that stands in the place of another one."""
    theirs, ours = words(claim.text), words(said.text)
    if not claim.names or not said.names or max(len(theirs), len(ours)) > _MOST_WORDS:
        return
    matcher = SequenceMatcher(None, [word.lower for word in theirs], [word.lower for word in ours], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "replace" and _are_in(theirs[i1:i2], claim.names) and _are_in(ours[j1:j2], said.names):
            approved, found = _stretch(theirs[i1:i2]), _stretch(ours[j1:j2])
            if claim.text[approved.start : approved.end].lower() not in said.text.lower():
                yield told(ClaimChange.NAME, claim.text, approved, said.text, found)


def _are_in(some: Sequence[Word], names: Sequence[Span]) -> bool:
    return all(any(start <= word.start < end for start, end in names) for word in some)


def _stretch(some: Sequence[Word]) -> Mark:
    return Mark(some[0].start, some[-1].end, "name")
