"""``msgcheck calibrate``: labelled pairs in, ``calibration.yaml`` out, or a clear answer why not.

The judge is a double: it reads the four probabilities that a pair's context holds.
"""

from __future__ import annotations

import json

import numpy as np
import pytest

from msgcheck import api
from msgcheck.analysis.decision import LABELS, scaled, softmax
from msgcheck.checks.messages.calibration import evaluation
from msgcheck.checks.messages.calibration.fitting import PairJudge
from msgcheck.model.calibration import Decision, Scaling
from msgcheck.reference.calibration_file import load_calibration

SHIPPED = Decision((1.0, 1.2, 1.2, 1.0), 0.3)
JUDGE = "a" * 64


def chances_of(pairs):
    return np.array([[float(number) for number in pair.context.split()] for pair in pairs])


@pytest.fixture(autouse=True)
def judge_double(monkeypatch):
    monkeypatch.setattr(evaluation, "judge_of_pairs", lambda messages, models: PairJudge(chances_of, SHIPPED, JUDGE))


@pytest.fixture
def labelled(workspace):
    """Write pairs of a judge that is too sure of itself, or right where ``is_right``."""
    with (workspace / "platform/messages.yaml").open("a") as platform:
        platform.writelines(f"  - {{id: m{at}, kind: problem, statement: Text {at}.}}\n" for at in range(9))

    def write(count=400, *, is_right=False):
        random = np.random.default_rng(0)
        chances = softmax(random.normal(0, 2.5, (count, 4)) + np.log([0.2, 0.1, 0.1, 0.6]))
        true = scaled(chances, Scaling(2.0, (0.0, 0.5, -0.5, 0.0)))
        labels = (true.cumsum(axis=1) > random.random((count, 1))).argmax(axis=1)
        if is_right:
            labels = np.where(chances[:, 1] + chances[:, 2] >= 0.3, (chances * SHIPPED.factors).argmax(axis=1), 3)
        lines = [
            {
                "pair_id": str(at),
                "message_id": f"m{at % 9}",
                "passage": "Text.",
                "context": " ".join(f"{number:.6f}" for number in row),
                "label": LABELS[label],
            }
            for at, (row, label) in enumerate(zip(chances, labels, strict=True))
        ]
        (workspace / "labelled.jsonl").write_text("\n".join(map(json.dumps, lines)))
        return "labelled.jsonl"

    return write


def test_the_file_is_written_and_read_again(workspace, msgcheck, labelled):
    done = msgcheck("calibrate", labelled())
    assert done.code == 0, done.err
    assert 'calibration = "calibration.yaml"' in done.out
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[model]\ncalibration = "calibration.yaml"\n')
    record = load_calibration(api.open_workspace(workspace), JUDGE)
    assert record == api.calibrate(workspace / "labelled.jsonl", workspace=workspace, today=record.made_on)
    assert record.calibration.scaling.temperature > 1.3
    assert "names it already" in msgcheck("calibrate", "labelled.jsonl").out


def test_json_names_the_file(workspace, msgcheck, labelled):
    done = msgcheck("calibrate", labelled(), "--format", "json", "--output", "judging/mine.yaml", "--precision", "0.7")
    data = json.loads(done.out)
    assert (data["file"], data["wished_precision"]) == ("judging/mine.yaml", 0.7)
    assert (workspace / "judging/mine.yaml").read_text().startswith("# What this company's labelled pairs")
    assert not (workspace / "calibration.yaml").exists()


def test_a_judge_that_is_right_leaves_no_file(workspace, msgcheck, labelled):
    done = msgcheck("calibrate", labelled(is_right=True))
    assert done.code == 0, done.err
    assert "no better than what ships" in done.out
    assert not (workspace / "calibration.yaml").exists()


def test_too_few_labels(workspace, msgcheck, labelled):
    done = msgcheck("calibrate", labelled(30))
    assert done.code == 2
    assert "Labelled pairs in the file: 30," in done.err
    assert "at least 50" in done.err
    assert not (workspace / "calibration.yaml").exists()


def test_a_broken_line_has_its_number(workspace, msgcheck):
    (workspace / "pairs.jsonl").write_text("{}\n")
    done = msgcheck("calibrate", "pairs.jsonl")
    assert done.code == 2
    assert "pairs.jsonl:1:1" in done.err


def test_an_output_outside_the_workspace_is_refused(workspace, msgcheck, labelled):
    done = msgcheck("calibrate", labelled(), "--output", "../calibration.yaml")
    assert done.code == 2
    assert "outside the workspace" in done.err
    assert not (workspace.parent / "calibration.yaml").exists()


@pytest.mark.parametrize("precision", ["0.2", "1", "85"])
def test_a_precision_that_makes_no_sense_is_refused(msgcheck, labelled, precision):
    assert msgcheck("calibrate", labelled(), "--precision", precision).code == 2


@pytest.mark.parametrize("content", [None, "schema: 2\n"], ids=["not there", "broken"])
def test_a_calibration_that_is_missing_or_broken_does_not_stop_the_next_one(workspace, msgcheck, labelled, content):
    with (workspace / "msgcheck.toml").open("a") as settings:
        settings.write('[model]\ncalibration = "calibration.yaml"\n')
    if content:
        (workspace / "calibration.yaml").write_text(content)
    assert msgcheck("calibrate", labelled()).code == 0
    assert load_calibration(api.open_workspace(workspace), JUDGE) is not None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Give either PAIRS.jsonl or --from-history"),
        (["msgcheck.toml", "--from-history"], "Give either PAIRS.jsonl or --from-history"),
        (["--from-history"], "The history holds 0 reviewed findings of the judge with a label"),
    ],
)
def test_calibrate_takes_pairs_or_enough_reviews(workspace, msgcheck, arguments, told):
    done = msgcheck("calibrate", *arguments)
    assert (done.code, told in done.err) == (2, True), done.err
