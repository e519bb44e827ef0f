"""A price of nothing, where the approved wording says in words that something is free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgcheck.analysis.claims.changes.alignment import SENTENCE_END, Stated
from msgcheck.analysis.claims.changes.surroundings import words_of
from msgcheck.analysis.claims.quantities.quantity import Quantity, interval
from msgcheck.analysis.claims.quantities.tokens.vocabulary import CURRENCY_CODES
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.analysis.words import stem

_FREE = re.compile(
    r"\b(?:free(?!\s+(?:from|of(?!\s+(?:charge|cost))|trials?|calls?|consultations?)\b)"
    r"|(?:at no|without|no)\s+(?:\w+\s+)?(?:cost|charge|fee)s?)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(rf"{SENTENCE_END.pattern}|,(?=\s)|\b(?:and|but|while|whereas)\b")
_NO_SUBJECT = frozenset(map(stem, FUNCTION_WORDS | word_set("cost costs pay pays paid price prices priced fee charge")))
"""Words that do not say what it is that has a price."""


def is_free_there(found: Quantity, passage: Stated, wordings: Sequence[Stated]) -> bool:
    """Tell whether ``found`` is a price of nothing, "$0", of something that a wording says in words to be free:
    "Membership is free".

    What a wording gives a price of its own is not free, whatever else is: "$20 a month, with no setup fee".
    """
    if found.unit not in CURRENCY_CODES or interval(found) != (0.0, 0.0):
        return False
    about = next((_subject(text) for start, text in _clauses(passage.text) if found.start < start + len(text)), None)
    free, priced = [], frozenset[str]()
    for wording in wordings:
        for start, text in _clauses(wording.text):
            if any(_is_price(each) and start <= each.start < start + len(text) for each in wording.quantities):
                priced |= _subject(text)
            elif _FREE.search(text):
                free.append(_subject(text))
    return about is not None and any(about & priced < about & subject for subject in free)


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """Yield each clause of ``text`` with its start."""
    start = 0
    for end in _CLAUSE_END.finditer(text):
        yield start, text[start : end.end()]
        start = end.end()
    yield start, text[start:]


def _subject(clause: str) -> frozenset[str]:
    return words_of(_FREE.sub(" ", clause)) - _NO_SUBJECT


def _is_price(quantity: Quantity) -> bool:
    return quantity.unit in CURRENCY_CODES and interval(quantity) != (0.0, 0.0)
