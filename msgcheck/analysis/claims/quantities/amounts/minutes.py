"""The "m" that is short for minutes, and not for millions: "2h 15m", "3m:10s", "3h to 45m", "Build time: 6m"."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.claims.quantities.tokens.parts_of_numbers import is_money
from msgcheck.analysis.claims.quantities.tokens.tokens import Token
from msgcheck.analysis.lexicon import word_set

_HOURS = word_set("h hr hrs hour hours min mins minute minutes")
_TIMED = word_set(
    "time times takes took take taking duration downtime wait waits latency mttr mttd runtime lasts lasted"
)
"""Words before a time: "Build time: 38m"."""
_AFTER_HOURS = (["h"], ["hr"], ["hrs"])
_BETWEEN_TIMES = word_set("to from down instead rather per and or vs versus")
"""Words after minutes that begin another time; others are counted, in millions."""
_NEAREST = 6
_FOLLOWING = 4
"""Tokens before the letter and after it in which another time is told."""


def is_minutes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token ``at``, the letter after a number, is short for minutes."""
    if tokens[at].text != "m":
        return False
    if _goes_on_in_seconds(tokens, at) or [token.lower for token in tokens[max(at - 2, 0) : at - 1]] in _AFTER_HOURS:
        return True
    return not (_counts(tokens, at) or is_money(tokens, at)) and _is_among_times(tokens, at)


def _goes_on_in_seconds(tokens: Sequence[Token], at: int) -> bool:
    """Tell the minutes of "7m 30s" and "2m:30s"."""
    after = [token for token in tokens[at + 1 : at + 4] if token.text != ":"]
    return len(after) > 1 and after[0].kind == "number" and after[1].lower == "s"


def _counts(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1 : at + 2]
    return bool(following) and following[0].kind == "word" and following[0].lower not in _BETWEEN_TIMES


def _is_among_times(tokens: Sequence[Token], at: int) -> bool:
    before = [token.lower for token in tokens[max(at - _NEAREST, 0) : at - 1]]
    after = [token.lower for token in tokens[at + 1 : at + 1 + _FOLLOWING]]
    return not (_TIMED.isdisjoint(before) and _HOURS.isdisjoint(before + after))
