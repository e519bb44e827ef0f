"""Which numbers without a unit count something."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.amounts.units import Amount, after_plus
from msgcheck.analysis.claims.quantities.around.bounds import bound_after, bound_before
from msgcheck.analysis.claims.quantities.around.denominators import read_per
from msgcheck.analysis.claims.quantities.counting.label_nouns import POINTS, is_label, noun_before
from msgcheck.analysis.claims.quantities.counting.named_numbers import is_named
from msgcheck.analysis.claims.quantities.counting.nouns import counted_noun
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CHANGE_VERBS, CURRENCY_SIGNS, MEASURES, MULTIPLE_VERBS
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

_GOING = word_set("go goes went up down push pushed")
_CHANGES = word_set("lift gain increase drop improvement jump rise decline swing uplift boost fall lead advantage")
_MEMBERS = word_set("the our their its these those")
_LIMITS = word_set("at up no not minimum maximum min max")
"""The first words of a bound that makes "one" a number: "more than one" is several."""
_BEFORE_A_ZERO = frozenset({"a", "net", "ground", "near", "sub"})


def is_count(tokens: Tokens, amount: Amount, floor: int) -> bool:
    """Tell whether a number without a unit counts something, rather than being a name, a label or an article."""
    if _is_article(tokens, amount, floor) or is_label(tokens, amount.first) or _is_symbol(tokens, amount):
        return False
    if _ends_a_score(tokens, amount):
        return False
    numeral, noun_at = amount.numeral, after_plus(tokens, amount.last)
    is_marked = noun_at > amount.last or numeral.scale > 1 or numeral.is_grouped
    is_marked = is_marked or bound_before(tokens, amount.first, floor) is not None
    hyphenated = tokens.word(amount.last) == "-" and tokens.adjoins(amount.last) and tokens.adjoins(amount.last + 1)
    is_counted = (
        tokens.word(amount.last + 1) in MEASURES
        or _is_change_in_points(tokens, amount.last + 1)
        or bound_after(tokens, amount.last) is not None  # "twenty-odd stores"
    )
    if hyphenated and noun_at == amount.last and not is_counted and (numeral.in_words or numeral.value < 10):
        return False
    if is_named(tokens, amount) and not is_marked:
        return False
    return is_marked or bool(counted_noun(tokens, noun_at)) or _counts_by_its_place(tokens, amount)


def _ends_a_score(tokens: Tokens, amount: Amount) -> bool:
    """Tell the second number of "a 3–1 victory" and "9–5 jobs", which make no range."""
    is_joined = tokens.word(amount.first - 1) == "-" and all(map(tokens.adjoins, (amount.first - 1, amount.first)))
    return is_joined and tokens.at(amount.first - 2).kind == "number"


def _counts_by_its_place(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a number without a noun after it counts by what stands around it: "or more", "40 a day"."""
    if bound_after(tokens, amount.last) is not None or noun_of_members(tokens, amount):
        return True
    if _is_offer(tokens, amount) or _is_addition(tokens, amount) or _is_reached(tokens, amount):
        return True
    is_in_address = tokens.word(amount.last) == "/"
    is_rate = not (amount.numeral.in_words or is_in_address) and read_per(tokens, amount.last) is not None
    noun = noun_before(tokens, amount.first, amount.last)
    return is_rate or noun in POINTS or (noun != "" and not amount.numeral.is_decimal)


def _is_change_in_points(tokens: Tokens, at: int) -> bool:
    """Tell "a 4-point lift" from "a 4-point plan"."""
    return tokens.word(at) == "point" and tokens.word(at + 1) in _CHANGES


def _is_offer(tokens: Tokens, amount: Amount) -> bool:
    """Tell the numbers of "Buy 2, get 1 free", "2 for £5" and "3 for the price of 2"."""
    before, after = tokens.word(amount.first - 2), [tokens.word(amount.last + step) for step in range(3)]
    is_price = before == "price" and tokens.word(amount.first - 1) == "of" and not amount.numeral.in_words
    is_sold = after == ["for", "the", "price"] or (after[0] == "for" and after[1] in CURRENCY_SIGNS)
    return tokens.word(amount.first - 1) == "buy" or is_sold or is_price


def _is_addition(tokens: Tokens, amount: Amount) -> bool:
    """Tell "we plan 20 more by May" from "2 more" of a list."""
    ends = tokens.at(amount.last + 1).kind != "word" or tokens.word(amount.last + 1) in FUNCTION_WORDS
    return tokens.word(amount.last) in ("more", "others") and ends and tokens.at(amount.first - 1).kind == "word"


def _is_reached(tokens: Tokens, amount: Amount) -> bool:
    """Tell the number of "grew headcount to 120" and "today we have 28." from the one of "go to 5"."""
    if tokens.word(amount.first - 1) in ("have", "has", "had") and tokens.at(amount.last).text in ("", "."):
        return not amount.numeral.is_decimal
    ends = tokens.at(amount.last).kind != "word" or tokens.word(amount.last) in FUNCTION_WORDS
    if tokens.word(amount.first - 1) != "to" or not ends or tokens.at(amount.first).kind != "number":
        return False
    before = [tokens.word(amount.first - back) for back in range(2, 6)]
    return not (CHANGE_VERBS - _GOING).isdisjoint(before) or not MULTIPLE_VERBS.keys().isdisjoint(before)


def _is_symbol(tokens: Tokens, amount: Amount) -> bool:
    """Tell the value of "p < 0.05", and "the 4 Ps", from a count."""
    if tokens.word(amount.first - 2) == "p" and tokens.word(amount.first - 1) in ("<", ">", "≤", "="):
        return True
    following = tokens.at(amount.last).text
    return len(following) == 2 and following[0].isupper() and following[1] == "s"


def noun_of_members(tokens: Tokens, amount: Amount) -> str:
    """Return what a number of members is of, "" for none: "three of our customers", "62 of the Fortune 100"."""
    at = amount.last
    if amount.numeral.value <= 1 or tokens.word(at) != "of" or tokens.word(at + 1) not in _MEMBERS:
        return ""
    before = tokens.at(amount.first - 1)
    is_name = before.kind == "word" and before.text[0].isupper() and amount.first > 1
    if is_name or before.lower in ("and", "or", "-", "to"):
        return ""  # "Phase 2 of the plan", "halls 3 and 4 of the plant"
    return counted_noun(tokens, at + 2) or tokens.at(at + 2).text.lower()


def _is_article(tokens: Tokens, amount: Amount, floor: int) -> bool:
    """Tell "one platform", "a zero retention policy", "net zero" and "from zero to hero" from "zero downtime" and "at
    least one trainer".
    """
    word = tokens.word(amount.first)
    if word != "zero":
        bound = bound_before(tokens, amount.first, floor)
        is_limited = bound is not None and tokens.word(bound[0]) in _LIMITS
        return word == "one" and amount.numeral.value == 1 and not is_limited
    return tokens.at(amount.last).kind != "word" or tokens.word(amount.first - 1) in _BEFORE_A_ZERO
