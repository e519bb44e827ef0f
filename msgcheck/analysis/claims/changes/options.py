"""A message that prices two options, of which a passage tells the first: the figures of the other are not its own."""

from __future__ import annotations

import re
from itertools import pairwise

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END, Stated, has_same_amount
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES

_OR = re.compile(r"\bor\b", re.IGNORECASE)


def without_the_other_option(wording: Stated, passage: Stated) -> Stated:
    """Return a wording without the figures of the option behind "or" where the passage has only prices from before it:
    "costs $20, or $30 with 4 wheels" says nothing of the wheels of "The $20 model has 2 wheels". Its price is kept.
    """
    told = _prices(passage)
    for one, other in pairwise(_prices(wording)):
        if not _OR.search(wording.text, one.end, other.start) or SENTENCE_END.search(
            wording.text, one.end, other.start
        ):
            continue
        before = [price for price in _prices(wording) if price.end <= one.end]
        if told and all(any(has_same_amount(price, each) for price in before) for each in told):
            return _without_figures_behind(wording, other)
    return wording


def _without_figures_behind(wording: Stated, price: Quantity) -> Stated:
    end = SENTENCE_END.search(wording.text, price.end)
    last = end.start() if end else len(wording.text)
    return Stated(wording.text, tuple(each for each in wording.quantities if not price.end <= each.start < last))


def _prices(stated: Stated) -> list[Quantity]:
    return [each for each in stated.quantities if each.unit in CURRENCY_CODES]
