"""What a passage claims otherwise than a message: typed differences with the words on both sides.

Whether the two make the same claim at all is decided elsewhere; here they are taken to. The same fact in another form
("two thirds" and 67 %, 0.5-1 h and 30 to 60 minutes) is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from msgcheck.analysis.claims.alignment import Pair, Stated, follows_from, has_same_amount, pair_quantities
from msgcheck.analysis.claims.claim_profile import ClaimProfile, take_apart
from msgcheck.analysis.claims.quantity import SECONDS, Bound, Quantity, interval
from msgcheck.analysis.claims.stance import Mark, find_hedges
from msgcheck.analysis.claims.windows import iso_period
from msgcheck.analysis.words import Word, content_words, words

_MOST_WORDS = 400
"""Words of a text up to which names are aligned; the aligner is quadratic."""

_LIMIT = re.compile(r"\b(?:at the latest|at best|top of|best of|max|maximum|no later|or less|or more)\b", re.IGNORECASE)
"""Other ways to say that a number is a limit."""

_SHARED = 0.5
"""Share of a wording's content words that the passage must have before a lost hedge or an added superlative is told."""


class ClaimChange(StrEnum):
    """How a claim was changed."""

    VALUE = "value"
    ROUNDED_UP = "rounded_up"
    UNIT = "unit"
    DENOMINATOR = "denominator"
    BOUND_LOST = "bound_lost"
    BOUND_ADDED = "bound_added"
    BOUND_TURNED = "bound_turned"
    WINDOW_DROPPED = "window_dropped"
    DATE = "date"
    VERSION = "version"
    SUPERLATIVE_ADDED = "superlative_added"
    GUARANTEE_ADDED = "guarantee_added"
    HEDGE_LOST = "hedge_lost"
    NEGATED = "negated"
    NEGATION_LOST = "negation_lost"
    NAME = "name"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClaimDifference:
    """One typed difference from the approved ``wording``.

    ``approved_span`` lies in ``wording``, ``found_span`` in the passage (code points, half-open); ``None`` where that
    side has no words for it. ``approved`` and ``found`` are those words, ``explanation`` says the difference.
    """

    change: ClaimChange
    wording: str
    approved_span: Span | None
    found_span: Span | None
    approved: str
    found: str
    explanation: str


_WORDS = {
    ClaimChange.VALUE: "“{found}” instead of “{approved}”.",
    ClaimChange.ROUNDED_UP: "“{found}” is “{approved}” rounded up.",
    ClaimChange.UNIT: "“{found}” has another unit than “{approved}”.",
    ClaimChange.DENOMINATOR: "“{found}” is per something else than “{approved}”.",
    ClaimChange.BOUND_LOST: "“{found}” leaves out the limit in “{approved}”.",
    ClaimChange.BOUND_ADDED: "“{found}” limits what “{approved}” states.",
    ClaimChange.BOUND_TURNED: "“{found}” turns the limit in “{approved}” round.",
    ClaimChange.WINDOW_DROPPED: "“{found}” leaves out the time in which “{approved}” holds.",
    ClaimChange.DATE: "“{found}” instead of “{approved}”: another date.",
    ClaimChange.VERSION: "“{found}” instead of “{approved}”: another version.",
    ClaimChange.SUPERLATIVE_ADDED: "“{found}” claims more than is approved.",
    ClaimChange.GUARANTEE_ADDED: "“{found}” promises more than is approved.",
    ClaimChange.HEDGE_LOST: "The reservation “{approved}” is left out.",
    ClaimChange.NEGATED: "“{found}” denies what is approved.",
    ClaimChange.NEGATION_LOST: "“{approved}” is approved, and here it is affirmed.",
    ClaimChange.NAME: "“{found}” instead of “{approved}”: another name.",
}


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


def compare_quantities(wordings: Sequence[Stated], passage: Stated) -> Iterator[ClaimDifference]:
    """Yield the differences in numbers, dates and versions."""
    for pair in pair_quantities(wordings, passage):
        change = _qualification(pair) if pair.has_same_amount else _change(pair)
        approved: _Spanned | None = pair.approved
        if change is ClaimChange.WINDOW_DROPPED:
            approved = _dropped_window(pair, passage)
        elif change is ClaimChange.BOUND_LOST and (find_hedges(passage.text) or _LIMIT.search(passage.text)):
            continue
        if change is not None and approved is not None:
            yield _told(change, pair.wording.text, approved, passage.text, pair.found)


