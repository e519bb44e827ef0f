"""How often something comes, and when one is there, where no figure says so: "each morning", "on weekdays"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.claims.quantities.around.denominator_forms import denominators
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.stance import Mark
from msgcheck.late_pattern import late_pattern

_UNIT = r"(?:hour|day|night|morning|evening|weekday|workday|week|fortnight|month|quarter|year)"
_ADVERB = r"(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?)"
_ALWAYS = r"24/7|(?:a?round)[\s-]the[\s-]clock|day\s(?:and|or)\snight|night\sand\sday|at\s(?:any|all)\shours?"
_WORKING = (
    r"(?:office|business|working)\shours|on\s(?:weekdays|(?:working|business)\sdays)|"
    r"monday\s?(?:to|through|until|till|[-–])\s?(?:friday|saturday)|nine\sto\sfive"
)
_RHYTHM = late_pattern(
    rf"(?<![\w-])(?:(?:each|every|per|any)\s(?:single\s)?(?P<each>{_UNIT})|"
    rf"(?:once|(?:one|a\ssingle)(?:\s[\w-]+){{1,3}})\s(?P<rate>an?\s(?P<once>{_UNIT}))|(?P<adverb>{_ADVERB})|"
    rf"(?P<always>{_ALWAYS})|(?P<working>{_WORKING}))(?![\w-])",
    re.IGNORECASE,
)
_ONE_RHYTHM = {
    "dai": "day", "night": "day", "morning": "day", "evening": "day", "workday": "weekday", "annual": "year",
}  # fmt: skip
"""What comes as often, as it is written without "ly"."""


def rhythms(text: str, figures: Sequence[Quantity]) -> Iterator[Mark]:
    """Yield each rhythm of ``text``, in order: its ``kind`` is the time after which something comes again, "day", or
    "always" or "working" where one is there at all hours or only at some.

    What says how much falls to each time is one of the ``figures``, and no rhythm: "25 hours each week".
    """
    rates = frozenset(_ONE_RHYTHM.get(part, part) for figure in figures for part in denominators(figure))
    for found in _RHYTHM.finditer(text):
        kind = _kind(found)
        if kind not in rates:
            yield Mark(found.start("rate") if found["rate"] else found.start(), found.end(), kind)


def _kind(found: re.Match[str]) -> str:
    for hours in ("always", "working"):
        if found[hours]:
            return hours
    said = (found["each"] or found["once"] or found["adverb"]).lower()
    unit = said.removesuffix("ly") if found["adverb"] else said
    return _ONE_RHYTHM.get(unit, unit)
