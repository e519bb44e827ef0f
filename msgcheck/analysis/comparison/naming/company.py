"""What a platform calls the company: the name that most of its wordings open with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.analysis.words import has_capital, words

_FEWEST = 2
"""Wordings that a name must open: one alone may tell of anybody."""


def company_in(wordings: Iterable[str]) -> frozenset[str]:
    """Return the stems of the name that most of the ``wordings`` open with; nothing where no two of them share one.

    "Customers", which opens a sentence as well, is an ordinary word and no name.
    """
    names = Counter(name for name in map(_opening_name, wordings) if name)
    name, times = names.most_common(1)[0] if names else ((), 0)
    return frozenset(name) if times >= _FEWEST else frozenset()


def _opening_name(wording: str) -> tuple[str, ...]:
    """Return the stems of the words with a capital that a wording opens with, where the first is a name; else none."""
    name = tuple(takewhile(lambda word: has_capital(wording, word), words(wording)))
    is_name = bool(name) and not is_ordinary(name[0].lower) and name[0].lower not in FUNCTION_WORDS
    return tuple(word.stem for word in name) if is_name else ()
