"""Limits that are told by denying the opposite: "never falls below 99.9 %", "nobody waits longer than ten minutes"."""

from __future__ import annotations

from collections.abc import Sequence

from msgcheck.analysis.lexicon import FUNCTION_WORDS, NEGATIONS, word_set

_PLACES = word_set("below under above over beyond")
_BETWEEN = word_set("have has had be been by ever will would can could you it us a an any")
"""Function words that may stand between the denial and the limit: "have not risen by more than"."""
_NO_VERBS = FUNCTION_WORDS | word_set("only just merely simply")
_FARTHEST = 3
"""Words between them."""


def is_denied_limit(denial: str, between: Sequence[str], limit: Sequence[str]) -> bool:
    """Tell whether ``denial`` turns the words of a ``limit`` ("more than", "below") into the opposite limit.

    All are in lower case, ``between`` are the words between the two. "No" turns only a comparison: "no plan has fewer
    than 5 seats"; "no fees under £20" says of which fees there are none.
    """
    is_denial = denial in NEGATIONS or denial == "t" or denial.endswith(("n't", "n’t"))
    is_comparison = limit[-1] == "than"
    is_limit = is_comparison or (denial != "no" and (limit[-1] in _PLACES or limit[0].startswith("exceed")))
    if not (is_denial and is_limit) or len(between) > _FARTHEST:
        return False
    return all(word.isalpha() and (word not in _NO_VERBS or word in _BETWEEN) for word in between)
