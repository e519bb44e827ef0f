from __future__ import annotations

import json
import re

import pytest

from msgcheck.reports.drift_json import report_as_json
from msgcheck.reports.figure_words import figures_of


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


@pytest.fixture(scope="module")
def read_back(report):
    return json.loads(report_as_json(report))


def objects(value):
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(item)


def test_every_figure_is_there_with_its_numbers(report, read_back):
    told = {each["id"]: each for each in objects(read_back) if {"id", "value", "unit"} <= each.keys()}
    for figure in figures_of(report):
        each = told[figure.id]
        assert (each["value"], each["before"], each["low"], each["unit"]) == (
            figure.value, figure.before, figure.low, figure.unit,
        )  # fmt: skip


def test_sentences_have_their_numbers_filled_in(report, read_back):
    for sentence, told in zip(report.decisions, read_back["decisions"], strict=True):
        assert told["template"] == sentence.text
        assert not re.search(r"\{[^{}]+\}", told["text"])


def test_hostile_texts_come_back_as_they_are(report, read_back):
    assert [each["statement"] for each in read_back["messages"]] == [each.statement for each in report.messages]


def test_one_item_stands_on_one_line(report):
    lines = report_as_json(report).splitlines()
    assert len([line for line in lines if line.startswith('    {"id": "message.m') or '"statement"' in line]) == len(
        report.messages
    )


def test_times_are_utc(read_back):
    assert read_back["period"]["start"].endswith("Z")
    assert read_back["made_at"].endswith("Z")
