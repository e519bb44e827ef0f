"""Amounts without a number: "the leading platform" claims the first rank, "hundreds of stores" at least one hundred.

They say what a text claims, and are compared with no figure: hundreds are no other amount than 500.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import merge
from operator import attrgetter

from msgcheck.analysis.claims.quantities.around.denominators import read_distant_per
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.tokens import tokenise
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_WORDS, TIME_UNITS

_LEADING = re.compile(
    r"(?:(?<!than\s)\b(?:the|an?|our|your|its|their)\s(?:\w+ly\s)?|['’]s?\s|\A|[:|•·]\s)"
    r"(?P<rank>leading)\s(?!(?:to|the|an?|in|into|up|by|with|off|on|from|at|for|their|our|your|his|her|its|this|that|us|them|you|or|and|"
    r"edges?|roles?|causes?|questions?|zeros?|indicators?|digits?|spaces?|characters?|slash|slashes|part|parts)\b)"
    r"|(?<![\w-])(?P<compound>(?:market|industry|world|class|category|sector)-leading)\b"
    r"|(?:(?<!of\s)\bthe|['’]s?)\s(?P<largest>largest|biggest|number-one)\b",
    re.IGNORECASE,
)
"""Words that claim the first place, or one among the first; "leading to" and "a leading cause" do not, nor does "one of
the largest"."""
_MANY = re.compile(
    r"(?<![\w-])(?:(?P<times>tens|hundreds|thousands)\sof\s)?(?P<scale>dozens|hundreds|thousands|millions|billions)"
    r"\sof\s(?P<noun>\w+)",
    re.IGNORECASE,
)
_SCALES = {
    "tens": 10.0, "dozens": 12.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
}  # fmt: skip
_LONGEST_PHRASE = 80
"""Letters after "thousands" in which its denominator is told: "of parcels a day"."""


def with_amounts_in_words(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the ``figures`` of ``text``, and the ranks and counts beside them that no number tells, in order."""
    by_place = attrgetter("start")
    ranks, counts = map(_rank, _LEADING.finditer(text)), map(_count, _MANY.finditer(text))
    found: list[Quantity] = []
    for each in merge(figures, ranks, counts, key=by_place):
        if not found or found[-1].end <= each.start:
            found.append(each)
    return tuple(found)


def _rank(match: re.Match[str]) -> Quantity:
    group = match.lastgroup or "rank"
    return Quantity(*match.span(group), "rank", 1.0)


def _count(match: re.Match[str]) -> Quantity:
    least = _SCALES[match["scale"].lower()] * _SCALES.get((match["times"] or "").lower(), 1.0)
    noun = match["noun"].lower()
    unit = TIME_UNITS.get(noun) or CURRENCY_WORDS.get((noun,), "count")
    of = noun if unit == "count" else ""
    end = match.end("scale")
    per = _per_after(match.string, end) if of else None
    return Quantity(match.start(), end, unit, least, low=least, bound=Bound.AT_LEAST, per=per, of=of)


def _per_after(text: str, end: int) -> str | None:
    """Return the denominator of the amount that ends at ``end``: "millions of parcels a day"."""
    return read_distant_per(Tokens(tokenise(text[end : end + _LONGEST_PHRASE], ())), 0)
