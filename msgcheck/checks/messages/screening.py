"""Which (text, message) pairs are worth judging: near enough in meaning, by shared words, or a little of both.

Two roads lead to a message: the cosine of embeddings, which knows other words for the same thing, and BM25 over the
message's wordings, right and wrong, which knows the rare word that only this message has. A logistic regression joins
them; ``training/fit_candidates.py`` fits it and ``training/measure_candidates.py`` says what is lost. Whether a text is
a candidate depends on the text and the platform alone, never on what else is scanned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.combination import WIDEST_LEAD, Similarity, is_question
from msgcheck.analysis.words import stems_and_length
from msgcheck.checks.messages.clause_labels import labels_of_clauses
from msgcheck.checks.messages.index import MessageIndex, Similarities, Vectors, similarities
from msgcheck.model.message import MessageStatus
from msgcheck.values import dataclass

_BLOCK = 1024
"""Texts compared at once: bounds memory on an asset of hundreds of thousands of passages."""

_WHOLE = 0.999
"""Share of a wording's weight from which all of it lies in a text, but for rounding."""

FEATURES = ("closeness", "words", "lead", "crowding")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair worth judging, by index; ``closeness`` is the larger cosine with a right or a known wrong wording."""

    text: int
    message: int
    similarity: Similarity
    closeness: float


Near = Mapping[str, tuple[Candidate, ...]]
"""The candidates of each distinct text that has any: found once in a run, wherever the text stands."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The fitted numbers, as in ``msgcheck/data/candidates.json``: a regression over :data:`FEATURES`, and the
    probability from which a pair is a candidate.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float


@cache
def load_screen() -> Screen:
    """Read the numbers that ship with the package."""
    data = json.loads(files("msgcheck").joinpath("data", "candidates.json").read_text(encoding="utf-8"))
    return Screen(tuple(data["weights"][name] for name in FEATURES), data["bias"], data["threshold"])


def candidates(
    texts: Sequence[str], vectors: Vectors, index: MessageIndex, screen: Screen | None = None
) -> Iterator[Candidate]:
    """Yield, in order, the pairs worth judging. ``vectors`` are the unit rows [texts, dim] of ``texts``.

    A question makes no claim, whatever it is near to.
    """
    if not index.profiles:
        return
    numbers = screen or load_screen()
    for start in range(0, len(texts), _BLOCK):
        part = texts[start : start + _BLOCK]
        cosines = similarities(vectors[start : start + _BLOCK], index)
        values = features(part, cosines, index)
        near = (chances(values, numbers) >= numbers.threshold) | _holds_retired(values, index)
        near |= labels_of_clauses(part, index.profiles)
        near[[at for at, text in enumerate(part) if is_question(text)]] = False
        for text, message in np.argwhere(near).tolist():
            similarity = cosines.pair(text, message)
            yield Candidate(start + text, message, similarity, max(similarity.approved, similarity.wrong))


def _holds_retired(values: Vectors, index: MessageIndex) -> NDArray[np.bool_]:
    """Tell which texts have every word of a retired wording, [texts, messages]: long ones are near to what else they
    say, and a retired wording that stands whole is told all the same.
    """
    retired = np.array([profile.message.status is MessageStatus.RETIRED for profile in index.profiles])
    whole: NDArray[np.bool_] = (values[..., FEATURES.index("words")] >= _WHOLE) & retired
    return whole


def near_messages(texts: Sequence[str], vectors: Vectors, index: MessageIndex) -> Near:
    """Return the candidates of distinct ``texts`` by text; arguments as of :func:`candidates`."""
    near: dict[str, list[Candidate]] = {}
    for candidate in candidates(texts, vectors, index):
        near.setdefault(texts[candidate.text], []).append(candidate)
    return {text: tuple(found) for text, found in near.items()}


def chances(values: Vectors, numbers: Screen) -> Vectors:
    """Return the fitted probability [texts, messages] that a text tells a message, rightly or wrongly."""
    score = values @ np.array(numbers.weights, dtype=np.float32) + np.float32(numbers.bias)
    chance: Vectors = 1 / (1 + np.exp(-score))
    return chance


def features(texts: Sequence[str], cosines: Similarities, index: MessageIndex) -> Vectors:
    """Return :data:`FEATURES` of every pair, [texts, messages, features].

    ``closeness`` is the cosine with the nearest wording, right or wrong, ``words`` the share (0..1) of a wording's BM25
    weight that the text has, ``lead`` how much nearer the message is than any other, ``crowding`` that of the index.
    """
    return np.stack(
        [
            np.maximum(cosines.approved, cosines.wrong),
            shared_words([stems_and_length(text)[0] for text in texts], index),
            np.clip(cosines.lead, -WIDEST_LEAD, WIDEST_LEAD),
            np.broadcast_to(index.crowding, cosines.approved.shape),
        ],
        axis=-1,
    )


def shared_words(stems: Sequence[frozenset[str]], index: MessageIndex) -> Vectors:
    """Return the largest share of a wording, right or wrong, that lies in ``stems``, [texts, messages], 0..1."""
    column = index.vocabulary
    present = np.zeros((len(stems), len(column)), dtype=np.float32)
    for row, each in enumerate(stems):
        present[row, [column[stem] for stem in each if stem in column]] = 1.0
    shares: Vectors = np.maximum.reduceat(present @ index.shares.T, list(index.shares_at), axis=1)
    return shares
