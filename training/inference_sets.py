"""Public inference pairs for the judge's first stage of training: which texts follow from, deny or leave open others.

Only the sets whose licence and purpose allow training are read; sets kept for measuring (EQUATE) have no reader here.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

RELATIONS = ("entailment", "contradiction", "neutral")

FILES = {
    "cad-nli/train.tsv": ("sentence1", "sentence2", "gold_label"),
    "conjnli/adversarial_train_15k.tsv": ("Premise", "Hypothesis", "Label"),
    "med/MED.tsv": ("sentence1", "sentence2", "gold_label"),
}
FEVER = "fever-symmetric/fever_symmetric_dev.jsonl"
FEVER_RELATION = {"SUPPORTS": 0, "REFUTES": 1}


@dataclass(frozen=True, slots=True)
class InferencePair:
    """A text, another that may follow from it, and the index of their relation in :data:`RELATIONS`."""

    premise: str
    hypothesis: str
    relation: int


def read_inference_pairs(folder: Path) -> list[InferencePair]:
    """Read the training sets under ``folder``; a row without a known relation is left out."""
    pairs = [pair for name, columns in FILES.items() for pair in _read_table(folder / name, columns)]
    return pairs + _read_fever(folder / FEVER)


def _read_table(path: Path, columns: tuple[str, str, str]) -> list[InferencePair]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    premise, hypothesis, label = columns
    return [
        InferencePair(row[premise], row[hypothesis], RELATIONS.index(row[label]))
        for row in rows
        if row[label] in RELATIONS
    ]


def _read_fever(path: Path) -> list[InferencePair]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        InferencePair(row["evidence"], row["claim"], FEVER_RELATION[label])
        for row in rows
        if (label := row.get("label") or row.get("gold_label")) in FEVER_RELATION
    ]
