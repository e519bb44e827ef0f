"""How well the judge does on the labelled pairs of two real companies; only its decision was chosen with them.

Reads `cases/*/gold` and `cases/*/platform` under ``MSGCHECK_REALDATA``. Prints what docs/judge-quality.md states,
beside the peer: two cosine thresholds, tuned on the very pairs they are measured on.

    python bench/judge_quality.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np

from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.analysis.judge import load_judge
from msgcheck.analysis.network import Network
from msgcheck.checks.messages.calibration.evaluation import Metrics, Models, Prediction, evaluate_pairs, measure
from msgcheck.checks.messages.index import build_index, similarities, texts_to_embed
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import Message
from msgcheck.model.verdict import Label
from msgcheck.reference.message_platform import load_platform

CASES = ("openchain", "sourcegraph")
FINDINGS = (Label.DRIFTED, Label.CONFLICTING)


def labelled_pairs(case: Path) -> list[Pair]:
    """Return the pairs of a case that carry a label."""
    lines = (case / "gold" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {entry["pair_id"]: Label(entry["label"]) for entry in map(json.loads, lines)}
    pairs = map(json.loads, (case / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Pair(pair["pair_id"], pair["message_id"], pair["passage"], pair["context"], labels[pair["pair_id"]])
        for pair in pairs
        if pair["pair_id"] in labels
    ]


def cosine_peer(pairs: list[Pair], messages: tuple[Message, ...], encoder: Encoder) -> float:
    """Return the best macro-F1 of two cosine thresholds (unrelated, drifted, aligned), tuned on these pairs."""
    index = build_index(messages, encoder.encode(texts_to_embed(messages)))
    cosines = similarities(encoder.encode([pair.passage for pair in pairs]), index).approved
    at = {message.id: number for number, message in enumerate(messages)}
    values = [float(cosines[row, at[pair.message_id]]) for row, pair in enumerate(pairs)]
    labels = [pair.label for pair in pairs]
    steps = np.arange(0.4, 1.0, 0.02)
    best = 0.0
    for low in steps:
        for high in steps[steps >= low]:
            said = [
                Label.ALIGNED if value >= high else Label.DRIFTED if value >= low else Label.UNRELATED
                for value in values
            ]
            metrics = measure(labels, said)
            best = max(best, metrics.macro_f1 if metrics else 0.0)
    return best


def show(case: str, metrics: Metrics, pairs: list[Pair], predictions: tuple[Prediction, ...], peer: float) -> None:
    found = [
        pair.label for pair, said in zip(pairs, predictions, strict=True) if said.label in FINDINGS and said.is_reported
    ]
    faults = sum(1 for pair in pairs if pair.label in FINDINGS)
    right = sum(1 for label in found if label in FINDINGS)
    print(f"{case}: {len(pairs)} pairs, accuracy {metrics.accuracy:.3f}, macro-F1 {metrics.macro_f1:.3f}")
    print(f"  two cosine thresholds, tuned on these pairs: macro-F1 {peer:.3f}")
    for score in metrics.per_label:
        shares = f"precision {score.precision:.2f}, recall {score.recall:.2f}, F1 {score.f1:.2f}"
        print(f"  {score.label:<12} {shares}, {score.support} pairs")
    print(f"  findings: {len(found)}, of them right {right}; faults there are: {faults}")


def main() -> None:
    folder = os.environ.get("MSGCHECK_REALDATA")
    if not folder:
        raise SystemExit("Set MSGCHECK_REALDATA to the folder with the cases.")
    models = Models(open_encoder("builtin"), Network.open(), load_judge())
    for name in CASES:
        case = Path(folder) / "cases" / name
        pairs, platform = labelled_pairs(case), load_platform(case / "platform")
        evaluation = evaluate_pairs(pairs, platform, models)
        if evaluation.metrics is None:
            raise SystemExit(f"{case} holds no labelled pair.")
        show(
            name,
            evaluation.metrics,
            pairs,
            evaluation.predictions,
            cosine_peer(pairs, platform.messages, models.encoder),
        )


if __name__ == "__main__":
    main()
