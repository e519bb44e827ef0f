"""How good the judge is, on what neither its network nor its combination has seen.

    python -m training.measure_judge

Written companies held out (labelled pairs and whole documents) and the pairs of six real organisations in
``public_pairs`` need nothing; the labelled pairs of two real companies, NewsNLI and the held-out half of
FEVER-symmetric are read under ``MSGCHECK_REALDATA``.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.judge_quality import CASES, labelled_pairs
from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.analysis.comparison.difference import CONFLICTING
from msgcheck.analysis.embedding import open_encoder
from msgcheck.analysis.judge import load_judge
from msgcheck.analysis.network import LABELS, RELATIONS, Network
from msgcheck.checks.messages.calibration.evaluation import Models, evaluate_pairs, measure
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import MatchMode, Message, MessageKind, Platform
from msgcheck.model.verdict import Label
from msgcheck.reference.message_platform import load_platform
from training.documents import DOCUMENT
from training.inference_sets import read_fever
from training.pair_files import TrainingPair, message_of, read_pairs, split_pairs
from training.train_judge import read_folders

WRITTEN = tuple(Path(__file__).parent / name for name in ("pairs/authored", "pairs", "documents"))
PUBLIC = Path(__file__).parent / "public_pairs"
FAULTS = (Label.DRIFTED, Label.CONFLICTING)


def judge_pairs(pairs: Sequence[Pair], platform: Platform, models: Models) -> list[tuple[Label, Label, bool]]:
    """Return (label, what the judge says, whether it is shown) of each pair."""
    said = evaluate_pairs(pairs, platform, models).predictions
    return [(pair.label, each.label, each.is_reported) for pair, each in zip(pairs, said, strict=True) if pair.label]


def judge_by_company(pairs: Sequence[TrainingPair], models: Models) -> list[tuple[Label, Label, bool]]:
    """Judge companies one by one: a message is compared with those of its own company."""
    told = []
    for company in sorted({pair.organisation for pair in pairs}):
        mine = [pair for pair in pairs if pair.organisation == company]
        messages = {pair.message_id: message_of(pair) for pair in mine}
        asked = [
            Pair(str(at), pair.message_id, pair.passage, pair.context, Label(pair.label))
            for at, pair in enumerate(mine)
        ]
        told += judge_pairs(asked, Platform(name=company, version="1", messages=tuple(messages.values())), models)
    return told


def show(name: str, told: Sequence[tuple[Label, Label, bool]]) -> None:
    """Print scores, and how many findings are shown and right."""
    metrics = measure([label for label, _, _ in told], [said for _, said, _ in told])
    if metrics is None:
        raise SystemExit(f"{name} holds no labelled pair.")
    print(f"{name}: {len(told)} pairs, accuracy {metrics.accuracy:.3f}, macro-F1 {metrics.macro_f1:.3f}")
    for score in metrics.per_label:
        print(f"  {score.label:<12} {score.precision:.2f} {score.recall:.2f} {score.f1:.2f}  {score.support}")
    shown = [label for label, said, is_shown in told if said in FAULTS and is_shown]
    faults = sum(label in FAULTS for label, _, _ in told)
    print(f"  shown {len(shown)}, right {sum(label in FAULTS for label in shown)}, faults {faults}")


def show_inference(semantics: Path, network: Network) -> None:
    """Print the accuracy on FEVER-symmetric (held-out half) and NewsNLI, by the network's inference answer.

    For NewsNLI a typed difference that contradicts the hypothesis denies what the network affirms.
    """
    pairs = read_fever(semantics, held_out=True)
    says, denies = (len(LABELS) + RELATIONS.index(name) for name in ("entailment", "contradiction"))
    logits = network.logits([(pair.hypothesis, pair.premise) for pair in pairs])
    right = (logits[:, denies] > logits[:, says]) == np.array([pair.relation == 1 for pair in pairs])
    print(f"FEVER-symmetric, held-out half: {right.mean():.3f} of {len(pairs)}; always one answer: 0.5")
    with (semantics / "equate" / "NewsNLI.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    logits = network.logits([(row["hypothesis"], row["premise"]) for row in rows])
    follows = logits[:, says] > np.delete(logits[:, len(LABELS) :], says - len(LABELS), axis=1).max(axis=1)
    truth = np.array([row["label"] == "entailment" for row in rows])
    agrees = np.array([not contradicts(row["hypothesis"], row["premise"]) for row in rows])
    print(
        f"NewsNLI: {((follows & agrees) == truth).mean():.3f} of {len(rows)}; network alone "
        f"{(follows == truth).mean():.3f}, typed differences alone {(agrees == truth).mean():.3f}"
    )


def contradicts(statement: str, passage: str) -> bool:
    """Tell whether a difference can be named for which both cannot be true, as in a scan."""
    message = Message(id="hypothesis", kind=MessageKind.PROOF_POINT, statement=statement, match=MatchMode.FACTS)
    found = compare(profile_text(passage), profile_message(message))
    return any(each.reason in CONFLICTING for each in found)


def main() -> None:
    models = Models(open_encoder("builtin"), Network.open(), load_judge())
    held_out = split_pairs(read_folders(WRITTEN)).held_out
    show("written companies, pairs", judge_by_company([pair for pair in held_out if pair.type != DOCUMENT], models))
    show("written companies, documents", judge_by_company([pair for pair in held_out if pair.type == DOCUMENT], models))
    show("six real organisations", judge_by_company(read_pairs([PUBLIC]), models))
    if folder := os.environ.get("MSGCHECK_REALDATA"):
        for name in CASES:
            case = Path(folder) / "cases" / name
            show(name, judge_pairs(labelled_pairs(case), load_platform(case / "platform"), models))
        show_inference(Path(folder) / "data" / "semantics", models.network)
    else:
        print("MSGCHECK_REALDATA is not set: real companies and public sets are not measured.")


if __name__ == "__main__":
    main()
