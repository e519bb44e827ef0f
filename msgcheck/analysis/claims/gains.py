"""Which figures of a sentence may be a gain: not what something lasts, and no money that was given or is kept."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import SECONDS, Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.claims.strength_words import AT_ONCE, GIVEN, LASTING, MEASURES, NO_GAIN, SHORT, WITHIN


def may_be_gained(sentence: str, quantity: Quantity) -> bool:
    """Tell a share, a sum of money or a time that a product may bring from other figures of ``sentence``."""
    before = sentence[: quantity.start]
    is_time = quantity.unit in SECONDS and not LASTING.search(before)
    is_money = quantity.unit in CURRENCY_CODES and not GIVEN.search(before)
    is_amount = quantity.unit in MEASURES or is_money or is_time
    return is_amount and not NO_GAIN.match(sentence, quantity.end)


def is_offered(sentence: str, quantity: Quantity) -> bool:
    """Tell "in 5 minutes" from other times; the bound ("within", "less than") may belong to the quantity."""
    is_within = quantity.bound is Bound.AT_MOST and WITHIN.match(sentence, quantity.start) is not None
    return quantity.unit in SHORT and (is_within or AT_ONCE.search(sentence[: quantity.start]) is not None)
