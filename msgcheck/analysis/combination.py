"""From what the network reads and what can be named to the probabilities of the four labels.

A multinomial logistic regression: a score for each label, the sum of weighted features, made probabilities by softmax.
It is fitted on what a network says of organisations that it was not trained on (``training/fit_combination.py``), so
its probabilities are calibrated there, and each of them can be explained by its largest terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import exp, log, log1p
from typing import Any

from msgcheck.analysis.claims.changes.alignment import is_same_rate
from msgcheck.analysis.claims.quantities.quantity import Quantity, agree, family
from msgcheck.analysis.comparison import Difference, MessageProfile, Reason, TextProfile
from msgcheck.analysis.network import LABELS, RELATIONS
from msgcheck.model.message import MatchMode, MessageKind, MessageStatus
from msgcheck.values import dataclass

IDENTITY = frozenset({MessageKind.CATEGORY, MessageKind.POSITIONING, MessageKind.TAGLINE, MessageKind.BOILERPLATE})
"""Kinds that say what the company is; another answer to that is a fault even where few words are shared."""

WIDEST_LEAD = 0.3
"""A lead counts no further than this, so that a platform of one or two messages is judged like a large one."""

LENGTHS = ("approved", "wrong", "lead", "recall", "precision", "length")

FEATURES = (
    *(f"network_{label}" for label in LABELS),
    *(f"network_{relation}" for relation in RELATIONS),
    *LENGTHS,
    "wrong_lead",
    *(f"reason_{reason.value}" for reason in Reason),
    "same_figure",
    "other_figure",
    "own_figure",
    "lacks_figure",
    "question",
    "exact",
    "identity",
    "proof",
    "retired",
)


@dataclass(frozen=True, slots=True)
class Similarity:
    """Cosines (-1..1) of a passage with one message.

    ``approved`` is the nearest approved wording, ``wrong`` the nearest known wrong one (0 where there is none),
    ``lead`` how much nearer this message is than the nearest other message of the platform (negative: less near).
    """

    approved: float
    wrong: float
    lead: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of one (message, passage) pair before it is judged.

    ``logits`` are the network's, ``context`` is the end of the heading that the passage stands under.
    """

    passage: TextProfile
    message: MessageProfile
    similarity: Similarity
    logits: Sequence[float]
    differences: tuple[Difference, ...]
    context: str = ""


@dataclass(frozen=True)
class Combination:
    """The fitted numbers: ``weights`` [labels][features] and ``bias`` [labels], in the order of ``LABELS`` and
    :data:`FEATURES`.
    """

    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    @cached_property
    def _rows(self) -> tuple[tuple[float, tuple[float, ...]], ...]:
        return tuple(zip(self.bias, self.weights, strict=True))

    def probabilities(self, features: Sequence[float]) -> tuple[float, ...]:
        """Return the probability of each of ``LABELS``."""
        scores = [
            bias + sum(weight * value for weight, value in zip(row, features, strict=True)) for bias, row in self._rows
        ]
        return tuple(exp(score) for score in log_softmax(scores))


def combination_of(data: Mapping[str, Any]) -> Combination:
    """Return the numbers of ``combination.json``."""
    weights = tuple(tuple(data["weights"][label][name] for name in FEATURES) for label in LABELS)
    return Combination(weights, tuple(data["bias"][label] for label in LABELS))


def combination_features(reading: Reading) -> tuple[float, ...]:
    """Return the values of :data:`FEATURES`: log probabilities, cosines, shares in 0..1, log of 1 + words, and 0 or 1
    for each named difference and each property of the pair.
    """
    message, similarity = reading.message.message, reading.similarity
    reasons = {difference.reason for difference in reading.differences}
    labels, relations = reading.logits[: len(LABELS)], reading.logits[len(LABELS) :]
    return (
        *log_softmax(labels),
        *log_softmax(relations),
        *word_features(reading.passage, reading.message, similarity),
        similarity.wrong - similarity.approved if message.contradictions else 0.0,
        *(float(reason in reasons) for reason in Reason),
        *_figures(reading.passage.quantities, reading.message),
        float(is_question(reading.passage.text)),
        float(message.match is MatchMode.EXACT),
        float(message.kind in IDENTITY),
        float(message.kind is MessageKind.PROOF_POINT),
        float(message.status is MessageStatus.RETIRED),
    )


def word_features(passage: TextProfile, message: MessageProfile, similarity: Similarity) -> tuple[float, ...]:
    """Return the values of :data:`LENGTHS` for one pair: cosines, shares of words in 0..1, log of 1 + words."""
    recall = max(len(wording.stems & passage.stems) / max(1, len(wording.stems)) for wording in message.wordings)
    precision = len(passage.stems & message.stems) / max(1, len(passage.stems))
    lead = max(-WIDEST_LEAD, min(WIDEST_LEAD, similarity.lead))
    return (similarity.approved, similarity.wrong, lead, recall, precision, log1p(passage.word_count))


def _figures(said: Iterable[Quantity], message: MessageProfile) -> tuple[float, float, float, float]:
    """Tell whether passage and message share a figure, have other ones of the same unit, or only one has any."""
    ours = tuple(said)
    approved = [quantity for wording in message.wordings for quantity in wording.quantities]
    families = {family(quantity) for quantity in approved}
    comparable = [quantity for quantity in ours if family(quantity) in families]
    agreeing = [any(_is_same(quantity, other) for other in approved) for quantity in comparable]
    return (
        float(any(agreeing)),
        float(not all(agreeing)),
        float(bool(ours) > bool(approved)),
        float(bool(approved) > bool(ours)),
    )


def _is_same(one: Quantity, other: Quantity) -> bool:
    return family(one) == family(other) and (agree(one, other) or is_same_rate(one, other))


def is_question(text: str) -> bool:
    """Tell whether a passage asks more than it states."""
    return text.rstrip(" \t\n)\"'”’").endswith("?")


def log_softmax(scores: Sequence[float]) -> list[float]:
    """Return the logarithms of the probabilities that ``scores`` stand for."""
    top = max(scores)
    total = top + log(sum(exp(score - top) for score in scores))
    return [score - total for score in scores]
