"""Where the phrase of a noun ends: "per API call" does at "call", "per user today" at "user"."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.tokens.token_view import Tokens
from msgcheck.analysis.claims.quantities.tokens.vocabulary import AND, PER, TIME_UNITS, UNCOUNTED
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set

NO_HEADS = word_set(
    """today tomorrow yesterday now free extra more less only alone again worldwide globally online overnight forever
    later sooner earlier ago apart upfront flat net gross total last next this yes no ok vs each faster slower cheaper
    higher lower better quicker saved spent sold sent lost won paid run built grown without inside outside across
    within among since plus minimum maximum min max"""
)
"""Words after a noun that go on with the sentence: "per user today", "3 days faster"."""
_NO_NOUNS = FUNCTION_WORDS | UNCOUNTED | NO_HEADS | AND | TIME_UNITS.keys()


def ends_a_phrase(tokens: Tokens, at: int) -> bool:
    """Tell whether the word at token ``at`` is the last of its phrase and may be a noun."""
    word = tokens.word(at)
    is_noun = tokens.at(at).kind == "word" and word not in _NO_NOUNS
    following = tokens.word(at + 1)
    ends = tokens.at(at + 1).kind != "word" or following in FUNCTION_WORDS or following in PER
    return is_noun and following != "-" and ends and not word.endswith(("ly", "ed", "ing"))
