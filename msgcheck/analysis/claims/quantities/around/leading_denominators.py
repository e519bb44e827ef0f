"""Denominators that open the sentence of their amount: "Every year we plant 1,000 trees"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgcheck.analysis.claims.quantities.around.every_time import every_time, every_time_before
from msgcheck.analysis.claims.quantities.reading import Reading, is_spread
from msgcheck.analysis.claims.quantities.tokens.token_view import PHRASE_ENDS, Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import ADVERBS_OF_TIME, VERBS_OF_USE
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_FARTHEST = 9
"""Words between a time and its amount."""
_NOT_BEFORE = FUNCTION_WORDS | word_set("uns mit für von zu auf bei aus dans de des pour avec à sur con para s")
"""Words after which a number is no object of what is done each time: "in 40 countries", "our 12 bakers"."""


def with_leading_denominators(readings: Sequence[Reading], tokens: Tokens) -> list[Reading]:
    """Return the readings, the first of a sentence that a time opens with that time as its denominator."""
    found: list[Reading] = []
    for reading in readings:
        takes_time = reading.quantity.per is None and is_spread(reading.quantity)
        per = _opening(tokens, found[-1].last if found else 0, reading) if takes_time else None
        found.append(replace(reading, quantity=replace(reading.quantity, per=per)) if per else reading)
    return found


def _opening(tokens: Tokens, floor: int, reading: Reading) -> str | None:
    """Return the time that opens the sentence of a reading whose number is an object, ``None`` where none does."""
    if (beside := every_time_before(tokens, reading.first)) is not None:
        return beside
    for at in range(reading.first - 1, max(floor, reading.first - _FARTHEST) - 1, -1):
        if tokens.at(at).text in PHRASE_ENDS:
            return None
        if at > 0 and tokens.at(at - 1).text not in PHRASE_ENDS:
            continue
        time = every_time(tokens, at) or _adverb(tokens, at)
        return time[0] if time and _is_done(tokens, time[1], reading.first) else None
    return None


def _adverb(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the time of "Annually, we recycle 40 tonnes"; "Monthly fee 40 €" opens otherwise."""
    is_apart = tokens.word(at + 1) == ","
    return (ADVERBS_OF_TIME[tokens.word(at)], at + 1) if is_apart and tokens.word(at) in ADVERBS_OF_TIME else None


def _is_done(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether tokens ``first`` to ``last`` hold who does what with the number at ``last``: at least a verb."""
    words = [tokens.at(at) for at in range(first + (tokens.word(first) == ","), last)]
    return (
        bool(words)
        and words[0].lower != "of"  # "every hour of downtime costs $260,000"
        and words[-1].kind == "word"
        and words[-1].lower not in _NOT_BEFORE
        and VERBS_OF_USE.isdisjoint(word.lower for word in words)
    )
