"""The drift report on a console of 80 columns."""

import io

import pytest
from rich.console import Console

from msgcheck.reports.drift.console import print_report


@pytest.fixture(scope="module")
def said(made_drift):
    stream = io.StringIO()
    print_report(made_drift.drift_report(), Console(file=stream, width=80))
    return stream.getvalue()


def test_no_word_of_the_audit_is_broken(said):
    head, *_ = said.partition("The five questions")[2].partition("deck")
    assert {"Category", "noun", "Audience", "Differentiators", "Proof"} <= set(head.split())


def test_bands_stand_below_their_numbers(said):
    lines = said.partition("The five questions")[2].splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("deck"))
    assert lines[row].split() == ["deck", "91.7", "74", "61.3", "42.9", "80"]
    assert lines[row + 1].split() == ["healthy", "watch", "concerning", "crisis", "healthy"]


def test_a_drift_says_how_far_it_spread_and_since_when(said):
    assert "assets, open since" in " ".join(said.split())
