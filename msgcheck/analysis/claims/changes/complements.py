"""Shares that make a whole: what is found and what is missed."""

from __future__ import annotations

import re

from msgcheck.analysis.claims.changes.alignment import Pair, Stated, are_complements
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CHANGE_VERBS
from msgcheck.analysis.claims.stance import Mark
from msgcheck.analysis.negation import find_negations
from msgcheck.analysis.words import content_words

_BY = re.compile(r"\b(?:by|saves?|saved|saving)\s+$", re.IGNORECASE)
_MORE_OR_LESS = re.compile(
    r"[\s-]*(?:more|less|fewer|lower|higher|faster|slower|quicker|sooner|cheaper|shorter|longer|smaller|larger|bigger|"
    r"greater|better|savings?|reductions?|increases?|cuts?|drops?|declines?|improvements?|growth|gains?|off|discounts?)\b",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\b(?:by|to)\s+$", re.IGNORECASE)
_NEAR_VERB = 5
"""Words before an amount within which a verb of change is said of it: "brought the error rate down to 80 %"."""
_UP_OR_DOWN_TO = re.compile(r"\bto\s+$", re.IGNORECASE)


def is_the_rest(pair: Pair, passage: Stated) -> bool:
    """Tell whether the found share is what the approved one leaves: "4 % are missed" of 96 % found.

    What becomes more or less by a share leaves none ("60 % faster" is not the rest of "40 % faster"); to what it
    becomes is the rest ("to 60 %" of "by 40 %"). The rest of anything else is said in other words: "one third pay
    early" is not the rest of "two thirds pay early".
    """
    if not are_complements(pair.approved, pair.found):
        return False
    sides = ((pair.wording, pair.approved), (passage, pair.found))
    changes = [_is_change(stated, quantity) for stated, quantity in sides]
    if all(changes):
        return False
    is_reached = any(changes) and any(_is_reached(stated, quantity) for stated, quantity in sides)
    return is_reached or not _is_said_of_the_same(pair, passage)


def is_level_of_change(pair: Pair, passage: Stated) -> bool:
    """Tell whether a share by which something changes stands as the level it changes to, or the other way round:
    "fell to 80 %" for "fell by 80 %". Half is the same either way.
    """
    if not {pair.approved.unit, pair.found.unit} <= {"percent", "ratio"} or are_complements(pair.approved, pair.found):
        return False
    sides = ((pair.wording, pair.approved), (passage, pair.found))
    by, to = ([one(*side) for side in sides] for one in (_is_change, _changes_to))
    return (by[0] and to[1] and not by[1]) or (to[0] and by[1] and not by[0])


def _changes_to(stated: Stated, quantity: Quantity) -> bool:
    before = stated.lead_to(quantity).lower().split()[-_NEAR_VERB:]
    return _is_reached(stated, quantity) and not CHANGE_VERBS.isdisjoint(before) and "from" not in before


def with_direction(stated: Stated, quantity: Quantity) -> Mark:
    """Return an amount with the word that says how it changes: "by 80 %", "to 80 %"."""
    found = _DIRECTION.search(stated.lead_to(quantity))
    return Mark(quantity.start - (len(found.group()) if found else 0), quantity.end, "direction")


def _is_change(stated: Stated, quantity: Quantity) -> bool:
    """Tell whether something becomes more or less by this share."""
    is_compared = _MORE_OR_LESS.match(stated.text, quantity.end) is not None
    return is_compared or _BY.search(stated.lead_to(quantity)) is not None


def _is_reached(stated: Stated, quantity: Quantity) -> bool:
    return _UP_OR_DOWN_TO.search(stated.lead_to(quantity)) is not None


def _is_said_of_the_same(pair: Pair, passage: Stated) -> bool:
    """Tell whether the passage says all that the wording says of its share, and denies no more of it."""
    theirs = {
        word.stem
        for word in content_words(pair.wording.text)
        if not pair.approved.start <= word.start < pair.approved.end
    }
    denials = [bool(find_negations(text)) for text in (pair.wording.text, passage.text)]
    return denials[0] == denials[1] and theirs <= {word.stem for word in content_words(passage.text)}
