"""The confidence of a finding is what such findings were worth in whole assets."""

import json

import pytest

from msgcheck.analysis.comparison import Reason
from msgcheck.analysis.judge import ONLY_READ
from msgcheck.analysis.network import MODEL_FOLDER, WHOLE_SCANS
from msgcheck.checks.messages.trust import load_trust, trusted


@pytest.mark.parametrize(
    ("probability", "reasons", "expected"),
    [
        (0.9, ("number",), 0.54),
        (0.9, ("known_wrong", "number"), 0.54),
        (0.9, ("known_wrong",), 0.27),
        (0.9, ("never read",), 0.9),
        (None, ("number",), None),
    ],
)
def test_a_probability_is_lowered_by_what_such_findings_were_worth(probability, reasons, expected):
    assert trusted(probability, reasons, {"number": 0.6, "known_wrong": 0.3}) == expected


def test_every_reason_that_the_judge_gives_has_a_share():
    assert set(load_trust()) == {*(reason.value for reason in Reason), *ONLY_READ, "retired"}


def test_a_share_lies_between_what_was_read_of_the_reason_and_of_all():
    read = json.loads((MODEL_FOLDER / WHOLE_SCANS).read_text(encoding="utf-8"))["read"]
    worth = {name: (marks["right"] + marks["doubtful"] / 2, sum(marks.values())) for name, marks in read.items()}
    overall = sum(right for right, _ in worth.values()) / sum(count for _, count in worth.values())
    for name, (right, count) in worth.items():
        low, high = sorted((right / count if count else overall, overall))
        assert low <= load_trust()[name] <= high
