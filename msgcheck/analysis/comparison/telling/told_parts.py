"""Whether a passage says all around what it has in another form than a wording, in whatever order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgcheck.analysis.claims.changes.change import WHOLE, Span, Spanned
from msgcheck.analysis.comparison.telling.text_profile import MessageProfile, TextProfile
from msgcheck.analysis.comparison.telling.told_clauses import aligned_clauses
from msgcheck.analysis.comparison.telling.word_alignment import Alignment

_SHARES = (0.6, 0.8)
"""Recall and density (0..1); what has more than a fifth of its words to itself tells of another thing."""
_FEWEST = 2
"""Words beside our names that are shared, from which two texts say the same of something."""


def is_told_around(
    apart: tuple[Spanned, Spanned],
    passage: TextProfile,
    message: MessageProfile,
    alignment: Alignment,
    *,
    left_out: tuple[Sequence[Spanned], Sequence[Spanned]] = ((), ()),
) -> bool:
    """Tell whether the passage has most words of the aligned wording, or of a clause of it, and few others.

    ``apart`` are the places of the wording and of the passage that differ: their words do not count, and the clause
    is one in which the first of them stands. Nor do the words of what is ``left_out`` of each of both.
    """
    approved, found = apart
    ours = _stems(passage, (found, *left_out[1]), WHOLE)
    parts = (part for part in _parts(passage, alignment) if part[0] <= approved.start < part[1])
    stems = (_stems(alignment.wording, (approved, *left_out[0]), part) for part in parts)
    return any(_is_shared(ours, theirs, message.own_names) for theirs in stems)


def _parts(passage: TextProfile, alignment: Alignment) -> Iterator[Span]:
    yield WHOLE
    yield from (span for span, _ in aligned_clauses(passage, alignment.wording))


def _stems(profile: TextProfile, left_out: Sequence[Spanned], part: Span) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in profile.content
        if part[0] <= word.start < part[1] and not any(each.start <= word.start < each.end for each in left_out)
    )


def _is_shared(ours: frozenset[str], theirs: frozenset[str], names: frozenset[str]) -> bool:
    both = ours & theirs
    is_enough = len(both) >= _SHARES[0] * len(theirs) and len(both) >= _SHARES[1] * len(ours)
    return is_enough and len(both - names) >= _FEWEST
