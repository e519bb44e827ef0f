"""The clauses of a wording that a passage tells by themselves: "It has 40 berths" of "It has 40 berths, each lit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from msgcheck.analysis.claims.changes.change import ClaimDifference, Span
from msgcheck.analysis.comparison.telling.shared_words import words_apart
from msgcheck.analysis.comparison.telling.text_profile import TextProfile
from msgcheck.analysis.comparison.telling.word_alignment import Alignment, align_with
from msgcheck.analysis.words import Word
from msgcheck.late_pattern import late_pattern

_BOUNDARY = late_pattern(r"[()]|[,;:](?=\s)|[.!?](?=\s)|\s[–—-]\s")
_STATEMENT = late_pattern(r"[;:.!?](?=\s)")
_FEWEST = 2
"""Words of a clause, names aside, from which it says something by itself."""
_FEWEST_SHARED = 3
"""Words that a passage shares with a clause which it tells in other words than all of them."""
_LEAST_DENSITY = 0.4
"""Share of the passage's words that the clause has: what says much more may tell another occasion."""


def told_clauses(passage: TextProfile, wording: TextProfile, own_names: frozenset[str]) -> tuple[Span, ...]:
    """Return the spans of the clauses of ``wording`` all of whose words ``passage`` has, figures aside; none of a
    wording that is one clause.

    ``own_names`` are the stems of our names, which say nothing.
    """
    spans = _clauses(wording.text)
    if not spans:
        return ()
    said, apart = words_apart(passage), words_apart(wording)
    words = [word for word in wording.content if word.stem in apart]
    return tuple(span for span in spans if _is_told(_stems_in(words, span), said, own_names))


def words_of_figured_clauses(wording: TextProfile) -> tuple[frozenset[str], ...]:
    """Return, for each clause of ``wording`` that gives a figure, the stems of its words, figures aside; a wording that
    is one clause has that one.
    """
    apart = words_apart(wording)
    words = [word for word in wording.content if word.stem in apart]
    spans = _clauses(wording.text) or ((0, len(wording.text)),)
    figured = (span for span in spans if any(span[0] <= each.start < span[1] for each in wording.quantities))
    return tuple(_stems_in(words, span) for span in figured)


def aligned_clauses(passage: TextProfile, wording: TextProfile) -> Iterator[tuple[Span, Alignment]]:
    """Yield the statements and clauses of ``wording`` that share some words with ``passage``, each aligned with it by
    itself; none of a wording that is one clause.
    """
    spans = dict.fromkeys((*_clauses(wording.text, _STATEMENT), *_clauses(wording.text)))
    for start, end in spans:
        words = tuple(word for word in wording.content if start <= word.start < end)
        if len(words) >= _FEWEST_SHARED:
            alignment = align_with(passage, replace(wording, content=words))
            if alignment.shared >= _FEWEST_SHARED:
                yield (start, end), alignment


def clause_at(text: str, at: int) -> Span:
    """Return the span of the clause of ``text`` that code point ``at`` stands in."""
    return next((span for span in _clauses(text) if span[0] <= at < span[1]), (0, len(text)))


def _clauses(text: str, boundary: re.Pattern[str] = _BOUNDARY) -> tuple[Span, ...]:
    boundaries = [found.end() for found in boundary.finditer(text)]
    return tuple(pairwise([0, *boundaries, len(text)])) if boundaries else ()


def is_within(change: ClaimDifference, wording: TextProfile, clauses: tuple[Span, ...]) -> bool:
    """Tell whether the approved figure of ``change`` stands in one of ``clauses`` of ``wording``."""
    at = change.approved_span
    if at is None or change.wording != wording.text:
        return False
    return any(start <= at[0] < end for start, end in clauses)


def _stems_in(words: list[Word], span: Span) -> frozenset[str]:
    return frozenset(word.stem for word in words if span[0] <= word.start < span[1])


def _is_told(stems: frozenset[str], said: frozenset[str], own_names: frozenset[str]) -> bool:
    is_telling = len(stems - own_names) >= _FEWEST and len(stems) >= _LEAST_DENSITY * len(said)
    return is_telling and stems <= said
