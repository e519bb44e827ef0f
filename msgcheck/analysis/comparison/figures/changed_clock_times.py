"""Times of the day that stand in the place of approved ones: "before 8 a.m." for "before 6 a.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.changes.change import ClaimChange, told
from msgcheck.analysis.claims.clock_times import ClockTime, clock_times
from msgcheck.analysis.comparison.difference import Difference, Reason
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_parts import is_told_around
from msgcheck.analysis.comparison.telling.word_alignment import Alignment
from msgcheck.late_pattern import late_pattern

_ZONE = late_pattern(r"\s?\(?(?P<zone>[A-Z]{2,4}\b|local\b)")
_DAYS = late_pattern(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|holidays?|(?:working|business) days?)\b",
    re.IGNORECASE,
)


def changed_clock_times(passage: TextProfile, message: MessageProfile, alignment: Alignment) -> Iterator[Difference]:
    """Yield each time of the day that the passage says where every approved wording says another one.

    None is one of other days than the wording's ("on Saturdays from 9 a.m."), or in another zone.
    """
    wording = alignment.wording
    found = tuple(clock_times(passage.text))
    approved = tuple(clock_times(wording.text)) if found else ()
    known = [each for other in message.wordings for each in clock_times(other.text)] if approved else []
    if len(approved) != len(found) or _days(passage) - _days(wording):
        return
    for one, other in zip(approved, found, strict=True):
        is_other = not any(_is_same(other, each) for each in known) and not any(_is_same(one, each) for each in found)
        is_in_one_zone = _zone(wording, one) == _zone(passage, other)
        if not (is_other and is_in_one_zone):
            continue
        if is_told_around((one, other), passage, message, alignment, left_out=(approved, found)):
            claim = told(ClaimChange.TIME_OF_DAY, wording.text, one, passage.text, other)
            yield Difference(Reason.NUMBER, wording.text, claim.approved, claim.found, claim)


def _is_same(one: ClockTime, other: ClockTime) -> bool:
    return not one.minutes.isdisjoint(other.minutes)


def _days(profile: TextProfile) -> frozenset[str]:
    return frozenset(each.group().lower().rstrip("s") for each in _DAYS.finditer(profile.text))


def _zone(profile: TextProfile, time: ClockTime) -> str:
    zone = _ZONE.match(profile.text, time.end)
    return zone["zone"] if zone else ""
