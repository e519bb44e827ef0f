from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib.resources import files

import jsonschema
import pytest

from msgcheck.model.figure_trace import FigureTrace, TracedItem
from msgcheck.reports.drift.figure_words import figures_of
from msgcheck.reports.drift.json_form import report_as_json, trace_as_json_lines


@pytest.fixture(scope="module")
def report(made_drift):
    return made_drift.drift_report()


@pytest.fixture(scope="module")
def read_back(report):
    return json.loads(report_as_json(report))


def faults(document, schema):
    """What does not hold to the schema that ships with the package."""
    text = files("msgcheck").joinpath(f"data/schemas/{schema}.schema.json").read_text(encoding="utf-8")
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return list(jsonschema.Draft202012Validator(json.loads(text), format_checker=checker).iter_errors(document))


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


def test_a_report_holds_to_its_schema(read_back):
    assert faults(read_back, "report") == []
    assert faults(read_back | {"worst": [{}], "period": None}, "report")


def test_a_trace_holds_to_its_schema(report):
    seen = datetime(2026, 7, 1, tzinfo=UTC)
    judged = TracedItem(asset="a.pptx", value=100.0, weight=2.0, message_id="m1", verdict="aligned")
    found = TracedItem(asset="b.md", value=1, weight=1, rule="term.forbidden", first_seen=seen, result_id=3, position=0)
    trace = FigureTrace(report.headline[0], (judged, found))
    document = json.loads("".join(trace_as_json_lines(trace)))
    assert faults(document, "trace") == []
    assert faults({"schema": document["schema"], "figure": document["figure"]}, "trace")


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
