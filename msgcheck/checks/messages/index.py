"""The platform's messages as vectors: which message is a text near to, and how near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.combination import Similarity
from msgcheck.analysis.comparison import MessageProfile, capitalised_stems, profile_message
from msgcheck.analysis.comparison.naming.company import company_in
from msgcheck.analysis.comparison.naming.rivals import rivals_in
from msgcheck.analysis.word_weights import word_shares
from msgcheck.model.message import Message
from msgcheck.values import dataclass

Vectors = NDArray[np.float32]

_BLOCK = 1024
"""Texts compared at once: bounds memory."""


@dataclass(frozen=True, slots=True, eq=False)
class MessageIndex:
    """Messages and the unit vectors of their texts.

    ``approved`` holds a row for each approved wording, in the order of ``profiles``; ``approved_at`` is the first row
    of each message. ``wrong`` holds a row for each known wrong wording, ``wrong_of`` the message it belongs to.
    ``vocabulary`` maps the stems of all wordings, right and wrong, to columns of ``shares`` [wordings, vocabulary]: how
    much of a wording lies in each stem. Its rows are in the order of ``profiles``; ``shares_at`` is the first of each
    message. ``crowding`` [messages] is the mean cosine of a message with the nearest wordings of the others: one that
    resembles them all is near to whatever tells of the company.
    """

    profiles: tuple[MessageProfile, ...]
    approved: Vectors
    approved_at: tuple[int, ...]
    wrong: Vectors
    wrong_of: tuple[int, ...]
    vocabulary: Mapping[str, int]
    shares: Vectors
    shares_at: tuple[int, ...]
    crowding: Vectors


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
    told = [text for message in messages for text in message.wordings]
    own_names, rivals, company = capitalised_stems(told), rivals_in(told), company_in(told)
    profiles = _with_others(
        [profile_message(message, own_names, rivals=rivals, company=company) for message in messages]
    )
    approved_at = _starts(counts)
    wordings = [wording for profile in profiles for wording in (*profile.wordings, *profile.wrong)]
    stems = [[word.stem for word in wording.content] for wording in wordings]
    vocabulary = sorted(frozenset().union(*stems))
    return MessageIndex(
        profiles,
        vectors[approved],
        approved_at,
        vectors[[index for index, _ in wrong]],
        tuple(at for _, at in wrong),
        {stem: column for column, stem in enumerate(vocabulary)},
        word_shares(stems, vocabulary),
        _starts([len(profile.wordings) + len(profile.wrong) for profile in profiles]),
        _crowding(vectors[approved], approved_at),
    )


def _with_others(profiles: list[MessageProfile]) -> tuple[MessageProfile, ...]:
    stems = [profile.stems for profile in profiles]
    return tuple(replace(profile, others=(*stems[:at], *stems[at + 1 :])) for at, profile in enumerate(profiles))


def _starts(counts: list[int]) -> tuple[int, ...]:
    """Return where each of consecutive groups of so many rows begins."""
    return tuple(int(start) for start in np.cumsum([0, *counts[:-1]])) if counts else ()


def _crowding(approved: Vectors, approved_at: tuple[int, ...]) -> Vectors:
    """Return, for each message, the mean over the other messages of the largest cosine between wordings of the two."""
    if len(approved_at) < 2:
        return np.zeros(len(approved_at), dtype=np.float32)
    starts = list(approved_at)
    nearest = np.maximum.reduceat(np.maximum.reduceat(approved @ approved.T, starts, axis=0), starts, axis=1)
    np.fill_diagonal(nearest, 0.0)
    crowding: Vectors = nearest.sum(axis=1) / np.float32(len(starts) - 1)
    return crowding


def similarities(vectors: Vectors, index: MessageIndex) -> Similarities:
    """Compare unit rows [texts, dim] with every message: one matrix product for each side."""
    messages = len(index.profiles)
    approved = np.maximum.reduceat(vectors @ index.approved.T, list(index.approved_at), axis=1)
    wrong = np.zeros_like(approved)
    cosines = vectors @ index.wrong.T
    for column, message in enumerate(index.wrong_of):
        np.maximum(wrong[:, message], cosines[:, column], out=wrong[:, message])
    return Similarities(approved, wrong, _lead(approved, messages))


def closeness_of(vectors: Vectors, index: MessageIndex) -> Vectors:
    """Return, of each unit row [texts, dim], the largest cosine with any wording, approved or wrong, [texts]."""
    nearest = np.zeros(len(vectors), dtype=np.float32)
    for wordings in (index.approved, index.wrong):
        for start in range(0, len(vectors) if len(wordings) else 0, _BLOCK):
            part = slice(start, start + _BLOCK)
            np.maximum(nearest[part], (vectors[part] @ wordings.T).max(axis=1), out=nearest[part])
    return nearest


def _lead(approved: Vectors, messages: int) -> Vectors:
    """Return how much nearer each message is than the nearest other one; 0 where there is no other."""
    if messages < 2:
        return np.zeros_like(approved)
    order = np.sort(approved, axis=1)
    best, second = order[:, -1:], order[:, -2:-1]
    return np.where(approved == best, approved - second, approved - best)
