"""The noun of an amount: what is counted ("500 integrations"), what a share or a price is of ("45 % lower costs")."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.around.denominators import read_per
from msgcheck.analysis.claims.quantities.tokens.asides import behind_aside
from msgcheck.analysis.claims.quantities.tokens.comparisons import is_comparative
from msgcheck.analysis.claims.quantities.tokens.phrase_ends import NO_HEADS, ends_a_phrase
from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import TIME_UNITS, UNCOUNTED
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import looks_plural

_UNIT_SIGNS = frozenset({"t", "A", "m", "L"})
"""Signs of units that are words or letters elsewhere."""
_LONGEST_NAME = 5
_BEFORE_WHAT_IS_MEASURED = word_set("as many much in of the your our their its new annual additional more")
_ADDED = word_set("more fewer less extra additional further")
"""Words between a number and its noun: "40 fewer trucks"."""
_RATES = word_set("runs makes uses takes shows")
"""Verbs that are a noun before a denominator: "8 runs per week"."""
_SKIPPED = word_set(
    """lower less fewer faster higher more greater better cheaper shorter of the our your their all its these those
    every each reduction increase decrease drop quicker additional average in total savings"""
)


def counted_noun(tokens: Tokens, at: int) -> str:
    """Return the noun counted by the number before token ``at``: the first plural of three words, or the one that ends
    a phrase of five, "" for none.

    Behind an aside it must be one: "two (soon three) shops".
    """
    behind = behind_aside(tokens, at)
    noun = _noun_at(tokens, behind)
    return noun if behind == at or looks_plural(noun) else ""


def _noun_at(tokens: Tokens, at: int) -> str:
    if tokens.word(at) == "times" and (tokens.at(at + 1).kind != "word" or read_per(tokens, at + 1) is not None):
        return "times"  # how often
    if tokens.word(at) in _RATES and read_per(tokens, at + 1) is not None:
        return tokens.word(at)
    if _is_unit_sign(tokens, at):
        return tokens.word(at)
    words: list[str] = []
    at = _behind_name(tokens, at)
    at += tokens.at(at).kind == "piece" and looks_plural(tokens.word(at + 1))  # "four USB 3.2 ports"
    is_described = tokens.at(at).kind == "number" and tokens.word(at + 1) == "-" and tokens.adjoins(at + 1)
    at += 3 * is_described  # "two 6-axis robots"
    at += tokens.word(at) in _ADDED and looks_plural(tokens.word(at + 1)) and tokens.word(at + 1) not in FUNCTION_WORDS
    is_hyphenated = tokens.word(at) == "-" and tokens.adjoins(at) and tokens.adjoins(at + 1)
    at += is_hyphenated
    at += is_hyphenated and tokens.word(at) == "strong"  # "a 40-strong team"
    while len(words) < 3 and tokens.at(at).kind == "word":
        word = tokens.word(at)
        is_function_word = word in FUNCTION_WORDS and word not in ("same", "other", "own", "new")
        run = [word] if is_hyphenated else tokens.compound(at)
        is_noun = len(run) > 1 or tokens.at(at).text in ("IT", "US")
        if (word in UNCOUNTED or is_function_word) and not is_noun:
            break
        words.extend(each for each in run if each not in FUNCTION_WORDS or len(run) == 1)
        at += 2 * len(run) - 1
        at += tokens.word(at) == "-" and tokens.adjoins(at)
    plural = next(filter(looks_plural, words), "") or (_plural_behind(tokens, at) if len(words) > 2 else "")
    return plural or (words[0] if words else "")


def _behind_name(tokens: Tokens, at: int) -> int:
    """Return the token behind a name in the plural, where a plural in small letters follows it: "900 Lumo Pipe Works
    members"; else ``at``.
    """
    last = at
    while last < at + _LONGEST_NAME and tokens.at(last).kind == "word" and tokens.at(last).text[0].isupper():
        last += 1
    is_name = last > at + 1 and looks_plural(tokens.word(last - 1))
    counts = tokens.at(last).text.islower() and looks_plural(tokens.word(last)) and tokens.word(last) not in UNCOUNTED
    return last if is_name and counts else at


def _plural_behind(tokens: Tokens, at: int) -> str:
    """Return the plural that ends the phrase with token ``at`` or the next one, "" where none does: "100 custom safety
    review rules".
    """
    for last in (at, at + 1):
        if looks_plural(tokens.word(last)):
            return tokens.word(last) if ends_a_phrase(tokens, last) else ""
        if tokens.at(last).kind != "word" or tokens.word(last) in FUNCTION_WORDS:
            break
    return ""


def _is_unit_sign(tokens: Tokens, at: int) -> bool:
    """Tell the ampere of "16 A" from the letter of "5 A/B tests" and "10 A players"."""
    is_sign = tokens.at(at).text in _UNIT_SIGNS and tokens.at(at - 1).kind == "number"
    following = tokens.at(at + 1)
    is_letter = following.kind == "word" and following.lower not in FUNCTION_WORDS
    return is_sign and not (
        tokens.at(at).text == "A" and (is_letter or (following.text == "/" and tokens.at(at + 2).text == "B"))
    )


def _head_noun(tokens: Tokens, at: int) -> str:
    """Return the noun counted after token ``at - 1``, of two nouns that end a phrase the second: "transaction fee"."""
    noun = counted_noun(tokens, at)
    last = at + 1
    if noun == tokens.word(at) and not noun.endswith("s") and ends_a_phrase(tokens, last):
        return tokens.word(last)
    return noun


def measured_noun(tokens: Tokens, first: int, last: int) -> str:
    """Return what a share is of: the noun after it ("45% lower costs"), else before "by" ("cut costs by 45%")."""
    at = last
    while tokens.word(at) in _SKIPPED and at < last + 4:
        at += 1
    noun = _head_noun(tokens, at)
    if noun:
        return "" if noun in NO_HEADS or noun in TIME_UNITS else noun
    if tokens.word(first - 1) in ("by", "of", "to"):
        before = tokens.at(first - 2)
        for back in (3, 4):
            if tokens.word(first - back) == "of":
                before = tokens.at(first - back - 1)
        return before.lower if before.kind == "word" and before.lower not in FUNCTION_WORDS else ""
    return ""


def noun_of_measure(tokens: Tokens, first: int, last: int, unit: str) -> str:
    """Return what a duration, an amount of money or a multiple is of: "90-day free trial", "$2.5M in new pipeline".

    A duration has one only where it stands before its noun with a hyphen, or before "of".
    """
    following = tokens.word(last)
    if unit in TIME_UNITS.values():
        is_adjective = any(tokens.word(at) == "-" and tokens.adjoins(at + 1) for at in range(first + 1, last))
        return _head_noun(tokens, last + (following == "of")) if is_adjective or following == "of" else ""
    at = last
    while tokens.word(at) in _BEFORE_WHAT_IS_MEASURED and at < last + 4:
        at += 1
    noun = _head_noun(tokens, at)
    is_compared = is_comparative(tokens.word(at)) or (tokens.word(at - 1) == "more" and not noun.endswith("s"))
    return "" if is_compared or noun.endswith(("ed", "ly")) or noun in NO_HEADS else noun
