"""Fit how the judge's network and the named reasons are weighed: `python -m training.fit_combination --pairs DIR...`.

Fitted on the calibration organisations, which the network has not seen; measured on the held-out ones, which neither
has seen. The factors of the decision are chosen on left-out predictions within the calibration organisations.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from msgcheck.analysis import judge as small
from msgcheck.analysis.comparison import compare, profile_text
from msgcheck.analysis.embedding import open_encoder
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Variant
from training.combined_judge import FEATURES, combination_features
from training.exported_judge import LABELS, MODEL_FOLDER, NetworkJudge
from training.measures import scores
from training.pair_files import TrainingPair, digest, read_pairs, split_pairs

RIDGE = 10.0
REAL_WEIGHT = 4.0
"""A real pair counts more: its labels occur as they do in use. Both numbers have the best log loss, left out, of four
pairs of numbers tried on the calibration organisations."""
FACTORS = (0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
GROUPS = 6

Values = NDArray[np.float64]


def message_of(pair: TrainingPair) -> Message:
    """Return the message of a pair as the package knows it."""
    return Message(
        id=pair.message_id,
        kind=MessageKind(pair.kind),
        statement=pair.statement,
        match=MatchMode(pair.match),
        status=MessageStatus(pair.status),
        variants=tuple(Variant(text) for text in pair.variants),
        contradictions=pair.contradictions,
    )


def describe(pairs: Sequence[TrainingPair], network: NetworkJudge) -> tuple[Values, list[str], Values]:
    """Return features [pairs, features], what the small judge says today, and the network's logits [pairs, 4]."""
    encoder, numbers = open_encoder("builtin"), small.load_judge()
    logits = network.logits([pair.texts for pair in pairs]).astype(np.float64)
    values, said = np.zeros((len(pairs), len(FEATURES))), [""] * len(pairs)
    rows = defaultdict(list)
    for row, pair in enumerate(pairs):
        rows[pair.organisation].append(row)
    for group in rows.values():
        messages = {pairs[row].message_id: message_of(pairs[row]) for row in group}
        index = build_index(tuple(messages.values()), encoder.encode(texts_to_embed(tuple(messages.values()))))
        close = similarities(encoder.encode([pairs[row].passage for row in group]), index)
        at = {message_id: number for number, message_id in enumerate(messages)}
        for number, row in enumerate(group):
            where = at[pairs[row].message_id]
            passage, message = profile_text(pairs[row].passage), index.profiles[where]
            similarity = close.pair(number, where)
            found = compare(passage, message)
            values[row] = combination_features(passage, message, similarity, logits[row], found)
            said[row] = small.judge(passage, message, similarity, numbers).label.value
    return values, said, logits


def fit(values: Values, labels: NDArray[np.int64], weight: Values) -> Values:
    """Multinomial logistic regression with a ridge on standardised features; returns [features + 1, labels], the
    last row the bias, for the features as they are.
    """
    center, scale = values.mean(0), values.std(0)
    scale[scale < 1e-6] = 1e6  # a constant feature says nothing
    design = np.hstack([(values - center) / scale, np.ones((len(values), 1))])
    truth = np.eye(len(LABELS))[labels]

    def loss(flat: Values) -> tuple[float, Values]:
        matrix = flat.reshape(design.shape[1], len(LABELS))
        chances = softmax(design @ matrix)
        ridge = matrix.copy()
        ridge[-1] = 0.0
        value = -(weight * np.log((chances * truth).sum(1))).sum() + RIDGE / 2 * (ridge**2).sum()
        slope = design.T @ (weight[:, None] * (chances - truth)) + RIDGE * ridge
        return float(value), slope.ravel()

    start = np.zeros(design.shape[1] * len(LABELS))
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x.reshape(-1, len(LABELS))
    matrix = found[:-1] / scale[:, None]
    return np.vstack([matrix, found[-1] - center @ matrix])


def softmax(logits: Values) -> Values:
    """Return probabilities [rows, labels]."""
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    return shifted / shifted.sum(1, keepdims=True)


def chances_of(values: Values, matrix: Values) -> Values:
    """Apply a fitted regression."""
    return softmax(values @ matrix[:-1] + matrix[-1])


def left_out(values: Values, labels: NDArray[np.int64], weight: Values, pairs: Sequence[TrainingPair]) -> Values:
    """Return for each pair the chances by a regression that has not seen its organisation; a real one, where it is
    the only one, is split by message.
    """
    groups = [f"{pair.organisation}{_part(pair)}" for pair in pairs]
    chances = np.zeros((len(pairs), len(LABELS)))
    for group in sorted(set(groups)):
        out = np.array([each == group for each in groups])
        chances[out] = chances_of(values[out], fit(values[~out], labels[~out], weight[~out]))
    return chances


