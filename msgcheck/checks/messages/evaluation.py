"""How well the judge does on labelled (message, passage) pairs: predictions and metrics of ``msgcheck evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgcheck.analysis.comparison import profile_text
from msgcheck.analysis.embedding import Encoder
from msgcheck.analysis.judge import SmallJudge, judge
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.errors import UsageError
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import Message
from msgcheck.model.verdict import Label


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the judge says of one pair; a pair with a retired message is judged on that message's own claim."""

    pair_id: str
    label: Label
    confidence: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How well one label is told: precision, recall and F1 in 0..1 (0 where undefined), and how many pairs carry it."""

    label: Label
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """Scores over the labelled pairs.

    ``macro_f1`` is the mean F1 over the labels that occur among labels or predictions; ``confusion`` holds (true label,
    predicted label, count) for all sixteen combinations.
    """

    accuracy: float
    macro_f1: float
    per_label: tuple[LabelScore, ...]
    confusion: tuple[tuple[Label, Label, int], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Predictions in the order of the pairs; ``metrics`` is ``None`` where no pair is labelled."""

    predictions: tuple[Prediction, ...]
    metrics: Metrics | None


def evaluate_pairs(
    pairs: Sequence[Pair], messages: tuple[Message, ...], encoder: Encoder, numbers: SmallJudge
) -> Evaluation:
    """Judge every pair against its message. Raises ``UsageError`` when a pair names a message that does not exist."""
    at = {message.id: index for index, message in enumerate(messages)}
    unknown = sorted({pair.message_id for pair in pairs} - set(at))
    if unknown:
        raise UsageError(f"The pairs name messages that the platform does not hold: {', '.join(unknown)}.")
    if not pairs:
        return Evaluation((), None)
    index = build_index(messages, encoder.encode(texts_to_embed(messages)))
    texts = tuple(dict.fromkeys(pair.passage for pair in pairs))
    cosines = similarities(encoder.encode(texts), index)
    row = {text: number for number, text in enumerate(texts)}
    predictions = []
    for pair in pairs:
        message = at[pair.message_id]
        similarity = cosines.pair(row[pair.passage], message)
        judgement = judge(profile_text(pair.passage), index.profiles[message], similarity, numbers)
        predictions.append(Prediction(pair.pair_id, judgement.label, judgement.confidence, judgement.reasons))
    return Evaluation(tuple(predictions), measure([pair.label for pair in pairs], [p.label for p in predictions]))


def measure(labels: Sequence[Label | None], predicted: Sequence[Label]) -> Metrics | None:
    """Compare predictions with labels; unlabelled pairs do not count. ``None`` where none is labelled."""
    told = [(true, said) for true, said in zip(labels, predicted, strict=True) if true is not None]
    if not told:
        return None
    scores = tuple(_score(label, told) for label in Label)
    occurring = [score.f1 for score in scores if any(score.label in pair for pair in told)]
    confusion = tuple((true, said, told.count((true, said))) for true in Label for said in Label)
    right = sum(1 for true, said in told if true is said)
    return Metrics(right / len(told), sum(occurring) / len(occurring), scores, confusion)


def _score(label: Label, told: list[tuple[Label, Label]]) -> LabelScore:
    right = told.count((label, label))
    said = sum(1 for _, predicted in told if predicted is label)
    support = sum(1 for true, _ in told if true is label)
    precision, recall = right / said if said else 0.0, right / support if support else 0.0
    return LabelScore(label, precision, recall, 2 * right / (said + support) if said + support else 0.0, support)
