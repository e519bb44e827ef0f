"""The judge with a network: probabilities of the four labels from the network's reading and from what can be named.

A small multinomial logistic regression weighs the network's probabilities together with the similarity features and
the typed differences of :mod:`msgcheck.analysis.judge`. It is fitted on organisations on which the network was not
trained (``training/fit_combination.py``), so its probabilities are calibrated; the label is the one whose probability,
times that label's factor, is largest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

from msgcheck.analysis import judge as small
from msgcheck.analysis.comparison import Difference, MessageProfile, Reason, TextProfile, compare
from msgcheck.model.message import MatchMode, MessageKind, MessageStatus
from msgcheck.model.verdict import Judgement, Label
from training.exported_judge import LABELS, MODEL_FOLDER

IDENTITY = frozenset({MessageKind.CATEGORY, MessageKind.POSITIONING, MessageKind.TAGLINE, MessageKind.BOILERPLATE})

FEATURES = (
    *(f"network_{label}" for label in LABELS),
    *small.FEATURES,
    *(f"reason_{reason.value}" for reason in Reason),
    "question",
    "exact",
    "identity",
    "retired",
)

_FAULTS = frozenset({Label.DRIFTED, Label.CONFLICTING})


@dataclass(frozen=True, slots=True)
class Combination:
    """The fitted numbers: ``weights`` [labels][features] and ``bias`` [labels] give the probabilities, ``factors``
    [labels] the decision. In the order of ``LABELS`` and :data:`FEATURES`.
    """

    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    factors: tuple[float, ...]


def load_combination(path: Path = MODEL_FOLDER / "combination.json") -> Combination:
    """Read the numbers that ship with the network."""
    data = json.loads(path.read_text(encoding="utf-8"))
    weights = tuple(tuple(data["weights"][label][name] for name in FEATURES) for label in LABELS)
    bias, factors = (tuple(data[key][label] for label in LABELS) for key in ("bias", "factors"))
    return Combination(weights, bias, factors)


def combination_features(
    passage: TextProfile,
    message: MessageProfile,
    similarity: small.Similarity,
    logits: Sequence[float],
    differences: Sequence[Difference],
) -> tuple[float, ...]:
    """Return the values of :data:`FEATURES`: log probabilities of the network, the small judge's features, and 0 or 1
    for each reason and each property of the pair.
    """
    reasons = {difference.reason for difference in differences}
    return (
        *_log_softmax(logits),
        *small.features(passage, message, similarity),
        *(float(reason in reasons) for reason in Reason),
        float(small.is_question(passage.text)),
        float(message.message.match is MatchMode.EXACT),
        float(message.message.kind in IDENTITY),
        float(message.message.status is MessageStatus.RETIRED),
    )


def probabilities(features: Sequence[float], numbers: Combination) -> tuple[float, ...]:
    """Return the calibrated probability of each of ``LABELS``."""
    scores = [
        bias + sum(weight * value for weight, value in zip(row, features, strict=True))
        for row, bias in zip(numbers.weights, numbers.bias, strict=True)
    ]
    return tuple(exp(score) for score in _log_softmax(scores))


def choose(chances: Sequence[float], numbers: Combination) -> Label:
    """Return the label: the largest probability after each label's factor."""
    weighed = [chance * factor for chance, factor in zip(chances, numbers.factors, strict=True)]
    return Label(LABELS[weighed.index(max(weighed))])


def judge_combined(
    passage: TextProfile,
    message: MessageProfile,
    similarity: small.Similarity,
    logits: Sequence[float],
    numbers: Combination,
) -> Judgement:
    """Say how ``passage`` stands to ``message``. A fault keeps its named reason where there is one; where only the
    network sees it, the reason says so, with the probability.
    """
    if small.is_question(passage.text):
        return Judgement(Label.UNRELATED, None, ("It is a question.",))
    differences = compare(passage, message)
    chances = probabilities(combination_features(passage, message, similarity, logits, differences), numbers)
    label = choose(chances, numbers)
    chance = round(chances[LABELS.index(label.value)], 2)
    if label not in _FAULTS:
        said = "It makes the claim." if label is Label.ALIGNED else "It does not make this claim."
        return Judgement(label, chance if label is Label.ALIGNED else None, (said,))
    shown = tuple(small.sentence(difference) for difference in differences)
    seen = f"The judge model reads this as {label.value} (probability {chance:.2f})."
    evidence = (
        ("compared_with", differences[0].wording if differences else message.message.statement),
        ("reasons", tuple(dict.fromkeys(difference.reason.value for difference in differences)) or ("judge_model",)),
        ("differences", tuple((difference.approved, difference.found) for difference in differences)),
    )
    return Judgement(label, chance, shown or (seen,), evidence)


def _log_softmax(scores: Sequence[float]) -> tuple[float, ...]:
    highest = max(scores)
    total = highest + log(sum(exp(score - highest) for score in scores))
    return tuple(float(score - total) for score in scores)