def _part(pair: TrainingPair) -> str:
    return f"-{sum(pair.message_id.encode()) % GROUPS}" if pair.real else ""


def choose_factors(chances: Values, labels: NDArray[np.int64], real: NDArray[np.bool_]) -> tuple[float, ...]:
    """Return the factors with the best macro-F1, the mean of written and real pairs; `unrelated` keeps 1."""
    best, chosen = -1.0, (1.0,) * 4
    truth = [LABELS[index] for index in labels]
    for factors in itertools.product((0.7, 1.0, 1.4), FACTORS, FACTORS, (1.0,)):
        said = [LABELS[index] for index in (chances * factors).argmax(1)]
        value = np.mean([macro_f1(truth, said, part) for part in (real, ~real) if part.any()])
        if value > best + 1e-9:
            best, chosen = float(value), factors
    return chosen


def macro_f1(truth: list[str], said: list[str], part: NDArray[np.bool_]) -> float:
    """Macro-F1 of the chosen rows."""
    rows = np.flatnonzero(part)
    return float(scores([truth[row] for row in rows], [said[row] for row in rows])["macro_f1"])


def reliability(chances: Values, labels: NDArray[np.int64]) -> list[dict]:
    """How often the likeliest label was right, by its probability."""
    top, right = chances.max(1), chances.argmax(1) == labels
    edges = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
    table = []
    for low, high in edges:
        rows = (top >= low) & (top < high)
        if rows.any():
            entry = {"from": low, "pairs": int(rows.sum()), "mean": round(float(top[rows].mean()), 3)}
            table.append(entry | {"right": round(float(right[rows].mean()), 3)})
    return table


def findings(chances: Values, pairs: Sequence[TrainingPair]) -> list[dict]:
    """How many faults would be shown, and how many of them rightly, from each probability of a fault on."""
    fault = chances[:, LABELS.index("drifted")] + chances[:, LABELS.index("conflicting")]
    wrong = np.array([pair.label in ("drifted", "conflicting") for pair in pairs])
    real = np.array([pair.real for pair in pairs])
    return [
        {"from": start}
        | {
            name: {"found": int((part & (fault >= start)).sum()), "right": int((part & wrong & (fault >= start)).sum())}
            for name, part in (("written", ~real), ("real", real))
        }
        for start in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    ]


def compare_judges(pairs: Sequence[TrainingPair], answers: dict[str, list[str]]) -> dict:
    """Score each judge on written and on real pairs."""
    table: dict[str, dict] = {}
    for part, real in (("written", False), ("real", True)):
        rows = [row for row, pair in enumerate(pairs) if pair.real is real]
        truth = [pairs[row].label for row in rows]
        table[part] = {name: scores(truth, [said[row] for row in rows]) for name, said in answers.items()}
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the combination of network and named reasons.")
    parser.add_argument("--pairs", nargs="+", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    arguments = parser.parse_args()
    network = NetworkJudge.open(folder=arguments.model)
    split = split_pairs(read_pairs(arguments.pairs))
    values, _, _ = describe(split.calibration, network)
    labels = np.array([LABELS.index(pair.label) for pair in split.calibration])
    real = np.array([pair.real for pair in split.calibration])
    weight = np.where(real, REAL_WEIGHT, 1.0)
    chances = left_out(values, labels, weight, split.calibration)
    factors = choose_factors(chances, labels, real)
    matrix = fit(values, labels, weight)

    tested, today, logits = describe(split.held_out, network)
    held = chances_of(tested, matrix)
    truth = np.array([LABELS.index(pair.label) for pair in split.held_out])
    answers = {
        "small judge": today,
        "network": [LABELS[index] for index in logits.argmax(1)],
        "combination": [LABELS[index] for index in (held * factors).argmax(1)],
    }
    data = {
        "about": "Fitted by training/fit_combination.py on organisations the network has not seen; "
        "'held_out' is measured on organisations that neither has seen.",
        "pairs_sha256": {folder.name: digest([folder]) for folder in arguments.pairs},
        "weights": {
            label: {name: round(float(matrix[at, column]), 4) for at, name in enumerate(FEATURES)}
            for column, label in enumerate(LABELS)
        },
        "bias": {label: round(float(matrix[-1, column]), 4) for column, label in enumerate(LABELS)},
        "factors": dict(zip(LABELS, factors, strict=True)),
        "calibration": {"pairs": len(labels), "real": int(real.sum()), "reliability": reliability(chances, labels)},
        "held_out": {
            **compare_judges(split.held_out, answers),
            "reliability": reliability(held, truth),
            "findings": findings(held, split.held_out),
        },
    }
    (arguments.model / "combination.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({key: data[key] for key in ("factors", "calibration", "held_out")}, indent=1))


if __name__ == "__main__":
    main()
