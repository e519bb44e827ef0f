"""Which (text, message) pairs are worth judging: the judge's own chance of a claim, computed for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from msgcheck.analysis.judge import WIDEST_LEAD, Similarity, SmallJudge
from msgcheck.analysis.words import stems_and_length
from msgcheck.checks.messages.index import MessageIndex, Similarities, Vectors, similarities

_BLOCK = 4096
"""Texts compared at once: bounds memory on an asset of hundreds of thousands of passages."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair worth judging, by index; ``closeness`` is the larger cosine with a right or a known wrong wording."""

    text: int
    message: int
    similarity: Similarity
    closeness: float


def candidates(texts: Sequence[str], vectors: Vectors, index: MessageIndex, numbers: SmallJudge) -> Iterator[Candidate]:
    """Yield, in order, the pairs that reach one of the judge's thresholds: of no other pair does it say anything.

    ``vectors`` are the unit rows [texts, dim] of ``texts``.
    """
    if not index.profiles:
        return
    for start in range(0, len(texts), _BLOCK):
        part = slice(start, start + _BLOCK)
        cosines = similarities(vectors[part], index)
        chance = chances(texts[part], cosines, index, numbers)
        least = min(numbers.claim, numbers.retired, numbers.difference)
        worth_it = (chance >= least - _ROUNDING) | (cosines.wrong >= numbers.repeated - _ROUNDING)
        for text, message in np.argwhere(worth_it).tolist():
            similarity = cosines.pair(text, message)
            yield Candidate(start + text, message, similarity, max(similarity.approved, similarity.wrong))


_ROUNDING = 1e-5
"""The judge computes in double precision, this module in single."""


def chances(texts: Sequence[str], cosines: Similarities, index: MessageIndex, numbers: SmallJudge) -> Vectors:
    """Return ``judge.claim_chance`` of every pair, [texts, messages]."""
    recall, precision, lengths = _shared_words(texts, index)
    lead = np.clip(cosines.lead, -WIDEST_LEAD, WIDEST_LEAD)
    values = (cosines.approved, cosines.wrong, lead, recall, precision, np.log1p(lengths)[:, None])
    score = np.full_like(cosines.approved, numbers.bias)
    for weight, value in zip(numbers.weights, values, strict=True):
        score += np.float32(weight) * value
    return np.float32(1) / (np.float32(1) + np.exp(-score))


def _shared_words(texts: Sequence[str], index: MessageIndex) -> tuple[Vectors, Vectors, Vectors]:
    """Return recall [texts, messages], precision [texts, messages] and word counts [texts]."""
    column = {stem: number for number, stem in enumerate(index.vocabulary)}
    present = np.zeros((len(texts), len(column)), dtype=np.float32)
    counts = np.zeros((len(texts), 2), dtype=np.float32)
    for row, text in enumerate(texts):
        stems, length = stems_and_length(text)
        counts[row] = (max(1, len(stems)), length)
        present[row, [column[stem] for stem in stems if stem in column]] = 1.0
    starts = list(index.approved_at)
    sizes = np.maximum(1.0, index.words.sum(axis=1))
    recall = np.maximum.reduceat(present @ index.words.T / sizes, starts, axis=1)
    precision = present @ np.maximum.reduceat(index.words, starts, axis=0).T / counts[:, :1]
    return recall, precision, counts[:, 1]
