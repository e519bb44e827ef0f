"""What a marketer reads of a calibration: before, after, what changes, what to write where."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from msgcheck.model.calibration import Calibration, CalibrationRecord, Decision, Quality, Scaling, Score, Share
from msgcheck.reports.calibration_report import calibration_as_json, print_calibration

BETTER = Calibration(
    scaling=Scaling(1.5, (0.1, -0.2, 0.3, -0.2)),
    decision=Decision((1.0, 1.4, 1.2, 1.0), 0.6),
    wished_precision=0.85,
    calibrated=Quality(Share.counted(22, 25), Share.counted(22, 30), Score(0.7, 0.61, 0.78)),
    shipped=Quality(Share.counted(18, 40), Share.counted(18, 30), Score(0.6, 0.5, 0.7)),
    relabelled=3,
    label_counts=(20, 10, 20, 1070),
)
KEPT = replace(BETTER, keeps_shipped=True, scaling=Scaling(), decision=Decision((1.0, 1.0, 1.0, 1.0), 0.5))


def record(calibration):
    return CalibrationRecord(
        calibration=calibration, judge_sha256="a" * 64, platform_version="2026.3", made_on=date(2026, 7, 1)
    )


def printed(calibration, file="calibration.yaml", named=None):
    console = Console(file=io.StringIO(), width=120)
    print_calibration(record(calibration), console, file=file, named=named)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "1,120 labelled pairs: 20 aligned, 10 drifted, 20 conflicting, 1,070 unrelated.",
        "│ precision │ 0.45 (0.31 to 0.60), 18 of 40 │ 0.88 (0.70 to 0.96), 22 of 25 │",
        "│ recall    │ 0.60 (0.42 to 0.75), 18 of 30 │ 0.73 (0.56 to 0.86), 22 of 30 │",
        "│ macro-F1  │ 0.60 (0.50 to 0.70)           │ 0.70 (0.61 to 0.78)           │",
        "  A finding is shown from a probability of 0.60 on.",
        "  The judge is less sure than as it ships (temperature 1.50).",
        "  Of 1,120 pairs, 3 get another label.",
        "Written: calibration.yaml. To judge by it, put this into msgcheck.toml:",
        "  [model]",
        '  calibration = "calibration.yaml"',
    ],
)
def test_what_is_better_is_told(line):
    assert line in printed(BETTER).splitlines()
    assert "not reached" not in printed(BETTER)


def test_a_wish_that_is_not_reached_is_told():
    assert "The precision of 0.95 is not reached: expect 0.88." in printed(replace(BETTER, wished_precision=0.95))


def test_a_file_that_is_named_already_needs_no_line():
    out = printed(BETTER, named="calibration.yaml")
    assert "msgcheck.toml names it already" in out
    assert "[model]" not in out


def test_a_name_that_is_no_plain_text_is_quoted():
    assert 'calibration = "a\\"b.yaml"' in printed(BETTER, 'a"b.yaml')


def test_the_shipped_decision_that_stays_is_told():
    out = printed(KEPT, None)
    assert "no better than what ships with msgcheck, so that stays and nothing was written" in out
    assert "Written" not in out
    assert "What changes" not in out


def test_an_earlier_file_beside_the_shipped_decision_is_told():
    assert "calibration.yaml of an earlier run is as it was." in printed(KEPT, None, "calibration.yaml")


def test_nothing_found_is_no_precision_of_zero():
    nothing = replace(BETTER.shipped, precision=Share.counted(0, 0))
    assert "nothing found" in printed(replace(BETTER, shipped=nothing))


def test_json_holds_everything():
    data = json.loads(calibration_as_json(record(BETTER), "calibration.yaml"))
    assert (data["schema"], data["keeps_shipped"], data["file"]) == (
        "msgcheck.calibration/1",
        False,
        "calibration.yaml",
    )
    assert data["labels"] == {"aligned": 20, "drifted": 10, "conflicting": 20, "unrelated": 1070}
    assert data["scaling"] == {
        "temperature": 1.5,
        "bias": {"aligned": 0.1, "drifted": -0.2, "conflicting": 0.3, "unrelated": -0.2},
    }
    assert data["decision"]["report_from"] == 0.6
    assert data["calibrated"]["precision"] == {"value": 0.88, "low": 0.7004, "high": 0.9583, "right": 22, "of": 25}
    assert data["shipped"]["macro_f1"] == {"value": 0.6, "low": 0.5, "high": 0.7}
    assert json.loads(calibration_as_json(record(KEPT), None))["file"] is None
