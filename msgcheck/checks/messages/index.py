"""The platform's messages as vectors: which message is a text near to, and how near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.comparison import MessageProfile, profile_message
from msgcheck.analysis.judge import Similarity
from msgcheck.model.message import Message

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class MessageIndex:
    """Messages and the unit vectors of their texts.

    ``approved`` holds a row for each approved wording, in the order of ``profiles``; ``approved_at`` is the first row
    of each message. ``wrong`` holds a row for each known wrong wording, ``wrong_of`` the message it belongs to.
    ``vocabulary`` holds the stems of all approved wordings, ``words`` says which of them each approved wording has
    (0 or 1, [wordings, vocabulary]).
    """

    profiles: tuple[MessageProfile, ...]
    approved: Vectors
    approved_at: tuple[int, ...]
    wrong: Vectors
    wrong_of: tuple[int, ...]
    vocabulary: tuple[str, ...]
    words: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """Cosines of many texts with all messages: three arrays [texts, messages], as in ``judge.Similarity``."""

    approved: Vectors
    wrong: Vectors
    lead: Vectors

    def pair(self, text: int, message: int) -> Similarity:
        """Return the cosines of one text with one message."""
        return Similarity(
            float(self.approved[text, message]), float(self.wrong[text, message]), float(self.lead[text, message])
        )


def texts_to_embed(messages: tuple[Message, ...]) -> tuple[str, ...]:
    """Return the distinct texts of the messages that an index needs vectors of, in a stable order."""
    texts = [text for message in messages for text in (*message.wordings, *message.contradictions)]
    return tuple(dict.fromkeys(texts))


def build_index(messages: tuple[Message, ...], vectors: Vectors) -> MessageIndex:
    """Build the index; ``vectors`` are the unit rows of :func:`texts_to_embed` of the same messages."""
    row = {text: index for index, text in enumerate(texts_to_embed(messages))}
    approved = [row[text] for message in messages for text in message.wordings]
    counts = [len(message.wordings) for message in messages]
    wrong = [(row[text], at) for at, message in enumerate(messages) for text in message.contradictions]
    profiles = tuple(profile_message(message) for message in messages)
    wordings = [wording.stems for profile in profiles for wording in profile.wordings]
    vocabulary = tuple(sorted(frozenset().union(*wordings)))
    return MessageIndex(
        profiles,
        vectors[approved],
        tuple(int(start) for start in np.cumsum([0, *counts[:-1]])) if counts else (),
        vectors[[index for index, _ in wrong]],
        tuple(at for _, at in wrong),
        vocabulary,
        np.array([[stem in stems for stem in vocabulary] for stems in wordings], dtype=np.float32),
    )


def similarities(vectors: Vectors, index: MessageIndex) -> Similarities:
    """Compare unit rows [texts, dim] with every message: one matrix product for each side."""
    messages = len(index.profiles)
    approved = np.maximum.reduceat(vectors @ index.approved.T, list(index.approved_at), axis=1)
    wrong = np.zeros_like(approved)
    cosines = vectors @ index.wrong.T
    for column, message in enumerate(index.wrong_of):
        np.maximum(wrong[:, message], cosines[:, column], out=wrong[:, message])
    return Similarities(approved, wrong, _lead(approved, messages))


def _lead(approved: Vectors, messages: int) -> Vectors:
    """Return how much nearer each message is than the nearest other one; 0 where there is no other."""
    if messages < 2:
        return np.zeros_like(approved)
    order = np.sort(approved, axis=1)
    best, second = order[:, -1:], order[:, -2:-1]
    return np.where(approved == best, approved - second, approved - best)
