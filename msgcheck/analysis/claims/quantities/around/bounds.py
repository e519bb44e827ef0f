"""The bound of an amount: the words before it ("up to", "at least") or after it ("or more")."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.analysis.claims.quantities.around.bound_words import BOUNDS, BOUNDS_AFTER, LONGEST_BOUND
from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CHANGE_VERBS, LABELS
from msgcheck.analysis.denied_limits import is_denied_limit
from msgcheck.analysis.lexicon import FUNCTION_WORDS, NEGATIONS, word_set
from msgcheck.analysis.words import looks_plural

_NAMED_TIMES = word_set("first next")
"""Words before a time after "within the"."""
_EXTREMES = {
    "minimum": Bound.AT_LEAST,
    "min": Bound.AT_LEAST,
    "maximum": Bound.AT_MOST,
    "max": Bound.AT_MOST,
}
_COMPOUNDS = {"mindest": Bound.AT_LEAST, "maximal": Bound.AT_MOST, "höchst": Bound.AT_MOST}
"""How words begin that name a limit and its noun in one."""
_ENDING = 2
"""Letters that an adjective has more: "höchste", "maximaler"."""
_SHORT = frozenset({"approx", "ca", "max", "min"})
"""Bounds that a point may stand after."""
_LONGEST_LABEL = 4
"""Tokens of a label from its "minimum" on."""
_LONGEST_SUBJECT = 8
"""Tokens of a subject from its "minimum" on."""
_OPPOSITE = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_DENIALS = NEGATIONS | {"t"}
_RESTRICTED = frozenset({"limited", "restricted"})
_LOWER = word_set("age lower minimum detection")
"""Limits that a number may not fall below."""
_FARTHEST_DENIAL = 4
_ARTICLES = word_set("a an the un une una la ein eine einen die")
_FOCUS = word_set("just only nur")
_BETWEEN = _ARTICLES | _FOCUS
"""Words between a bound and its number: "over a third", "starts at just €6.50"."""
_ORIGINS = word_set("of to countries nations continents regions states cities towns villages schools universities")
"""What makes no bound of "from": what is gone on to, and where people come from."""


def bounded(quantity: Quantity, bound: Bound | None) -> Quantity:
    """Return ``quantity`` with its bound; a range keeps its own."""
    if bound is None or quantity.bound is Bound.RANGE:
        return quantity
    low = quantity.value if bound is Bound.AT_LEAST else None
    high = quantity.value if bound is Bound.AT_MOST else None
    return replace(quantity, bound=bound, low=low, high=high)


def bound_before(tokens: Tokens, at: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound that ends before token ``at`` and its first token; an article, a sign or "just" may follow it.

    ``floor`` is the first token that no other quantity holds.
    """
    if tokens.word(at - 1) in _NAMED_TIMES and tokens.word(at - 2) == "the" and tokens.word(at - 3) == "within":
        return (at - 3, Bound.AT_MOST) if at - 3 >= floor else None
    end = at - (tokens.word(at - 1) in _BETWEEN or _is_sign(tokens, at - 1))
    if _is_circa(tokens, end - 2) and end - 2 >= floor:
        return end - 2, Bound.ABOUT
    end -= tokens.word(end - 1) == "." and tokens.word(end - 2) in _SHORT
    for length in range(min(LONGEST_BOUND, end - floor), 0, -1):
        phrase = tuple(tokens.word(end - length + step) for step in range(length))
        if phrase in BOUNDS and not _is_arrow(tokens, end - length):
            if _is_no_limit(tokens.word(end - length - 1), phrase):
                return None
            return _denied(tokens, end - length, phrase, floor) or (end - length, BOUNDS[phrase])
    return _in_brackets(tokens, end, floor) or _in_label(tokens, end, floor)


def _is_no_limit(before: str, phrase: tuple[str, ...]) -> bool:
    """Tell "not limited to 3 sites" and "an age limit of 18" by the word before a phrase."""
    return (phrase[0] in _RESTRICTED and before in _DENIALS) or (phrase == ("limit", "of") and before in _LOWER)


def _denied(tokens: Tokens, first: int, phrase: tuple[str, ...], floor: int) -> tuple[int, Bound] | None:
    """Return the bound that denies a phrase at token ``first``, and its first token: "nobody waits longer than"."""
    opposite = _OPPOSITE.get(BOUNDS[phrase])
    nearest = range(first - 1, max(first - 1 - _FARTHEST_DENIAL, floor - 1), -1)
    denial_at = next((at for at in nearest if tokens.word(at) in _DENIALS), None)
    if opposite is None or denial_at is None or tokens.word(denial_at - 1) == "why":
        return None
    between = [tokens.word(at) for at in range(denial_at + 1, first)]
    if not is_denied_limit(tokens.word(denial_at), between, phrase):
        return None
    is_contracted = tokens.word(denial_at) == "t" and tokens.word(denial_at - 1) == "'" and denial_at - 2 >= floor
    return denial_at - 2 * is_contracted, opposite


def _is_circa(tokens: Tokens, at: int) -> bool:
    """Tell "c. 1,900 employees", whose letter is token ``at``, from "Vitamin C. 12 hospitals" and "option c."."""
    return tokens.at(at).text == "c" and tokens.word(at + 1) == "." and tokens.word(at - 1) not in LABELS


def _is_sign(tokens: Tokens, at: int) -> bool:
    """Tell whether token ``at`` is the sign of the number after it: "up to -60 %", "over +1500"."""
    return tokens.word(at) in ("-", "+") and tokens.adjoins(at + 1) and not tokens.adjoins(at)


