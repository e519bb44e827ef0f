"""Claims that an approved message makes: the same figures of the same things, where the judge was not sure enough.

A heading often names whom the sentence leaves out: "Needs 10x less memory" stands under "Compared with Velox".
"""

from __future__ import annotations

from collections.abc import Iterable

from msgcheck.analysis.capitals import is_ordinary
from msgcheck.analysis.claims.changes.alignment import has_same_amount
from msgcheck.analysis.claims.quantities.quantity import Quantity, bound_of_amount
from msgcheck.analysis.comparison import TextProfile, profile_text
from msgcheck.analysis.comparison.sense.directions import turned_directions
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import words

_COMPARED = word_set(
    "less fewer more lower higher faster slower cheaper quicker sooner shorter longer smaller larger greater better"
)

_Measured = tuple[Quantity, str]


def is_stated(claim: str, heading: str, wordings: Iterable[TextProfile], own: frozenset[str]) -> bool:
    """Tell whether one of the ``wordings`` states every figure of ``claim``, each of the same thing and the same way.

    It must have the names, too, that stand in the claim and in the ``heading`` above it, but for our ``own`` (stems):
    what holds against one competitor is approved against no other.
    """
    passage = profile_text(claim)
    measured = _measured(passage)
    if len(measured) < len(passage.quantities) or not measured:
        return False
    names = (_names(claim) | _names(heading)) - own
    return any(names <= wording.stems and _states(wording, passage, measured) for wording in wordings)


def _states(wording: TextProfile, passage: TextProfile, measured: tuple[_Measured, ...]) -> bool:
    approved = _measured(wording)
    is_there = all(any(_is_same(each, other) for other in approved) for each in measured)
    return is_there and next(turned_directions(passage, wording, ()), None) is None


def _is_same(one: _Measured, other: _Measured) -> bool:
    (figure, thing), (approved, its_thing) = one, other
    has_same_bound = bound_of_amount(figure) is bound_of_amount(approved)
    return thing == its_thing and has_same_bound and has_same_amount(approved, figure)


def _measured(text: TextProfile) -> tuple[_Measured, ...]:
    """Return each figure with the stem of what it measures, the next word: latency of "4x lower latency"."""
    found = []
    for figure in text.quantities:
        after = (word for word in text.content if word.start >= figure.end and word.lower not in _COMPARED)
        thing = next(after, None)
        found += [(figure, thing.stem)] if thing else []
    return tuple(found)


def _names(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that are written with a capital, wherever they stand."""
    return frozenset(word.stem for word in words(text) if text[word.start].isupper() and not is_ordinary(word.lower))
