"""Choose what is decided from the judge's probabilities: `python -m training.choose_decision --help`.

Labels: one factor for all that tells the message, rightly or wrongly, against `unrelated`: that with the best macro-F1,
the mean over three sets of real pairs: the organisations of the training set, each judged by a network and a
combination that have not seen it, and the labelled pairs of two real companies on which nothing is trained. What it is
worth on the two companies is measured by cross-validation: in fifths by message, chosen on the rest. Three free factors
were tried: better on the pairs they were chosen on, worse by cross-validation (0.61 and 0.52).

Findings: from the certainty on that is given, another for faults that can be named; the tables tell how many of either
kind there are from each on, and how many are right.
"""

from __future__ import annotations

import argparse
import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.judge_quality import CASES, labelled_pairs
from msgcheck.analysis.decision import FAULTS
from msgcheck.analysis.embedding import open_encoder
from msgcheck.analysis.judge import chances, load_judge
from msgcheck.analysis.network import COMBINATION, LABELS, MODEL_FOLDER, Network
from msgcheck.checks.messages.calibration.evaluation import Models, readings_of
from msgcheck.reference.message_platform import load_platform

GRID = (0.7, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
FIFTHS = 5

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """Pairs of one set: probabilities [pairs, 4], the index of the label, and the fifth of the message."""

    name: str
    chances: Values
    labels: NDArray[np.int64]
    fifths: NDArray[np.int64]
    named: NDArray[np.bool_]

    def only(self, rows: NDArray[np.bool_]) -> Judged:
        """Return some of the pairs."""
        return Judged(self.name, self.chances[rows], self.labels[rows], self.fifths[rows], self.named[rows])


def macro_f1(judged: Judged, factors: Sequence[float]) -> float:
    """Return the mean F1 of the labels under a decision."""
    return mean_f1(judged.labels, (judged.chances * np.array(factors)).argmax(1))


def mean_f1(labels: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    """Return the mean F1 over the four labels."""
    hits = [2 * ((labels == at) & (said == at)).sum() for at in range(len(LABELS))]
    totals = [(labels == at).sum() + (said == at).sum() for at in range(len(LABELS))]
    return float(np.mean([hit / total if total else 0.0 for hit, total in zip(hits, totals, strict=True)]))


def choose_factors(sets: Sequence[Judged]) -> tuple[float, ...]:
    """Return the factors with the best mean of the sets' macro-F1: one for all labels but `unrelated`."""
    grid = [(factor, factor, factor, 1.0) for factor in GRID]
    values = [np.mean([macro_f1(judged, factors) for judged in sets]) for factors in grid]
    return grid[int(np.argmax(values))]


def cross_validated(sets: Sequence[Judged], case: int) -> tuple[NDArray[np.int64], float]:
    """Return what is said of one set when its own fifth had no part in the choice, and its macro-F1."""
    said = np.zeros(len(sets[case].labels), np.int64)
    for fifth in range(FIFTHS):
        out = sets[case].fifths == fifth
        rest = [each.only(~out) if at == case else each for at, each in enumerate(sets)]
        said[out] = (sets[case].chances[out] * np.array(choose_factors(rest))).argmax(1)
    return said, mean_f1(sets[case].labels, said)


def of_case(folder: Path, models: Models) -> Judged:
    """Judge the labelled pairs of a real company."""
    pairs, messages = labelled_pairs(folder), load_platform(folder / "platform").messages
    readings = readings_of(pairs, messages, models)
    rows = [chances(reading, models.judge) for reading in readings]
    named = np.array([bool(reading.differences) for reading in readings])
    labels = np.array([LABELS.index(str(pair.label)) for pair in pairs])
    fifths = np.array([zlib.crc32(pair.message_id.encode()) % FIFTHS for pair in pairs])
    return Judged(folder.name, np.array(rows), labels, fifths, named)


def shown(sets: Sequence[Judged], factors: Sequence[float], *, named: bool) -> list[dict]:
    """Return how many findings there are from each certainty on, and how many of them are right."""
    table = []
    for start in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        row: dict = {"from": start}
        for judged in sets:
            said = (judged.chances * np.array(factors)).argmax(1)
            found = np.isin(said, FAULTS) & (judged.chances[:, FAULTS].sum(1) >= start) & (judged.named == named)
            row[judged.name] = [int(found.sum()), int((found & np.isin(judged.labels, FAULTS)).sum())]
        table.append(row)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description="Choose what is decided from the judge's probabilities.")
    parser.add_argument("--left-out", type=Path, required=True, help="left_out.npz that fit_combination wrote")
    parser.add_argument("--report-from", type=float, default=0.95)
    parser.add_argument("--named-from", type=float, default=0.5)
    parser.add_argument("--retired-from", type=float, default=0.7)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    arguments = parser.parse_args()
    models = Models(open_encoder("builtin"), Network.open(folder=arguments.model), load_judge(arguments.model))
    stored = np.load(arguments.left_out)
    together = np.zeros(len(stored["labels"]), np.int64)
    sets = [Judged("organisations", stored["chances"], stored["labels"], together, stored["named"])]
    sets += [of_case(Path(os.environ["MSGCHECK_REALDATA"]) / "cases" / name, models) for name in CASES]
    factors = choose_factors(sets)
    path = arguments.model / COMBINATION
    data = json.loads(path.read_text(encoding="utf-8"))
    data["decision"] = {
        "factors": dict(zip(LABELS, factors, strict=True)),
        "report_from": arguments.report_from,
        "named_from": arguments.named_from,
        "retired_from": arguments.retired_from,
    }
    data["chosen_on"] = {
        "macro_f1": {each.name: round(macro_f1(each, factors), 3) for each in sets},
        "cross_validated": {sets[at].name: round(cross_validated(sets, at)[1], 3) for at in (1, 2)},
        "plain": {each.name: round(macro_f1(each, (1, 1, 1, 1)), 3) for each in sets},
        "named": shown(sets, factors, named=True),
        "read": shown(sets, factors, named=False),
    }
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({"decision": data["decision"], "chosen_on": data["chosen_on"]}, indent=1))


if __name__ == "__main__":
    main()
