"""The words around a number, which tell what it is about; as stems, small words left out."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import stem

_NEIGHBOURS = 40
"""Code points on each side of a number whose words tell what it is about."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL_WORDS = word_set("the and for with from per our your their its are was has have than that this")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL_WORDS)


def words_around(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the words on both sides of ``quantity``."""
    before = text[max(0, quantity.start - _NEIGHBOURS) : quantity.start]
    return words_of(f"{before} {text[quantity.end : quantity.end + _NEIGHBOURS]}")


def words_beside(text: str, quantity: Quantity, other: Quantity) -> frozenset[str]:
    """Return the words on both sides of ``quantity`` up to the ``other`` number."""
    first, last = max(0, quantity.start - _NEIGHBOURS), quantity.end + _NEIGHBOURS
    if other.end <= quantity.start:
        first = max(first, other.end)
    else:
        last = min(last, other.start)
    return words_of(f"{text[first : quantity.start]} {text[quantity.end : last]}")
