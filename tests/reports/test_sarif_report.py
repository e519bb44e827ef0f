"""SARIF is what the published schema and GitHub's limits allow, and says where, what and what was left out."""

import gzip
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from msgcheck.checks.catalogue import BUILT_IN
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.model.severity import Severity
from msgcheck.reports.run.sarif import SarifLimits, run_as_sarif_lines

SCHEMA = Path(__file__).with_name("schemas") / "sarif-2.1.0.json"
VALIDATOR = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def written(run, limits=None):
    text = "".join(run_as_sarif_lines(run, BUILT_IN, limits))
    text.encode("utf-8")
    return json.loads(text)


def results_of(log):
    return [result for run in log["runs"] for result in run["results"]]


def first_location(run):
    return results_of(written(run))[0]["locations"][0]


@pytest.mark.parametrize("name", ["made_run", "hostile_run"])
def test_every_run_holds_to_the_published_schema(made, name):
    assert list(VALIDATOR.iter_errors(written(getattr(made, name)()))) == []


def test_the_schema_refuses_what_is_wrong(made):
    log = written(made.made_run())
    del log["runs"][0]["results"][0]["message"]
    assert not VALIDATOR.is_valid(log)


def test_findings_keep_order_level_and_fingerprint(made):
    run = made.made_run()
    results = results_of(written(run))
    assert [r["partialFingerprints"]["msgcheck/v1"] for r in results] == [f.fingerprint for f in run.findings]
    assert Counter(result["level"] for result in results) == {"warning": 6, "error": 1, "note": 1}
    assert results[0]["message"]["text"] == "Use 'open source' instead of 'Foss'. (slide 1, Title 1: Why ⟦Foss⟧ wins)"


def test_every_rule_brings_its_page(made):
    (run,) = written(made.made_run())["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["message.conflicting", "message.missing", "term.deprecated"]
    assert all(rule["help"]["markdown"].startswith("# ") and rule["fullDescription"]["text"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize(
    ("place", "logical", "region"),
    [
        (SlidePlace(4, 2, "Title 1", 0), ("slide 4/Title 1/paragraph 1", "paragraph"), {"startLine": 1}),
        (SlidePlace(4, 7, None, row=1, column=2), ("slide 4/shape 7/row 2 column 3", "cell"), {"startLine": 1}),
        (PagePlace(3), ("page 3", "page"), {"startLine": 1}),
        (DocumentPlace("body/12"), ("body/12", "paragraph"), {"startLine": 1}),
        (WebPlace(None, "main > p", 8), ("main > p", "element"), {"startLine": 8, "endLine": 8}),
        (LinePlace(3, 9), None, {"startLine": 3, "endLine": 4}),
    ],
)
def test_places_are_logical_and_lines_are_regions(made, place, logical, region):
    location = first_location(made.made_run(findings=(made.finding("FO\nSS", place=place),)))
    shown = location["physicalLocation"]["region"]
    assert {key: shown[key] for key in shown if key != "snippet"} == region
    (found,) = location.get("logicalLocations", [None])
    assert (found and (found["fullyQualifiedName"], found["kind"])) == logical


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("decks/a b#1.pptx", {"uri": "decks/a%20b%231.pptx", "uriBaseId": "%SRCROOT%"}),
        ("c:odd/\udcff.md", {"uri": "c%3Aodd/%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a.md", {"uri": "file:///srv/a.md"}),
        ("https://acme.example/p?q=1", {"uri": "https://acme.example/p?q=1"}),
    ],
)
def test_an_asset_is_a_valid_address(made, uri, expected):
    location = first_location(made.made_run(findings=(made.finding(asset=uri),)))
    assert location["physicalLocation"]["artifactLocation"] == expected


def test_text_of_strangers_is_no_link_and_no_control(made):
    finding = made.finding(message="See [this](https://evil.example)\x1b[31m\u202e", suggestions=())
    text = results_of(written(made.made_run(findings=(finding,))))[0]["message"]["text"]
    assert text.startswith("See [this] (https://evil.example)[31m (")


def test_known_and_waived_findings_say_so(made):
    findings = (made.finding(baseline="known"), made.finding(waiver="legal wants it"), made.finding())
    results = results_of(written(made.made_run(findings=findings)))
    assert [result["baselineState"] for result in results] == ["unchanged", "new", "new"]
    assert [result.get("suppressions", [{}])[0].get("justification") for result in results] == [
        None,
        "legal wants it",
        None,
    ]
    assert "baselineState" not in results_of(written(made.made_run()))[0]


def test_what_was_not_checked_is_told(made):
    notes = written(made.made_run())["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    told = " ".join(note["message"]["text"] for note in notes)
    for words in ("needs a password", "slide 3 video", "message.wrong-audience", "cache could not be used"):
        assert words in told


def test_more_than_are_shown_go_into_more_runs(made):
    run = made.large_run(10, 10)
    log = written(run, SarifLimits(results_a_run=40))
    assert [len(part["results"]) for part in log["runs"]] == [40, 40, 20]
    names = [part["automationDetails"]["id"] for part in log["runs"]]
    assert names == ["msgcheck/part 1/", "msgcheck/part 2/", "msgcheck/part 3/"]
    assert list(VALIDATOR.iter_errors(log)) == []


def test_the_mildest_are_left_out_and_counted(made):
    run = made.large_run(10, 10)
    worst = replace(run.findings[-1], severity=Severity.ERROR)
    log = written(replace(run, findings=(*run.findings[:-1], worst)), SarifLimits(runs=2, results_a_run=20))
    results = results_of(log)
    assert len(results) == 40
    assert results[-1]["level"] == "error"
    (note,) = log["runs"][-1]["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("60 findings left out of this file")
    assert "60 term.deprecated (warning)" in note["message"]["text"]


def test_a_file_stays_below_the_size_that_is_accepted(made):
    run = made.large_run(20, 100)
    text = "".join(run_as_sarif_lines(run, BUILT_IN, SarifLimits(gzip_bytes=30_000)))
    assert 10_000 < len(gzip.compress(text.encode())) < 40_000
    assert "left out of this file" in text


def test_the_same_run_gives_the_same_bytes_in_pieces(made):
    run = made.large_run(3, 10)
    pieces = list(run_as_sarif_lines(run, BUILT_IN))
    assert "".join(pieces) == "".join(run_as_sarif_lines(replace(run), BUILT_IN))
    assert len(pieces) > len(run.findings)
