"""How well the judge does on labelled (message, passage) pairs: predictions and metrics of ``msgcheck evaluate``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from msgcheck.analysis.combination import Reading
from msgcheck.analysis.comparison import compare, profile_text
from msgcheck.analysis.decision import Chances
from msgcheck.analysis.embedding import Encoder
from msgcheck.analysis.judge import Judge, chances, decide
from msgcheck.analysis.network import Network, passage_text, text_of
from msgcheck.analysis.wording_judgement import decide_by_wording
from msgcheck.checks.messages.calibration.fitting import PairJudge
from msgcheck.checks.messages.category.check import other_categories
from msgcheck.checks.messages.category.names import Categories, categories_of
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.checks.messages.other_languages import held_to_wordings, speaks_english
from msgcheck.checks.messages.rulings import is_possible
from msgcheck.checks.messages.units import Unit
from msgcheck.errors import UsageError
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import Message, Platform
from msgcheck.model.passage import Layer, Role
from msgcheck.model.verdict import Judgement, Label, Verdict
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the judge says of one pair; a pair with a retired message is judged on that message's own claim.

    A fault that a scan would not show unasked, since it is not sure enough, is not ``is_reported``.
    """

    pair_id: str
    label: Label
    confidence: float | None
    reasons: tuple[str, ...]
    is_reported: bool = True


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


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that judges: the encoder, the judge's network, and its numbers."""

    encoder: Encoder
    network: Network
    judge: Judge


def evaluate_pairs(pairs: Sequence[Pair], platform: Platform, models: Models) -> Evaluation:
    """Judge every pair against its message. Raises ``UsageError`` when a pair names a message that does not exist.

    As in a scan, a passage that gives another category as the answer to "what is it?" does not tell the approved one.
    """
    categories = categories_of(platform.messages, platform, platform.name)
    marks = held_to_wordings([pair.passage for pair in pairs], is_english=speaks_english(platform))
    judgements = [
        category_judgement(pair, categories) or (decide_by_wording if by_wording else decide)(reading, models.judge)
        for pair, reading, by_wording in zip(pairs, readings_of(pairs, platform.messages, models), marks, strict=True)
    ]
    predictions = tuple(
        Prediction(pair.pair_id, each.label, each.confidence, each.reasons, each.is_reported and not is_possible(each))
        for pair, each in zip(pairs, judgements, strict=True)
    )
    return Evaluation(predictions, measure([pair.label for pair in pairs], [each.label for each in predictions]))


def category_judgement(pair: Pair, categories: Categories) -> Judgement | None:
    """Return what the category check says of a pair; ``None`` where it finds nothing wrong."""
    unit = Unit(pair.passage, 0, 0, len(pair.passage), Layer.BODY, Role.PARAGRAPH, pair.context)
    for fault in other_categories((unit,), categories):
        if fault.message_id == pair.message_id:
            label = Label.DRIFTED if fault.verdict is Verdict.DRIFTED else Label.CONFLICTING
            return Judgement(label, fault.observation.confidence, (fault.observation.message,))
    return None


def judge_of_pairs(messages: tuple[Message, ...], models: Models) -> PairJudge:
    """Return the judge as calibration needs it."""

    def chances_of(pairs: Sequence[Pair]) -> Chances:
        rows = [chances(reading, models.judge) for reading in readings_of(pairs, messages, models)]
        return np.array(rows).reshape(-1, len(Label))

    return PairJudge(chances_of, models.judge.decision, models.judge.sha256)


def readings_of(pairs: Sequence[Pair], messages: tuple[Message, ...], models: Models) -> list[Reading]:
    """Return all that is known of each pair before it is judged."""
    at = {message.id: index for index, message in enumerate(messages)}
    unknown = sorted({pair.message_id for pair in pairs} - set(at))
    if unknown:
        raise UsageError(f"The pairs name messages that the platform does not hold: {', '.join(unknown)}.")
    if not pairs:
        return []
    index = build_index(messages, models.encoder.encode(texts_to_embed(messages)))
    texts = tuple(dict.fromkeys(pair.passage for pair in pairs))
    cosines = similarities(models.encoder.encode(texts), index)
    row = {text: number for number, text in enumerate(texts)}
    logits = models.network.logits(
        [(text_of(messages[at[pair.message_id]]), passage_text(pair.passage, pair.context)) for pair in pairs]
    )
    readings = []
    for pair, read in zip(pairs, logits.tolist(), strict=True):
        passage, message = profile_text(pair.passage), index.profiles[at[pair.message_id]]
        similarity = cosines.pair(row[pair.passage], at[pair.message_id])
        differences = compare(passage, message, pair.context)
        readings.append(Reading(passage, message, similarity, read, differences, pair.context))
    return readings


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
