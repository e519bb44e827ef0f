"""Amounts without a number: "the leading platform" claims the first rank, "hundreds of stores" at least one hundred.

They say what a text claims, and are compared with no figure: hundreds are no other amount than 500.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.claims.quantities.vocabulary import CURRENCY_WORDS, TIME_UNITS

_LEADING = re.compile(
    r"(?:(?<!than\s)\b(?:the|an?|our|your|its|their)\s(?:\w+ly\s)?|['’]s?\s|\A|[:|•·]\s)"
    r"(?P<rank>leading)\s(?!(?:to|the|an?|in|into|up|by|with|off|on|from|at|for|their|our|your|his|her|its|this|that|us|them|you|or|and|edge|edges|role)\b)"
    r"|(?<![\w-])(?P<compound>(?:market|industry|world|class|category|sector)-leading)\b"
    r"|(?:\bthe|['’]s?)\s(?P<largest>largest|biggest|number-one)\b",
    re.IGNORECASE,
)
"""Words that claim the first place; "leading to" and "the leading edge" do not."""
_MANY = re.compile(
    r"(?<![\w-])(?:(?P<times>tens|hundreds|thousands)\sof\s)?(?P<scale>dozens|hundreds|thousands|millions|billions)"
    r"\sof\s(?P<noun>\w+)",
    re.IGNORECASE,
)
_SCALES = {
    "tens": 10.0, "dozens": 12.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
}  # fmt: skip


def find_amounts_in_words(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the ranks and counts of ``text`` that no number tells, in order, outside the ``figures``."""
    found = [_rank(match) for match in _LEADING.finditer(text)] + [_count(match) for match in _MANY.finditer(text)]
    taken = [(figure.start, figure.end) for figure in figures]
    free = [each for each in found if not any(each.start < end and start < each.end for start, end in taken)]
    return tuple(sorted(free, key=lambda each: each.start))


def _rank(match: re.Match[str]) -> Quantity:
    group = match.lastgroup or "rank"
    return Quantity(*match.span(group), "rank", 1.0)


def _count(match: re.Match[str]) -> Quantity:
    least = _SCALES[match["scale"].lower()] * _SCALES.get((match["times"] or "").lower(), 1.0)
    noun = match["noun"].lower()
    unit = TIME_UNITS.get(noun) or CURRENCY_WORDS.get((noun,), "count")
    of = noun if unit == "count" else ""
    return Quantity(match.start(), match.end("scale"), unit, least, low=least, bound=Bound.AT_LEAST, of=of)
