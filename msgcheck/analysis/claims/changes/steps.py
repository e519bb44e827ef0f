"""Steps from one amount to another, told the other way round: "from 1 % to 5 %" where "from 5 % to 1 %" is approved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from msgcheck.analysis.claims.changes.alignment import Stated, are_comparable
from msgcheck.analysis.claims.changes.change import ClaimChange, ClaimDifference, told
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity, interval
from msgcheck.analysis.claims.stance import Mark
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Step:
    """A change from ``first`` to ``last`` (basic units), of the sort of ``quantity``, and its words."""

    first: float
    last: float
    quantity: Quantity
    mark: Mark

    def is_turned(self, other: _Step) -> bool:
        """Tell whether ``other`` goes the same way back."""
        is_alike = self.first != self.last and are_comparable(self.quantity, other.quantity)
        return is_alike and isclose(self.first, other.last) and isclose(self.last, other.first)


def turned_steps(wordings: Sequence[Stated], passage: Stated) -> Iterator[ClaimDifference]:
    """Yield each step of the passage that a wording makes the other way: both amounts are right, the way is not."""
    said = tuple(_steps(passage))
    for wording in wordings if said else ():
        for approved in _steps(wording):
            for found in said:
                if found.is_turned(approved):
                    yield told(ClaimChange.VALUE, wording.text, approved.mark, passage.text, found.mark)


_TO = re.compile(r"(?:\s+[\w-]+){0,2}\s+(?:(?:up|down)\s+)?to\s*")
_FROM = re.compile(r"\bfrom(?:\s+[\w'’-]+){0,3}\s*\Z", re.IGNORECASE)


def without_starts(passage: Stated, wordings: Sequence[Stated]) -> Stated:
    """Leave out where the steps of a passage begin, unless a wording makes a step: "we went from serving 490 towns to
    760" holds 760 against what is approved.
    """
    starts = {id(one) for one, other in pairwise(passage.quantities) if _is_step(passage, one, other)}
    if not starts or any(_FROM.search(each.lead_to(figure)) for each in wordings for figure in each.quantities):
        return passage
    return Stated(passage.text, tuple(each for each in passage.quantities if id(each) not in starts))


def _is_step(stated: Stated, one: Quantity, other: Quantity) -> bool:
    is_to = _TO.fullmatch(stated.text, one.end, other.start) is not None
    return is_to and _FROM.search(stated.lead_to(one)) is not None


def _steps(stated: Stated) -> Iterator[_Step]:
    """Yield the steps of a text. One that goes up is read as a range ("from 1 % to 5 %"), one that goes down as two
    amounts.
    """
    for each in stated.quantities:
        if each.bound is Bound.RANGE and _follows_from(stated, each):
            yield _Step(*interval(each), each, Mark(each.start, each.end, "step"))
    for one, other in pairwise(stated.quantities):
        is_joined = stated.text[one.end : other.start].split() in (["to"], ["down", "to"], ["up", "to"])
        if is_joined and _follows_from(stated, one) and are_comparable(one, other):
            yield _Step(interval(one)[0], interval(other)[0], one, Mark(one.start, other.end, "step"))


def _follows_from(stated: Stated, quantity: Quantity) -> bool:
    before = stated.lead_to(quantity).lower().split()
    return before[-1:] == ["from"] or stated.quote(quantity).lower().startswith("from ")
