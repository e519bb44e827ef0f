"""Averages over periods: what one period reached does not contradict them."""

from __future__ import annotations

from msgcheck.analysis.claims.changes.alignment import Pair, Stated
from msgcheck.late_pattern import late_pattern

_PERIOD = r"(?:day|week|month|quarter|year)"
_AVERAGE = late_pattern(r"(?i)\b(?:average[sd]?|averaging|mean|median)\b")
_OVER_PERIODS = late_pattern(
    rf"(?i)\b(?P<one>{_PERIOD})[ -](?:over|on|to|by)[ -](?P=one)\b|\b(?:dai|week|month|quarter|year)ly average\b|"
    rf"\baverage (?:{_PERIOD}|(?:dai|week|month|quarter|year)ly)\b|\bannual average\b|\baverage annual\b"
)
_ONE_PERIOD = late_pattern(rf"(?i)\b(?:previous|prior|preceding|last|this|past) {_PERIOD}\b|\b[MQY]o[MQY]\b")


def is_of_one_period(pair: Pair, passage: Stated) -> bool:
    """Tell whether an average over periods is approved, and the passage tells what a single one reached."""
    approved = pair.wording.text
    is_average = bool(_AVERAGE.search(approved)) and bool(_OVER_PERIODS.search(approved))
    return is_average and not _AVERAGE.search(passage.text) and bool(_ONE_PERIOD.search(passage.text))
