"""How one sentence is understood."""

import io
import json
from importlib.resources import files

import jsonschema
import pytest
from rich.cells import cell_len
from rich.console import Console

from msgcheck.analysis.claims.claim_profile import take_apart
from msgcheck.reports.analysis_report import analysis_as_json, print_analysis

TEXT = "Cut costs by up to 45%, and 1.1 million users never wait."


def test_the_json_form_is_the_contracts():
    document = json.loads(analysis_as_json(take_apart(TEXT)))
    assert document["schema"] == "msgcheck.analysis/1"
    assert document["quantities"][0] == {
        "span": {"start": 13, "end": 22},
        "quote": "up to 45%",
        "value": 45,
        "low": None,
        "high": 45,
        "bound": "at_most",
        "unit": "percent",
        "per": None,
        "window": None,
        "of": "costs",
    }
    assert document["quantities"][1]["value"] == 1_100_000
    assert document["negations"] == [
        {"span": {"start": 46, "end": 51}, "quote": "never", "scope": {"start": 51, "end": 56}}
    ]
    assert document["is_claim"] is True


@pytest.mark.parametrize(
    "text", [TEXT, "", "Is it?", "ISO 9001 \ud800 “x” since Q3 2025", "faster than A\nB; can; $3-4m"]
)
def test_the_json_form_fits_its_schema(text):
    schema = json.loads(
        files("msgcheck").joinpath("data", "schemas", "analysis.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(json.loads(analysis_as_json(take_apart(text))), schema)


@pytest.mark.parametrize("width", [30, 80])
def test_the_console_says_it_in_words(width):
    console = Console(file=io.StringIO(), width=width)
    print_analysis(take_apart(TEXT + " \x1b[31m[red] faster than A in May 2026"), console)
    text = console.file.getvalue()
    words = " ".join(text.split())
    assert max(map(cell_len, text.splitlines())) <= width
    for expected in ("A claim.", "at most 45 percent of costs", "1,100,000 users", "“never” denies", "time: 2026-05"):
        assert expected in words
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cut costs by 45% within 90 days", "45 percent of costs, time: 90 days"),
        ("Live within 90 days", "at most 90 days"),
        ("Live in one week", "1 week"),
        ("Up 45% in 2025", "time: 2025"),
        ("5 to 10 minutes", "5 to 10 minutes"),
    ],
)
def test_times_are_said_in_words(text, said):
    console = Console(file=io.StringIO(), width=200)
    print_analysis(take_apart(text), console)
    assert said in console.file.getvalue()
