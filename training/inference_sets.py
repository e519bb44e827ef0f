"""Public inference pairs for the judge's first stage of training: which texts follow from, deny or leave open others.

Only the sets whose licence and purpose allow training are read; sets kept for measuring (EQUATE) have no reader here.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgcheck.analysis.network import RELATIONS

FILES = {
    "cad-nli/train.tsv": ("sentence1", "sentence2", "gold_label"),
    "conjnli/adversarial_train_15k.tsv": ("Premise", "Hypothesis", "Label"),
    "med/MED.tsv": ("sentence1", "sentence2", "gold_label"),
}
FEVER = "fever-symmetric/fever_symmetric_dev.jsonl"
FEVER_RELATION = {"SUPPORTS": 0, "REFUTES": 1}
FEVER_GROUP = 10_000_000
"""The set numbers what it made of claim N as N * FEVER_GROUP + 1, 2, ..."""


@dataclass(frozen=True, slots=True)
class InferencePair:
    """A text, another that may follow from it, and the index of their relation in :data:`RELATIONS`."""

    premise: str
    hypothesis: str
    relation: int


def read_inference_pairs(folders: Iterable[Path]) -> list[InferencePair]:
    """Read the training sets in ``folders``, each either the named ones or `*.tsv` without a header (premise,
    hypothesis, relation by name); a row without a known relation is left out.
    """
    pairs: list[InferencePair] = []
    for folder in folders:
        for name, columns in FILES.items():
            if (folder / name).exists():
                pairs += _read_table(folder / name, columns)
        if (folder / FEVER).exists():
            pairs += read_fever(folder, held_out=False)
        for path in sorted(folder.glob("*.tsv")):
            pairs += _read_plain(path)
    return pairs


def _read_plain(path: Path) -> Iterator[InferencePair]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            premise, hypothesis, relation = line.split("\t")
            yield InferencePair(premise, hypothesis, RELATIONS.index(relation))


def read_fever(folder: Path, *, held_out: bool) -> list[InferencePair]:
    """Read half of FEVER-symmetric, for training or held out. What was made of one claim stays together."""
    lines = (folder / FEVER).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        InferencePair(row["evidence"], row["claim"], FEVER_RELATION[row["label"]])
        for row in rows
        if (_fever_claim(int(row["id"])) % 2 == 1) is held_out
    ]


def _fever_claim(number: int) -> int:
    claim = number // FEVER_GROUP if number >= FEVER_GROUP else number
    return int(hashlib.sha256(str(claim).encode()).hexdigest()[:8], 16)


def _read_table(path: Path, columns: tuple[str, str, str]) -> list[InferencePair]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    premise, hypothesis, label = columns
    return [
        InferencePair(row[premise], row[hypothesis], RELATIONS.index(row[label]))
        for row in rows
        if row[label] in RELATIONS
    ]