def _dropped_window(pair: Pair, passage: Stated) -> Mark | None:
    """Return the approved amount with its window ("20 % within 90 days") where the passage names it nowhere."""
    for time in pair.wording.quantities:
        is_period = time.unit in SECONDS and time.value is not None and iso_period(time) == pair.approved.window
        if is_period or (time.unit == "date" and time.window == pair.approved.window):
            is_named = any(has_same_amount(time, found) for found in passage.quantities)
            start, end = min(time.start, pair.approved.start), max(time.end, pair.approved.end)
            return None if is_named else Mark(start, end, "window")
    return None


def _told(
    change: ClaimChange, wording: str, approved: _Spanned | None, passage: str, found: _Spanned | None
) -> ClaimDifference:
    approved_words = wording[approved.start : approved.end] if approved else ""
    found_words = passage[found.start : found.end] if found else ""
    return ClaimDifference(
        change,
        wording,
        (approved.start, approved.end) if approved else None,
        (found.start, found.end) if found else None,
        approved_words,
        found_words,
        _WORDS[change].format(approved=approved_words, found=found_words),
    )


def _change(pair: Pair) -> ClaimChange | None:
    """Name the difference of two amounts that are not the same."""
    approved, found = pair.approved, pair.found
    if approved.unit in ("date", "version"):
        return ClaimChange(approved.unit)
    if follows_from(approved, found):
        return None
    if approved.unit != found.unit and _numbers(approved) == _numbers(found):
        return ClaimChange.UNIT
    return ClaimChange.ROUNDED_UP if _is_rounded_up(approved, found) else ClaimChange.VALUE


def _numbers(quantity: Quantity) -> tuple[float | None, ...]:
    return (
        quantity.value,
        quantity.low if quantity.value is None else None,
        quantity.high if quantity.value is None else None,
    )


def _is_rounded_up(approved: Quantity, found: Quantity) -> bool:
    """Tell whether ``found`` is a rounder and larger number, at most a tenth larger: 70 % for 68 %."""
    one, other = interval(approved)[1], interval(found)[1]
    return 0 < one < other <= 1.1 * one and _digits(other) < _digits(one)


def _digits(number: float) -> int:
    """Return the significant digits of a number: 2 for 68, 1 for 70."""
    return len(f"{number:.10g}".replace(".", "").strip("0"))


def _qualification(pair: Pair) -> ClaimChange | None:
    """Name what was changed about an amount that is the same."""
    approved, found = pair.approved, pair.found
    if approved.per and found.per and approved.unit == found.unit and _other_denominator(approved, found):
        return ClaimChange.DENOMINATOR
    limits = {Bound.AT_LEAST, Bound.AT_MOST}
    if approved.bound in limits and found.bound in limits and approved.bound != found.bound:
        return ClaimChange.BOUND_TURNED
    if approved.bound in limits and found.bound is Bound.EXACT:
        return ClaimChange.BOUND_LOST
    if approved.bound is Bound.EXACT and found.bound in limits:
        return ClaimChange.BOUND_ADDED
    if approved.window and not found.window and approved.unit != "date":
        return ClaimChange.WINDOW_DROPPED
    return None


def _other_denominator(approved: Quantity, found: Quantity) -> bool:
    one, other = set((approved.per or "").split("/")), set((found.per or "").split("/"))
    if one <= other or approved.unit == "rating":
        return approved.unit == "rating" and one != other
    return not (one <= set(SECONDS) and other <= set(SECONDS) and approved.value != found.value)


_Spanned = Quantity | Mark | Word


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
            yield _told(
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
            yield _told(ClaimChange.NEGATION_LOST, claim.text, mark, said.text, None)


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
            yield _told(change, nearest.text, None, said.text, mark)
    is_limited = any(quantity.bound in (Bound.AT_MOST, Bound.ABOUT) for quantity in said.quantities)
    if nearest.hedges and not said.hedges and not is_limited:
        yield _told(ClaimChange.HEDGE_LOST, nearest.text, nearest.hedges[0], said.text, None)


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
                yield _told(ClaimChange.NAME, claim.text, approved, said.text, found)


def _are_in(some: Sequence[Word], names: Sequence[Span]) -> bool:
    return all(any(start <= word.start < end for start, end in names) for word in some)


def _stretch(some: Sequence[Word]) -> Mark:
    return Mark(some[0].start, some[-1].end, "name")
