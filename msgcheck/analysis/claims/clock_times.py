"""Times of the day in a text: "6 a.m.", "18:30", "six in the morning", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgcheck.analysis.claims.quantities.tokens.vocabulary import NUMBER_WORDS
from msgcheck.late_pattern import late_pattern
from msgcheck.values import dataclass

_IN_WORDS = {word: int(number) for word, number in NUMBER_WORDS.items() if number in range(1, 13)}
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_IN_WORDS)})"
_MINUTE = r"[0-5]\d"
_OPENING = rf"(?:(?P<from>{_HOUR})(?:[:.](?P<from_minute>{_MINUTE}))?\s?(?:[-–—]|to\b|until\b|and\b)\s?)?"
"""The first of two times that share what says which half of the day they are in: "6 to 8 a.m."."""
_LASTS = (
    rf"(?:\s?(?:[-–—]|to\b|and\b)\s?\d{{1,2}}:{_MINUTE})?"
    r"\s?(?:(?:min(?:ute)?|sec(?:ond)?)s?\b|(?:/\s?|per\s)(?:km|kilomet|mi))"
)
"""What makes a length or a pace of what could be a time of the day: "from 5:30 to 4:50 minutes"."""

_CLOCK = late_pattern(
    rf"(?<![\w.:,$€£]){_OPENING}(?P<hour>{_HOUR})(?:[:.](?P<minute>{_MINUTE}))?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|(?:\s?o[’']clock)?\s(?:in\sthe|at)\s(?P<part>morning|afternoon|evening|night)\b|"
    r"\s?o[’']clock\b)|"
    rf"\b(?:at|by|before|after|until|till|from|to|between|and|since|around)\s(?P<plain>\d{{1,2}}):(?P<past>{_MINUTE})"
    rf"(?![\d:%]|\s?(?:[ap]\.?m\b|o[’']clock)|{_LASTS})|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_AFTERNOON = frozenset({"p", "afternoon", "evening"})
_EVENING = range(6, 12)
"""Hours "at night" that come before midnight; the others come before the morning."""
_HALF, _DAY = 720, 1440


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the day: its span (code points, half-open) and the ``minutes`` after midnight that it may be, two where
    it does not say which half of the day it is in.
    """

    start: int
    end: int
    minutes: frozenset[int]


def clock_times(text: str) -> Iterator[ClockTime]:
    """Yield the times of the day in ``text``, in order; a number alone is none ("from 8 to 18")."""
    for found in _CLOCK.finditer(text):
        half = (found["half"] or found["part"] or "").lower()
        if found["word"]:
            yield ClockTime(*found.span(), frozenset({_NAMED[found["word"].lower()]}))
        elif found["plain"]:
            yield from _time((found.start("plain"), found.end()), found["plain"], found["past"], "")
        else:
            if found["from"]:
                yield from _time(found.span("from"), found["from"], found["from_minute"], "")
            yield from _time((found.start("hour"), found.end()), found["hour"], found["minute"], half)


def _time(span: tuple[int, int], hour: str, minute: str | None, half: str) -> Iterator[ClockTime]:
    """Yield the time that is said, if there is such a time."""
    hours = _IN_WORDS.get(hour.lower()) or int(hour)
    at = hours * 60 + int(minute or 0)
    if hours > 12:
        said = {at % _DAY} if at <= _DAY else set()
    elif half:
        is_late = half in _AFTERNOON or (half == "night" and hours in _EVENING)
        said = {at % _HALF + _HALF * is_late}
    else:
        said = {at % _HALF, at % _HALF + _HALF}
    if said:
        yield ClockTime(*span, frozenset(said))
