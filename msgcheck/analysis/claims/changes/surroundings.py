"""The words around a number, which tell what it is about; as stems, small words left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import stem
from msgcheck.values import dataclass

_NEIGHBOURS = 40
"""Code points on each side of a number whose words tell what it is about."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL_WORDS = word_set("the and for with from per our your their its are was has have than that this")

_PHRASE_END = re.compile(r"[,;:.!?](?=\s)|\n(?![a-z])|[•|()]|\s[–—-]\s")
"""What parts what is said of one figure from what is said of the next; a sentence may go on in the next line."""

_SUBJECT = re.compile(
    r"(?:[,;]|\b(?:and|but|while|whereas))\s+(?:an?|the|our|each|every)\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE
)
"""What another clause says something of, known by the small word before it: "..., and a diploma course"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A number of a text, and another one of that text which stands there as approved."""

    text: str
    number: Quantity
    repeated: Quantity


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL_WORDS)


def words_around(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the words on both sides of ``quantity``."""
    before = text[max(0, quantity.start - _NEIGHBOURS) : quantity.start]
    return words_of(f"{before} {text[quantity.end : quantity.end + _NEIGHBOURS]}")


def words_of_phrase(text: str, quantity: Quantity, others: Sequence[Quantity]) -> frozenset[str]:
    """Return the words on both sides of ``quantity``, up to the nearest of the ``others`` and of commas.

    ``others`` are the quantities of the text, in order; they do not overlap.
    """
    before = bisect_left(others, quantity.start, key=lambda each: each.start)
    behind = bisect_left(others, quantity.end, key=lambda each: each.start)
    first = others[before - 1].end if before else 0
    last = others[behind].start if behind < len(others) else len(text)
    lead = text[max(first, quantity.start - _NEIGHBOURS) : quantity.start]
    rest = text[quantity.end : min(last, quantity.end + _NEIGHBOURS)]
    return words_of(f"{_PHRASE_END.split(lead)[-1]} {_PHRASE_END.split(rest)[0]}")


def is_of_the_same(approved: Beside, found: Beside) -> bool:
    """Tell whether a number beside a repeated one is told of what the approved wording tells, too.

    It is not where it has another unit, no word beside it is beside the approved one, and a clause with a subject that
    the wording has not stands before it. "A van takes 9 weeks, and a lorry 4 years" says nothing of "takes 9 weeks by
    day or 18 weeks by night". Where the numbers stand the other way round, nothing tells it.
    """
    is_in_order = all(each.repeated.start < each.number.start for each in (approved, found))
    if not is_in_order or found.number.unit == approved.number.unit or _words_behind(found) & _words_behind(approved):
        return True
    return _new_subject(found.text[found.repeated.end : found.number.start]) <= words_of(approved.text)


def _words_behind(beside: Beside) -> frozenset[str]:
    """Return the words on both sides of a number up to the repeated one before it."""
    number = beside.number
    first = max(beside.repeated.end, number.start - _NEIGHBOURS)
    return words_of(f"{beside.text[first : number.start]} {beside.text[number.end : number.end + _NEIGHBOURS]}")


def _new_subject(text: str) -> frozenset[str]:
    """Return the first word of what the last clause of ``text`` is about, where a small word opens it; else nothing."""
    nouns = [match["noun"] for match in _SUBJECT.finditer(text)]
    return words_of(nouns[-1]) if nouns else frozenset()
