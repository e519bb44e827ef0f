"""Fit how the network and what can be named are weighed: `python -m training.fit_combination --help`.

Fitted on what networks say of organisations they were not trained on (`fold-N.npz` of `train_judge fold N`). Measured
within them with each organisation left out of the fit in its turn, and at last on the held-out companies, which neither
network nor combination has seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from msgcheck.analysis.combination import FEATURES, Reading, combination_features
from msgcheck.analysis.comparison import compare, profile_text
from msgcheck.analysis.decision import softmax
from msgcheck.analysis.embedding import open_encoder
from msgcheck.analysis.network import COMBINATION, LABELS, MODEL_FOLDER, Network
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from training.measures import scores
from training.pair_files import TrainingPair, message_of, split_pairs
from training.train_judge import FOLDS, add_pairs_argument, fold_of, read_folders

RIDGE = 10.0
REAL_SHARE = 0.3
"""Share of the whole weight that the real organisations have together: their labels occur as they do in use."""

Values = NDArray[np.float64]


def describe(pairs: Sequence[TrainingPair], logits: NDArray[np.float32]) -> Values:
    """Return the features [pairs, features]; ``logits`` are the network's [pairs, outputs]."""
    encoder = open_encoder("builtin")
    values = np.zeros((len(pairs), len(FEATURES)))
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
            found = compare(passage, message)
            reading = Reading(passage, message, close.pair(number, where), logits[row].tolist(), found)
            values[row] = combination_features(reading)
    return values


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
        value = -(weight * np.log(np.maximum((chances * truth).sum(1), 1e-12))).sum() + RIDGE / 2 * (ridge**2).sum()
        slope = design.T @ (weight[:, None] * (chances - truth)) + RIDGE * ridge
        return float(value), slope.ravel()

    start = np.zeros(design.shape[1] * len(LABELS))
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x.reshape(-1, len(LABELS))
    matrix = found[:-1] / scale[:, None]
    return np.vstack([matrix, found[-1] - center @ matrix])


def chances_of(values: Values, matrix: Values) -> Values:
    """Apply a fitted regression."""
    return softmax(values @ matrix[:-1] + matrix[-1])


def weights_of(pairs: Sequence[TrainingPair]) -> Values:
    """Return what each pair counts: real ones together :data:`REAL_SHARE`, their mean weight 1."""
    real = np.array([pair.real for pair in pairs])
    share = np.where(real, REAL_SHARE / max(1, real.sum()), (1 - REAL_SHARE) / max(1, (~real).sum()))
    return share * len(pairs)


def left_out(values: Values, labels: NDArray[np.int64], pairs: Sequence[TrainingPair]) -> Values:
    """Return for each pair the chances by a regression that has not seen its organisation; written companies are left
    out by folds.
    """
    groups = np.array([pair.organisation if pair.real else f"fold {fold_of(pair)}" for pair in pairs])
    chances = np.zeros((len(pairs), len(LABELS)))
    for group in sorted(set(groups)):
        rest = groups != group
        kept = [pair for pair, stays in zip(pairs, rest, strict=True) if stays]
        chances[~rest] = chances_of(values[~rest], fit(values[rest], labels[rest], weights_of(kept)))
    return chances


def scored(pairs: Sequence[TrainingPair], chances: Values) -> dict:
    """Return the scores on each real organisation, on all of them, and on the written ones."""
    table: dict[str, dict] = {}
    said = [LABELS[index] for index in chances.argmax(1)]
    for name in ("written", "real", *sorted({pair.organisation for pair in pairs if pair.real})):
        rows = [
            row for row, pair in enumerate(pairs) if name in (pair.organisation, "real" if pair.real else "written")
        ]
        if rows:
            table[name] = scores([pairs[row].label for row in rows], [said[row] for row in rows])
    return table


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


def faults_found(chances: Values, pairs: Sequence[TrainingPair]) -> list[dict]:
    """How many faults would be shown, and how many of them rightly, from each probability of a fault on."""
    fault = chances[:, LABELS.index("drifted")] + chances[:, LABELS.index("conflicting")]
    wrong = np.array([pair.label in ("drifted", "conflicting") for pair in pairs])
    real = np.array([pair.real for pair in pairs])
    return [
        {"from": start, "of": {"written": int((wrong & ~real).sum()), "real": int((wrong & real).sum())}}
        | {
            name: {"found": int((part & (fault >= start)).sum()), "right": int((part & wrong & (fault >= start)).sum())}
            for name, part in (("written", ~real), ("real", real))
        }
        for start in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    ]


def read_left_out(folder: Path, pairs: Sequence[TrainingPair]) -> tuple[list[TrainingPair], NDArray[np.float32]]:
    """Return the pairs of the folds that lie in ``folder``, and what networks say of them that have not seen them."""
    files = {fold: folder / f"fold-{fold}.npz" for fold in range(FOLDS)}
    parts = {fold: np.load(path)["logits"] for fold, path in files.items() if path.exists()}
    kept = [pair for pair in pairs if fold_of(pair) in parts]
    rows = {fold: iter(part) for fold, part in parts.items()}
    return kept, np.array([next(rows[fold_of(pair)]) for pair in kept])


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the combination of network and named reasons.")
    add_pairs_argument(parser)
    parser.add_argument("--folds", type=Path, required=True, help="folder with what `train_judge fold N` wrote")
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    arguments = parser.parse_args()
    split = split_pairs(read_folders(arguments.pairs))
    pairs, read = read_left_out(arguments.folds, split.training)
    values = describe(pairs, read)
    labels = np.array([LABELS.index(pair.label) for pair in pairs])
    matrix = fit(values, labels, weights_of(pairs))
    chances = left_out(values, labels, pairs)
    real = np.array([pair.real for pair in pairs])
    reasons = [at for at, name in enumerate(FEATURES) if name.startswith("reason_")]
    named = values[:, reasons].any(axis=1)
    np.savez(arguments.folds / "left_out.npz", chances=chances[real], labels=labels[real], named=named[real])
    logits = Network.open(folder=arguments.model).logits([pair.texts for pair in split.held_out])
    held = chances_of(describe(split.held_out, logits), matrix)
    truth = np.array([LABELS.index(pair.label) for pair in split.held_out])
    data = {
        "about": "Fitted by training/fit_combination.py on organisations that the network it was fitted with had not "
        "seen. 'left_out': that organisation was not fitted on either; 'held_out': companies that nothing has seen.",
        "weights": {
            label: {name: round(float(matrix[at, column]), 4) for at, name in enumerate(FEATURES)}
            for column, label in enumerate(LABELS)
        },
        "bias": {label: round(float(matrix[-1, column]), 4) for column, label in enumerate(LABELS)},
        "left_out": {
            "network": scored(pairs, read[:, : len(LABELS)]),
            "combination": scored(pairs, chances),
            "reliability": reliability(chances, labels),
            "faults": faults_found(chances, pairs),
        },
        "decision": {
            "factors": dict.fromkeys(LABELS, 1.0),
            "report_from": 0.95,
            "named_from": 0.5,
            "retired_from": 0.7,
        },
        "held_out": {
            "network": scored(split.held_out, logits[:, : len(LABELS)]),
            "combination": scored(split.held_out, held),
            "reliability": reliability(held, truth),
            "faults": faults_found(held, split.held_out),
        },
    }
    (arguments.model / COMBINATION).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({key: data[key] for key in ("left_out", "held_out")}, indent=1))


if __name__ == "__main__":
    main()
