"""Floors under the judge's quality: they may rise freely, and fall only on purpose.

Measured by `python -m training.measure_judge`; the figures stand in docs/judge-quality.md. Of fictional companies those
are judged that nothing was trained, fitted or chosen on.
"""

import json
import zlib

import pytest

from msgcheck.checks.messages.calibration.evaluation import evaluate_pairs, measure
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label
from msgcheck.reference.message_platform import load_platform
from training.documents import DOCUMENT
from training.measure_judge import PUBLIC, WRITTEN, judge_by_company, judge_pairs
from training.pair_files import read_pairs, split_pairs
from training.train_judge import read_folders

FAULTS = (Label.DRIFTED, Label.CONFLICTING)
WRITTEN_FLOORS = {"pairs": 0.81, DOCUMENT: 0.685}
CASE_FLOORS = {"openchain": (0.63, 0.55, 0.91), "sourcegraph": (0.58, 0.4, 0.93)}
PUBLIC_FLOORS = (0.51, 0.32, 0.9)
"""Macro-F1, F1 of conflicting, precision of unrelated."""


@pytest.fixture(scope="module")
def held_out(models):
    """What is said of every pair of the held-out companies, by how it was written."""
    pairs = split_pairs(read_folders(WRITTEN)).held_out
    parts = {"pairs": [pair for pair in pairs if pair.type != DOCUMENT]}
    parts[DOCUMENT] = [pair for pair in pairs if pair.type == DOCUMENT]
    return {name: judge_by_company(part, models) for name, part in parts.items()}


@pytest.mark.parametrize("name", WRITTEN_FLOORS)
def test_quality_on_companies_held_out(held_out, name):
    labels, said, _ = zip(*held_out[name], strict=True)
    assert measure(labels, said).macro_f1 >= WRITTEN_FLOORS[name]


def test_findings_on_companies_held_out_are_right(held_out):
    told = [each for part in held_out.values() for each in part]
    shown = [label for label, said, is_shown in told if said in FAULTS and is_shown]
    assert len(shown) >= 70  # 100 until what nothing names became a possible drift, which no scan shows unasked
    assert sum(label in FAULTS for label in shown) / len(shown) >= 0.95


def test_quality_on_real_organisations(models):
    """Nothing was trained, fitted or chosen on these; a quarter of them, by message, is read here."""
    pairs = [pair for pair in read_pairs([PUBLIC]) if zlib.crc32(pair.message_id.encode()) % 4 == 0]
    labels, said, _ = zip(*judge_by_company(pairs, models), strict=True)
    metrics = measure(labels, said)
    scores = {score.label: score for score in metrics.per_label}
    assert len(pairs) == 847
    assert metrics.macro_f1 >= PUBLIC_FLOORS[0]
    assert scores[Label.CONFLICTING].f1 >= PUBLIC_FLOORS[1]
    assert scores[Label.UNRELATED].precision >= PUBLIC_FLOORS[2]


@pytest.mark.realdata
@pytest.mark.parametrize("case", CASE_FLOORS)
def test_quality_on_a_real_case(realdata, models, case):
    folder = realdata / "cases" / case
    lines = (folder / "gold" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {entry["pair_id"]: Label(entry["label"]) for entry in map(json.loads, lines)}
    rows = map(json.loads, (folder / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    pairs = [
        Pair(row["pair_id"], row["message_id"], row["passage"], row["context"], labels[row["pair_id"]])
        for row in rows
        if row["pair_id"] in labels
    ]
    platform = load_platform(folder / "platform")
    metrics = evaluate_pairs(pairs, platform, models).metrics
    scores = {score.label: score for score in metrics.per_label}
    macro_f1, conflicting, unrelated = CASE_FLOORS[case]
    assert metrics.macro_f1 >= macro_f1
    assert scores[Label.CONFLICTING].f1 >= conflicting
    assert scores[Label.UNRELATED].precision >= unrelated
    told = judge_pairs(pairs, platform, models)
    shown = [label for label, said, is_shown in told if said in FAULTS and is_shown]
    assert sum(label in FAULTS for label in shown) / len(shown) >= 0.8
