"""rdjson holds to the format of reviewdog, comments on lines, and leaves out what is known or waived."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from msgcheck.model.place import LinePlace, SlidePlace, WebPlace
from msgcheck.reports.run.rdjson import run_as_rdjson_lines

SCHEMA = Path(__file__).with_name("schemas") / "rdjson.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
PUBLISHED = json.loads(SCHEMA.with_name("rdjson-published.json").read_text(encoding="utf-8"))


def written(run):
    return json.loads("".join(run_as_rdjson_lines(run)).encode("utf-8"))


@pytest.mark.parametrize("name", ["made_run", "hostile_run", "large_run"])
def test_every_run_holds_to_the_schema(made, name):
    run = getattr(made, name)()
    opened = replace(run, findings=tuple(replace(finding, waiver=None) for finding in run.findings))
    document = written(opened)
    assert list(VALIDATOR.iter_errors(document)) == []
    assert list(jsonschema.validators.validator_for(PUBLISHED)(PUBLISHED).iter_errors(document)) == []
    assert sum("code" in each for each in document["diagnostics"]) == len(run.findings)


def test_the_published_schema_refuses_what_is_wrong(made):
    document = written(made.made_run())
    document["diagnostics"][0]["message"] = 7
    assert not jsonschema.validators.validator_for(PUBLISHED)(PUBLISHED).is_valid(document)


def test_the_schema_refuses_an_unknown_key(made):
    document = written(made.made_run())
    document["diagnostics"][0]["colour"] = "red"
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (LinePlace(3, 9), {"start": {"line": 3}, "end": {"line": 4}}),
        (WebPlace(None, "main > p", 8), {"start": {"line": 8}}),
        (WebPlace(None, "main > p"), None),
        (SlidePlace(4), None),
        (None, None),
    ],
)
def test_lines_are_ranges(made, place, expected):
    (diagnostic, *_) = written(made.made_run(findings=(made.finding("FO\nSS", place=place),)))["diagnostics"]
    assert diagnostic["location"].get("range") == expected


def test_a_finding_without_a_line_says_where(made):
    first = written(made.made_run())["diagnostics"][0]
    assert first["message"] == "Use 'open source' instead of 'Foss'. (slide 1, Title 1: Why ⟦Foss⟧ wins)"
    assert (first["code"], first["severity"]) == ({"value": "term.deprecated"}, "WARNING")


def test_known_and_waived_findings_are_counted_only(made):
    findings = (made.finding(waiver="legal"), made.finding(baseline="known"), made.finding("OSS"))
    found = written(made.made_run(findings=findings))["diagnostics"]
    assert len([each for each in found if "code" in each]) == 1
    assert [each["message"] for each in found].count("1 new finding, 1 known, 1 waived.") == 1


def test_what_was_not_checked_is_told(made):
    told = [
        (each["location"]["path"], each["message"])
        for each in written(made.made_run())["diagnostics"]
        if "code" not in each
    ]
    assert told == [
        ("corpora/decks/locked.pptx", "Skipped: It needs a password. (encrypted)"),
        (made.DECK, "Not read: slide 3 video: no text"),
        ("msgcheck.toml", "Not run: message.wrong-audience: The platform names no personas."),
        ("msgcheck.toml", "The cache could not be used."),
    ]


def test_the_same_run_gives_the_same_bytes(made):
    run = made.made_run()
    assert list(run_as_rdjson_lines(run)) == list(run_as_rdjson_lines(replace(run)))
