"""Whether a passage leaves out the reservation under which a claim was approved: "can", "typically", "on average"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.changes.alignment import Stated, has_same_amount
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, told
from msgcheck.analysis.claims.quantities.quantity import Bound, bound_of_amount
from msgcheck.analysis.claims.stance import Mark, find_hedges
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.words import stem

_RESERVED = re.compile(r"\b(?:avg|averages?|many|some|several|often|able|possible|help\w*|support\w*)\b", re.IGNORECASE)
"""Other words by which a text reserves something."""

_GAINED = frozenset({"percent", "percentage_point", "ratio", "multiple"})
_OFFERED = re.compile(r"(?:can|may)\s+(?P<done>be\s+)?(?P<verb>[a-z]{2,})", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?:;\n•])\W*(?P<verb>[^\W\d_]+)")


def lost_hedge(wording: Stated, others: Sequence[str], passage: Stated) -> ClaimDifference | None:
    """Return the reservation of ``wording`` that the passage makes in no form; ``None`` where one of the ``others``,
    the further approved wordings, does without any.

    "Up to" and "about" are such a form, where they do not stand in the wording beside its reservation.
    """
    hedges = find_hedges(wording.text)
    if not hedges or not all(find_hedges(other) for other in others):
        return None
    if _has_new_limit(wording, passage) or find_hedges(passage.text) or _RESERVED.search(passage.text):
        return None
    if _is_invited(wording, hedges[0], passage.text):
        return None
    return told(ClaimChange.HEDGE_LOST, wording.text, _together(wording.text, hedges), passage.text, None)


def _is_invited(wording: Stated, hedge: Mark, passage: str) -> bool:
    """Tell whether the passage invites to what the wording says one can or may do, or can be done: "Leave at any time",
    "Book trips by phone" for "trips can be booked". "Booked by phone" only says that it is done.

    A gain is no invitation: "Save 20 %" promises what "can save 20 %" does not.
    """
    offered = _OFFERED.match(wording.text, hedge.start)
    if offered is None or any(quantity.unit in _GAINED for quantity in wording.quantities):
        return False
    verb, opening = offered["verb"].lower(), {found["verb"].lower() for found in _OPENING.finditer(passage)}
    if offered["done"]:
        return stem(verb) in {stem(each) for each in opening - {verb} if PartOfSpeech.VERB in parts_of_speech(each)}
    return verb in opening


def _has_new_limit(wording: Stated, passage: Stated) -> bool:
    limits = (figure for figure in passage.quantities if bound_of_amount(figure) in (Bound.AT_MOST, Bound.ABOUT))
    return any(
        not any(limit.bound is other.bound and has_same_amount(limit, other) for other in wording.quantities)
        for limit in limits
    )


def _together(wording: str, hedges: Sequence[Mark]) -> Mark:
    """Return the first hedge with those that follow it at once: "can help"."""
    end = hedges[0].end
    for each in hedges[1:]:
        if wording[end : each.start].strip():
            break
        end = each.end
    return Mark(hedges[0].start, end, "hedge")
