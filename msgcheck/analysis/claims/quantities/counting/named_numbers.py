"""Which numbers belong to a name and count nothing: Windows 11, Office 365, SAP 4, 12 Main Street, 007."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.amounts.units import Amount
from msgcheck.analysis.claims.quantities.counting.label_nouns import POINTS
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural

_NAMES = word_set(
    """Windows Office Microsoft Route Formula Model Suite Channel Article Highway Flight Terminal Agenda Horizon Mission
    Big Boeing Airbus Galaxy iPhone iPad Pixel Playstation PlayStation Mach Apollo Area Psalm Pier"""
)
"""Names, and the first words of names, that end in a number."""
_STREETS = word_set("Street St Road Rd Avenue Ave Lane Drive Boulevard Blvd Square Court Place Way")
_ALSO_VERBS = word_set("Drive Square Court Place")
"""Words of streets that a headline has as verbs: "40 Teams Drive Growth"."""
_LONGEST_STREET = 3


def is_named(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether the number of ``amount`` is part of a name, an address or a code."""
    text = tokens.at(amount.first).text
    is_code = len(text) > 1 and text[0] == "0" and text.isdecimal()
    is_after = tokens.at(amount.first - 1).text in _NAMES or _is_after_capitals(tokens, amount)
    return is_code or is_after or _is_address(tokens, amount.last)


def _is_address(tokens: Tokens, at: int) -> bool:
    """Tell "12 Main Street", whose name starts at token ``at``, from "12 streets"."""
    for place in range(at, at + _LONGEST_STREET):
        if not tokens.at(place).text[:1].isupper():
            return False
        if place > at and tokens.at(place).text in _STREETS:
            return tokens.at(place).text not in _ALSO_VERBS or tokens.at(place + 1).kind != "word"
    return False


def _is_after_capitals(tokens: Tokens, amount: Amount) -> bool:
    """Tell SAP 4 from the headline SAVE 40 HOURS: capitals stand before the number and not after it.

    What has an article ends there: "In the UK 250 hospitals use it".
    """
    before, following = tokens.at(amount.first - 1), tokens.at(amount.last)
    if before.lower in POINTS or (tokens.word(amount.first - 2) == "the" and looks_plural(following.lower)):
        return False
    if before.kind != "word" or not before.text.isupper() or len(before.text) < 2 or before.text in CURRENCY_CODES:
        return False
    return not following.text.isupper()
