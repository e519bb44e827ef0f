"""The article before a new word: "a FOSS policy" becomes "an open source policy"."""

from __future__ import annotations

import re

from msgcheck.late_pattern import late_pattern

_ARTICLE = late_pattern(r"\b(an?)(?=[\s\u00ad\u200b]+[\"'“‘(]?\Z)", re.IGNORECASE)
_REACH = 8
"""Characters before a word in which an article with its space and a quotation mark stands."""

_FIRST_WORD = late_pattern(r"[A-Za-z]?[a-z]+")
_VOWEL = late_pattern(r"(?:[aeio]|u(?!ni|s[aeu]|til|k|r[aio]|bi))(?!u)|hour|hono|heir")
_CONSONANT_ALL_THE_SAME = late_pattern(r"one\b|once|eu|ewe|oui")
"""Vowels that are spoken as a consonant; short, for the words of glossaries."""


def article_before(text: str, start: int, new: str) -> tuple[int, int, str] | None:
    """Return (start, end, article) where ``new`` at ``start`` of ``text`` asks for the other article.

    ``None`` where none stands there, where it is right, and where the first word of ``new`` is written in capitals:
    how it is spoken nobody can see.
    """
    article = _ARTICLE.search(text, max(0, start - _REACH), start)
    first = _FIRST_WORD.match(new)
    if article is None or first is None or new[first.end() : first.end() + 1].isupper():
        return None
    wanted = "an" if _begins_with_vowel(first.group().lower()) else "a"
    old = article.group()
    if old.lower() == wanted:
        return None
    return (*article.span(), wanted.capitalize() if old[0].isupper() else wanted)


def _begins_with_vowel(word: str) -> bool:
    return _VOWEL.match(word) is not None and _CONSONANT_ALL_THE_SAME.match(word) is None
