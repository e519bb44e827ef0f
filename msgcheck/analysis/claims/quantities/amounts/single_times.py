"""Times whose one is an article: "less than a week", "takes a day", "from a month to an hour", "a year and a half"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.around.bounds import bound_before
from msgcheck.analysis.claims.quantities.around.denominator_forms import TIMES
from msgcheck.analysis.claims.quantities.around.denominators import read_per
from msgcheck.analysis.claims.quantities.quantity import Quantity
from msgcheck.analysis.claims.quantities.reading import Reading, finished
from msgcheck.analysis.claims.quantities.tokens.token_view import PHRASE_ENDS, Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CHANGE_VERBS, SCALED_TIMES, TIME_UNITS
from msgcheck.analysis.lexicon import word_set

_ARTICLES = word_set("a an ein eine einem einer einen un une una")
_WHOLE = frozenset({"single", "full", "whole"})
"""Words between an article and a time that make it a number: "in a single quarter"."""
_ABLE = frozenset({"hour", "day", "week", "month", "quarter", "year"})
"""Times that "in a" measures; "in a minute" and "in a second" are figures of speech."""
_EACH = word_set("a an per each every")
_SPENT = word_set(
    """save saves saved saving spend spends spent spending waste wastes wasted lose loses lost losing gain gains gained
    gaining win wins won free frees freed give gives back"""
)
"""Words before a time that each of something takes or is spared: "save an hour a week"."""
_TAKEN = word_set("take takes took taken last lasts lasted need needs needed")
"""Verbs of what lasts: "setup takes a day"."""
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", "|", ")", "-", "–", "—"})
_GO_ON = word_set("and or with without not for")
_FARTHEST_VERB = 5


def read_single_time(tokens: Tokens, at: int, floor: int) -> list[Reading]:
    """Return the time at token ``at`` whose number is an article, as a list of one, empty where it is none.

    ``floor`` as in :func:`bound_before`.
    """
    word = tokens.word(at + 1)
    times = TIME_UNITS if tokens.word(at) in ("a", "an") else TIMES
    unit, count = SCALED_TIMES.get(word) or (times.get(word), 1.0)
    if tokens.word(at) in ("a", "one") and word in _WHOLE and tokens.word(at + 2) in TIME_UNITS:
        return [finished(tokens, Reading(at, at + 3, Quantity(0, 0, TIME_UNITS[tokens.word(at + 2)], 1.0)), floor)]
    if tokens.word(at) not in _ARTICLES or unit is None:
        return []
    if [tokens.word(at + step) for step in (2, 3, 4)] == ["and", "a", "half"]:
        return [finished(tokens, Reading(at, at + 5, Quantity(0, 0, unit, 1.5 * count)), floor)]
    is_told = _is_time_taken(tokens, at) or _is_end_of_change(tokens, at) or _is_time_of_each(tokens, at)
    is_time = unit in _ABLE and is_told
    is_long = word in ("decade", "century") and tokens.word(at + 2) == "of"  # "a decade of experience"
    if bound_before(tokens, at, floor) is None and not (is_time or is_long):
        return []
    return [finished(tokens, Reading(at, at + 2, Quantity(0, 0, unit, count)), floor)]


def _is_time_taken(tokens: Tokens, at: int) -> bool:
    """Tell "go live in a day" and "takes a week to learn" from "in a year of change" and "a day off"."""
    is_end = _ends(tokens, at + 2)
    if tokens.word(at - 1) in _TAKEN:
        return is_end or tokens.word(at + 2) in ("to", "instead", "rather")
    return tokens.word(at - 1) == "in" and tokens.word(at - 2) not in ("once", "twice", "times", "all") and is_end


def _is_time_of_each(tokens: Tokens, at: int) -> bool:
    """Tell "save an hour a week" and "a day per project"; that of "parcels an hour per lane" is a denominator."""
    is_each = tokens.word(at + 2) in _EACH and read_per(tokens, at + 2) is not None
    is_counted = at == 0 or tokens.at(at - 1).text in PHRASE_ENDS or tokens.word(at - 1) in _SPENT
    return is_each and is_counted and tokens.word(at + 1) != "quarter"


def _is_end_of_change(tokens: Tokens, at: int) -> bool:
    """Tell an end of "from a month to a day", and what is "cut to a week"; "to an hour a day" is none."""
    joint = tokens.word(at - 1)
    if tokens.word(at + 1) == "quarter":
        return False  # "from a quarter to a third of clients"
    if joint == "from":
        return tokens.word(at + 2) in ("to", "down")
    before = [tokens.word(at - back) for back in range(2, 2 + _FARTHEST_VERB)]
    is_changed = "from" in before or not CHANGE_VERBS.isdisjoint(before)
    return joint == "to" and is_changed and _ends(tokens, at + 2)


def _ends(tokens: Tokens, at: int) -> bool:
    """Tell whether the phrase of a time ends before token ``at``; that of "a year-round plan" does not."""
    is_sign = tokens.at(at).text in _ENDS and not (tokens.word(at) == "-" and tokens.adjoins(at + 1))
    return is_sign or tokens.word(at) in _GO_ON
