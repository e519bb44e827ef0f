"""How a claim was changed, with the words and places on both sides."""

from __future__ import annotations

import sys
from enum import StrEnum

from msgcheck.analysis.claims.clock_times import ClockTime
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.words import Word
from msgcheck.values import dataclass


class ClaimChange(StrEnum):
    """How a claim was changed."""

    VALUE = "value"
    ROUNDED_UP = "rounded_up"
    UNIT = "unit"
    DENOMINATOR = "denominator"
    BOUND_LOST = "bound_lost"
    BOUND_ADDED = "bound_added"
    BOUND_TURNED = "bound_turned"
    RANGE = "range"
    WINDOW_DROPPED = "window_dropped"
    WINDOW = "window"
    OTHER_TIME = "other_time"
    DATE = "date"
    VERSION = "version"
    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    CONDITION_LOST = "condition_lost"
    SHARE_LOWERED = "share_lowered"
    PART_LOST = "part_lost"
    TIME_OF_DAY = "time_of_day"
    RHYTHM = "rhythm"


Span = tuple[int, int]
WHOLE: Span = (0, sys.maxsize)


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


_WHERE = "this says “{found}” where the platform says “{approved}”."
_WORDS = {
    ClaimChange.VALUE: f"Another number: {_WHERE}",
    ClaimChange.ROUNDED_UP: f"Rounded up: {_WHERE}",
    ClaimChange.UNIT: f"Another unit: {_WHERE}",
    ClaimChange.DENOMINATOR: f"Per something else: {_WHERE}",
    ClaimChange.DATE: f"Another date: {_WHERE}",
    ClaimChange.VERSION: f"Another version: {_WHERE}",
    ClaimChange.BOUND_LOST: f"The limit is left out: {_WHERE}",
    ClaimChange.BOUND_ADDED: f"A limit is added: {_WHERE}",
    ClaimChange.BOUND_TURNED: f"The limit is turned round: {_WHERE}",
    ClaimChange.RANGE: f"A range for one figure: {_WHERE}",
    ClaimChange.WINDOW_DROPPED: f"The time in which it holds is left out: {_WHERE}",
    ClaimChange.WINDOW: f"Another time in which it holds: {_WHERE}",
    ClaimChange.OTHER_TIME: f"A figure of another time: {_WHERE}",
    ClaimChange.HEDGE_LOST: "The reservation “{approved}” is left out.",
    ClaimChange.HEDGE_ADDED: "“{found}” makes the promise weaker than approved.",
    ClaimChange.CONDITION_LOST: "The condition “{approved}” is left out.",
    ClaimChange.SHARE_LOWERED: f"Less than all of it: {_WHERE}",
    ClaimChange.PART_LOST: f"More than a part of it: {_WHERE}",
    ClaimChange.TIME_OF_DAY: f"Another time of the day: {_WHERE}",
    ClaimChange.RHYTHM: f"How often, or when, is told otherwise: {_WHERE}",
}


Spanned = Quantity | Mark | Word | ClockTime
"""What stands at a place of a text."""


def told(
    change: ClaimChange, wording: str, approved: Spanned | None, passage: str, found: Spanned | None
) -> ClaimDifference:
    """Return the difference between words of ``wording`` and words of ``passage``; ``None`` where a side has none."""
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
