"""The noun before a number that has none after it: what a tile, a table or a list says to be counted."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.tokens.measures import measure_of
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import LABELS, TIME_UNITS
from msgcheck.analysis.lexicon import word_set
from msgcheck.analysis.words import looks_plural

POINTS = word_set("nps enps csat score cvss pue")
"""What the number right after it counts: "NPS +68", "PUE 1.2"."""
_GROUPS = POINTS | word_set(
    """team staff workforce crew network fleet community total size headcount volume capacity quantity
    circulation count"""
)
"""Nouns before "of" that make the number after it one of their members or of their points: "a team of fifteen"."""
_COUNTED = _GROUPS | word_set(
    """offices employees staff countries customers clients sites stores locations partners patents languages
    integrations projects students members guests rooms beds hospitals clinics schools plants factories warehouses
    branches stations vehicles brands products awards users seats licences licenses developers engineers downloads"""
)
"""What a company counts: a label even where no sign parts it from its number ("Offices 14")."""
_AFTER_A_NOUN = word_set("live worldwide total active now")
"""Words between a noun and its number besides participles: "Users live: 900"."""
_ENDS = frozenset({"", "|", ",", ";", "(", ")", ".", "•", "·"})
_IS = frozenset({"of", "is", "was"})
"""What tells the number of a group: "a team of fifteen", "our NPS is 71"."""
_LISTED = frozenset({"and", "or", "to", "&", "-"})
"""What stands between two labels."""
_LARGEST_STEP = 3
"""Between two labels of a list; "Phase 1 and 200 sites" is none."""
_LONGEST_BRACKETS = 4


def noun_before(tokens: Tokens, first: int, last: int) -> str:
    """Return the noun before a number at tokens ``first`` to ``last`` that has none after it, "" for none: "a team of
    fifteen", "Employees: 640", "Team size | 5–50", "Seats included – 25", "Offices 14", "NPS +68".
    """
    first -= tokens.word(first - 1) == "+" and tokens.adjoins(first)
    joint = tokens.word(first - 1)
    if joint in POINTS:
        return joint
    if joint in _IS:
        return noun if (noun := tokens.word(first - 2)) in _GROUPS else ""
    if tokens.at(last).text not in _ENDS:
        return ""
    is_joined = joint in (":", "|") or (joint in ("-", "=") and not tokens.adjoins(first - 1))
    return _label(tokens, first - is_joined, joint if is_joined else "")


def _label(tokens: Tokens, end: int, joint: str) -> str:
    """Return the noun of the label that ends before token ``end``, "" where it is no label of a count."""
    at = _before_brackets(tokens, end) - 1
    at -= (word := tokens.word(at)).endswith("ed") or word in _AFTER_A_NOUN
    at -= 2 * (tokens.word(at - 1) == "per")
    noun = tokens.word(at)
    if joint == ":" and looks_plural(noun) and noun not in LABELS | TIME_UNITS.keys():
        return noun
    opens = tokens.at(at - 1).kind not in ("word", "number") and tokens.at(at).text[:1].isupper()
    if joint in (":", "|") or opens:
        return noun if noun in (_COUNTED if opens else _GROUPS) else ""
    return ""


def _before_brackets(tokens: Tokens, end: int) -> int:
    """Return the token of the brackets that end before token ``end``, ``end`` itself for none: "Users (paid): 25"."""
    nearest = range(end - 2, max(end - 2 - _LONGEST_BRACKETS, 0), -1) if tokens.word(end - 1) == ")" else ()
    return next((at for at in nearest if tokens.word(at) == "("), end)


def is_label(tokens: Tokens, at: int) -> bool:
    """Tell whether the number at token ``at`` is a label, or ends a list of them: slide 4, #3, Scope 1 and 2.

    A unit of measure behind it makes it an amount: "each layer 3 mm thick".
    """
    if measure_of(tokens.word(at + 1)):
        return False
    if tokens.word(at - 1) in _LISTED and _follows(tokens.at(at - 2).text, tokens.at(at).text):
        at -= 2
    before = tokens.at(at - 1)
    return before.lower in LABELS or (before.text == "#") or (before.text == "." and tokens.word(at - 2) in LABELS)


def _follows(first: str, second: str) -> bool:
    """Tell the next numbers of a list, 1 and 2, from a count that stands behind a label, 1 and 200."""
    return first.isdecimal() and second.isdecimal() and 0 < int(second) - int(first) <= _LARGEST_STEP
