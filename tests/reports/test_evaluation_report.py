"""What the console says of an evaluation."""

import io

from rich.console import Console

from msgcheck.checks.messages.calibration.evaluation import Evaluation, LabelScore, Metrics, Prediction
from msgcheck.model.verdict import Label
from msgcheck.reports.evaluation_report import print_evaluation


def test_the_table_fits_a_terminal_and_leaves_out_what_was_not_measured():
    told = (Label.CONFLICTING, Label.DRIFTED)
    scores = tuple(LabelScore(label, 0.0, 0.0, 0.0, int(label is told[0])) for label in Label)
    confusion = tuple((true, said, int((true, said) == told)) for true in Label for said in Label)
    prediction = Prediction("1", Label.DRIFTED, 0.9, ())
    console = Console(file=io.StringIO(), width=80)
    print_evaluation(Evaluation((prediction,), Metrics(0.0, 0.0, scores, confusion)), console)
    lines = {line.split()[0]: line.split()[1:] for line in console.file.getvalue().splitlines() if line.strip()}
    assert lines["conflicting"] == ["0.000", "0.000", "0.000", "1", "0", "1", "0", "0"]
    assert lines["drifted"][:3] == ["0.000"] * 3
    assert lines["aligned"] == ["-", "-", "-", "0", "0", "0", "0", "0"]
    assert "\u2026" not in console.file.getvalue()
