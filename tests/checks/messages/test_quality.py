"""A floor under the judge's quality on real labelled pairs: it may rise freely, and falls only on purpose."""

import json

import pytest

from msgcheck.analysis.judge import load_judge
from msgcheck.checks.messages.evaluation import evaluate_pairs
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label
from msgcheck.reference.message_platform import load_platform

FAULTS = (Label.DRIFTED, Label.CONFLICTING)
# Measured 0.520 and 0.563 with the judge of docs/judge.md; two tuned cosine thresholds reach 0.39 and 0.47. Lowered on
# purpose from 0.528 and 0.569: a passage now counts as aligned only where that is more likely right than wrong.
FLOORS = [("openchain", 0.515), ("sourcegraph", 0.56)]


@pytest.mark.realdata
@pytest.mark.parametrize(("case", "floor"), FLOORS)
def test_quality_on_a_real_case(realdata, built_in, case, floor):
    folder = realdata / "cases" / case
    lines = (folder / "gold" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {entry["pair_id"]: Label(entry["label"]) for entry in map(json.loads, lines)}
    written = map(json.loads, (folder / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    pairs = [
        Pair(pair["pair_id"], pair["message_id"], pair["passage"], label=labels[pair["pair_id"]])
        for pair in written
        if pair["pair_id"] in labels
    ]
    evaluation = evaluate_pairs(pairs, load_platform(folder / "platform").messages, built_in, load_judge())
    assert evaluation.metrics.macro_f1 >= floor
    found = [pair.label for pair, said in zip(pairs, evaluation.predictions, strict=True) if said.label in FAULTS]
    assert sum(label in FAULTS for label in found) / len(found) >= 0.7
