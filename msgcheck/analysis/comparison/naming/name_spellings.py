"""Ways to write one name: its initials, some of its letters, or the same with its number joined to it."""

from __future__ import annotations

import re

from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.words import Word, quote

_LONGEST_ABBREVIATION = 4
"""Capitals that may stand for one word, as those of a state or a month do: CA, OCT, QLD."""

NUMBER_BEHIND = r"[  -](?P<number>\d{1,4})\b(?![.,:/%-]?\w)"
"""The number of a thing behind its name, as a part of a pattern: "Loom 2"."""
_NUMBER_BEHIND = re.compile(NUMBER_BEHIND)
_APART = re.compile(r"[\W_]+")


def numbered(profile: TextProfile, some: tuple[Word, ...]) -> str:
    """Return the name that ``some`` words of a text are, with the number of it that stands behind: "Loom 2".

    An amount is none: "With Loom 40 mills save paper".
    """
    start, end = some[-1].end, _end_with_number(profile.text, some)
    figures = (each for each in profile.quantities if each.unit != "version")
    is_amount = any(start <= each.start < end for each in figures)
    return profile.text[some[0].start : start if is_amount else end]


def are_one_name(one: str, some: tuple[Word, ...], other: str, others: tuple[Word, ...]) -> bool:
    """Tell whether ``some`` words of the text ``one`` may be the name that ``others`` of ``other`` are.

    "IoT" is the Internet of Things, and "CA" California.
    """
    name, also = quote(one, some), quote(other, others)
    return _is_short_form(some, others) or _abbreviates(name, also) or _abbreviates(also, name)


def are_joined_alike(one: str, some: tuple[Word, ...], other: str, others: tuple[Word, ...]) -> bool:
    """Tell whether the two names have the same letters and digits: "Loom2" and "Loom 2"."""
    return _letters_and_digits(one, some) == _letters_and_digits(other, others)


def _letters_and_digits(text: str, some: tuple[Word, ...]) -> str:
    return _APART.sub("", text[some[0].start : _end_with_number(text, some)]).lower()


def _end_with_number(text: str, some: tuple[Word, ...]) -> int:
    behind = _NUMBER_BEHIND.match(text, some[-1].end)
    return behind.end() if behind else some[-1].end


def _is_short_form(some: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Tell whether one side may be the other's initials: IoT and Internet of Things."""
    if (len(some) == 1) == (len(others) == 1) or some[0].lower[0] != others[0].lower[0]:
        return False
    return min(len(some[0].lower), len(others[0].lower)) <= 5


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a name is written with some of its letters, the first one first: CA for California."""
    if not (short.isalpha() and short.isupper() and 2 <= len(short) <= _LONGEST_ABBREVIATION and name.isalpha()):
        return False
    letters = iter(name.upper())
    return len(short) < len(name) and short[0] == name[0].upper() and all(letter in letters for letter in short)
