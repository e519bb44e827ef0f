"""A figure reads the same everywhere, and never as something it is not."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from msgcheck.model.drift_report import Decision, Figure
from msgcheck.model.period import parse_period
from msgcheck.reports.drift.figure_words import (
    NO_DAY,
    about_text,
    change_text,
    decision_text,
    direction_text,
    figure_text,
    figures_of,
    headline_text,
    interval_text,
    number_text,
    trend_text,
)

AGAINST = parse_period("2026Q2")


def figure(value, unit, **fields):
    return Figure(id="f", label="Label", value=value, unit=unit, **fields)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (78.44, "points", "78.4"),
        (80.0, "points", "80"),
        (100.0, "percent", "100 %"),
        (12.0, "percent", "12 %"),
        (0.0, "percent", "0 %"),
        (0.04, "percent", "<0.1 %"),
        (3120, "count", "3,120"),
        (1, "days", "1 day"),
        (34.5, "days", "34.5 days"),
        (0.0, "days", "less than a day"),
        (2.354, "per_1000_words", "2.35 per 1,000 words"),
        (12450.4, "money", "12,450"),
        (None, "percent", "-"),
    ],
)
def test_a_figure_in_words(value, unit, text):
    assert figure_text(figure(value, unit)) == text
    assert text.startswith(number_text(figure(value, unit))) or text == NO_DAY


@pytest.mark.parametrize(
    ("value", "before", "unit", "text"),
    [
        (78.4, 75.3, "points", "+3.1 points since 2026Q2"),
        (17.5, 19.4, "percent", "−1.9 percentage points since 2026Q2"),
        (2, 1, "count", "+1 since 2026Q2"),
        (4.0, 5.0, "days", "−1 day since 2026Q2"),
        (78.44, 78.36, "points", "unchanged since 2026Q2"),
        (None, 3.0, "points", ""),
        (3.0, None, "points", ""),
    ],
)
def test_a_change_is_that_of_the_numbers_shown(value, before, unit, text):
    assert change_text(figure(value, unit, before=before), AGAINST) == text


@pytest.mark.parametrize(("better", "words"), [("up", "worse"), ("down", "better"), (None, "")])
def test_up_is_not_always_better(better, words):
    assert direction_text(figure(3.0, "count", before=4.0, better=better)) == words


def test_interval_basis_and_note_stand_on_one_line():
    told = figure(
        50.0, "percent", low=40.0, high=60.05, basis=1200, of_what="verdicts", note="A sample.", band="crisis"
    )
    assert interval_text(told) == "40 to 60 %"
    assert about_text(told) == "crisis; 95 % interval 40 to 60 %; from 1,200 verdicts; A sample."


def test_a_decision_takes_its_numbers_from_figures_and_leaves_other_braces():
    text = "{a.b-c} assets of {owner} say {7*7}."
    assert decision_text(Decision(text, (replace(figure(9, "count"), id="a.b-c"),))) == "9 assets of {owner} say {7*7}."


def test_headline_and_trend_in_words(made_drift):
    report = made_drift.drift_report()
    assert headline_text(report) == "Alignment score 78.4, up 3.1 points since 2026Q2"
    assert trend_text(report.trends[2]).startswith("Stale share: 2025Q2 31 %, 2025Q3 28.5 %")


def test_every_figure_of_a_report_is_met(made_drift):
    """Counted a second way: by the ids in the text of the value."""
    report = made_drift.drift_report()
    told = Counter(re.findall(r"\bFigure\(id='([^']*)'", repr(report)))
    assert Counter(figure.id for figure in figures_of(report)) == told
    assert len(told) > 100