def _in_brackets(tokens: Tokens, end: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound of "saved (up to) 8 %"."""
    if tokens.word(end - 1) != ")":
        return None
    opening = next(
        (at for at in range(end - 2, max(floor, end - 2 - LONGEST_BOUND) - 1, -1) if tokens.word(at) == "("), -1
    )
    phrase = tuple(tokens.word(at) for at in range(opening + 1, end - 1))
    return (opening, BOUNDS[phrase]) if opening >= 0 and phrase in BOUNDS else None


def _in_label(tokens: Tokens, end: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound of "Minimum term: 12 months", "Max. upload | 2 GB", "a maximum load of 200 kg" and "the minimum
    stay at a cottage is 3 nights"; the "Max plan" is a name.
    """
    joint = tokens.word(end - 1)
    if joint not in (":", "|", "of", "is", "beträgt"):
        compound = _compound(joint)
        return (end, compound) if compound is not None else _in_short_label(tokens, end, floor)
    farthest = end - 1 - (_LONGEST_SUBJECT if joint == "is" else _LONGEST_LABEL)
    for at in range(end - 2, max(floor, farthest) - 1, -1):
        extreme = _EXTREMES.get(tokens.word(at)) or _compound(tokens.word(at))
        if extreme is not None and not (joint == "is" and tokens.at(at).text == "Max"):
            return end, extreme
        if tokens.at(at).kind != "word" and tokens.word(at) != ".":
            return None
    return None


def _compound(word: str) -> Bound | None:
    """Return the limit that a German noun names, as "Mindestlaufzeit" does; "mindestens" and "höchste" are none."""
    prefixes = (prefix for prefix in _COMPOUNDS if word.startswith(prefix) and len(word) > len(prefix) + _ENDING)
    return None if word.endswith("ens") else _COMPOUNDS.get(next(prefixes, ""))


def _in_short_label(tokens: Tokens, end: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound of "Min. term 12 months" and "maximum permitted load 40 kg"; "Max Weber" is a name."""
    at, noun = end - 1, tokens.word(end - 1)
    is_verb = looks_plural(noun) or noun in CHANGE_VERBS  # "Minimum wages rose 4 %", "the maximum team gets 5 seats"
    farthest = end - 1 if is_verb else max(floor, end - _LONGEST_LABEL)
    while at > farthest and _is_in_label(tokens, at) and tokens.word(at - 1) not in _EXTREMES:
        at -= 1
    has_point = tokens.word(at - 1) == "."
    is_label = tokens.at(at).kind == "word" and (has_point or tokens.at(at).text.islower())
    at -= 1 + has_point
    return (end, _EXTREMES[tokens.word(at)]) if at >= floor and is_label and tokens.word(at) in _EXTREMES else None


def _is_in_label(tokens: Tokens, at: int) -> bool:
    """Tell whether the label of the noun at token ``at`` may have begun before it."""
    return tokens.at(at).text.islower() and tokens.word(at) not in FUNCTION_WORDS and tokens.at(at - 1).kind == "word"


def offered_from(tokens: Tokens, at: int, floor: int, last: int, *, is_rate: bool) -> tuple[int, Bound] | None:
    """Return the bound of "Enterprise: from 250 seats" and "rates from 3.9 %", which ends before token ``last``; "data
    from 40 % of sites" and "visitors: from 12 countries" have none.
    """
    if tokens.word(at - 1) != "from" or tokens.word(last) in _ORIGINS:
        return None
    is_label = tokens.word(at - 2) in (":", "|")
    return price_from(tokens, at, floor) if is_label or (is_rate and looks_plural(tokens.word(at - 2))) else None


def price_from(tokens: Tokens, at: int, floor: int) -> tuple[int, Bound] | None:
    """Return the bound "from" of a price at token ``at``, except after a verb of change: "fell from €90"."""
    at -= tokens.word(at - 1) in _FOCUS
    if tokens.word(at - 1) not in ("from", "ab") or at <= floor:
        return None
    changes = any(tokens.word(at - back) in CHANGE_VERBS for back in (2, 3))
    return None if changes else (at - 1, Bound.AT_LEAST)


def _is_arrow(tokens: Tokens, at: int) -> bool:
    """Tell whether the sign at token ``at`` is the head of an arrow: "14 -> 2"."""
    return tokens.word(at) == ">" and tokens.word(at - 1) in ("-", "–", "=") and tokens.adjoins(at)


def bound_after(tokens: Tokens, at: int) -> tuple[int, Bound] | None:
    """Return the token after the bound that starts at token ``at``, and the bound: "or more", "max".

    Words that bound the next amount are none: "20 admins and more than 300 users", "and up to 300".
    """
    pair = BOUNDS_AFTER.get((tokens.word(at), tokens.word(at + 1)))
    if pair is not None:
        return None if _bounds_next(tokens, at) or _bounds_next(tokens, at + 1) else (at + 2, pair)
    single = BOUNDS_AFTER.get((tokens.word(at),))
    ends = tokens.at(at + 1).kind != "word" or tokens.word(at + 1) in FUNCTION_WORDS  # not "10 users maximum load"
    return (at + 1, single) if single is not None and ends else None


def _bounds_next(tokens: Tokens, at: int) -> bool:
    """Tell whether a bound that starts at token ``at`` stands before a number, or before its currency."""
    for length in range(1, LONGEST_BOUND + 1):
        is_bound = tuple(tokens.word(at + step) for step in range(length)) in BOUNDS
        after = at + length + (tokens.at(at + length).kind == "symbol")
        if is_bound and tokens.numeral(after) is not None:
            return True
    return False
