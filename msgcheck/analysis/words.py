"""Content words of a text, in a form that plural and tense do not change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.values import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
_SHORTEST_STEM = 4
_ENDINGS = (
    "izations",
    "isations",
    "ization",
    "isation",
    "ations",
    "ation",
    "ingly",
    "ities",
    "ments",
    "ment",
    "ness",
    "ions",
)
_ENDINGS_SHORT = ("ing", "ies", "ion", "ity", "ed", "es", "ly", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its span (code points, half-open), its lower-case form and its stem."""

    start: int
    end: int
    lower: str
    stem: str


def words(text: str) -> tuple[Word, ...]:
    """Return every word of ``text`` in order; a possessive ``'s`` belongs to no word."""
    found = []
    for match in _WORD.finditer(text):
        lower = match.group().lower().replace("’", "'").removesuffix("'s")
        found.append(Word(match.start(), match.end(), lower, stem(lower)))
    return tuple(found)


def content_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` that carry its claim: no function words, no single letters."""
    return tuple(word for word in words(text) if _is_content(word.lower))


def word_count(text: str) -> int:
    """Return how many words ``text`` has."""
    return len(_WORD.findall(text))


def stems_and_length(text: str) -> tuple[frozenset[str], int]:
    """Return the stems of the content words of ``text``, and how many words it has in all."""
    forms = [match.lower().replace("’", "'").removesuffix("'s") for match in _WORD.findall(text)]
    return frozenset(stem(form) for form in forms if _is_content(form)), len(forms)


def has_capital(text: str, word: Word) -> bool:
    """Tell whether ``word`` of ``text`` has a capital, at its start or within: Acme, eBay."""
    return any(map(str.isupper, text[word.start : word.end]))


def quote(text: str, some: Sequence[Word]) -> str:
    """Return the part of ``text`` from the first to the last of ``some`` of its words; "" of none."""
    return text[some[0].start : some[-1].end] if some else ""


def plain_words(text: str) -> str:
    """Return the words of a text in lower case with a space around each, so that one such text may hold another."""
    return f" {' '.join(word.lower for word in words(text))} "


def _is_content(form: str) -> bool:
    return form not in FUNCTION_WORDS and len(form) > 1


@lru_cache(maxsize=2**15)
def stem(word: str) -> str:
    """Cut common English endings off a lower-case word: ``suppliers`` and ``supplier`` become one."""
    if not word.isalpha():
        return word
    for ending in (*_ENDINGS, *_ENDINGS_SHORT):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - (len(ending) < 3):
            return word[: -len(ending)]
    return word


def looks_plural(word: str) -> bool:
    """Tell by its ending alone whether a lower-case ``word`` may be a plural: users, days."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def singular(word: str) -> str:
    """Take a regular plural ending off a lower-case ``word``; others stay as they are."""
    if len(word) < 4 or not looks_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]
