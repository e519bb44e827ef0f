"""The JSON run is the contract's: keys, order, places, and the published schema."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from importlib.resources import files

import jsonschema
import pytest

from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.reports.run.json_form import run_as_json_lines

RUN_KEYS = [
    "schema",
    "run_id",
    "started_at",
    "finished_at",
    "tool_version",
    "workspace",
    "platform",
    "rules_sha256",
    "models",
    "summary",
]
ASSET_KEYS = [
    "uri",
    "kind",
    "format",
    "sha256",
    "title",
    "status",
    "reason",
    "passages",
    "coverage",
    "score",
    "messages",
]
FINDING_KEYS = [
    *[
        "rule",
        "severity",
        "fingerprint",
        "asset",
        "place",
        "layer",
        "span",
        "quote",
        "passage",
        "message",
        "suggestions",
    ],
    *["reference", "evidence", "confidence", "baseline", "waiver", "related"],
]
SLIDE = {"kind": "slide", "slide": 4, "shape_id": None, "shape": None, "paragraph": None, "row": None, "column": None}
SCHEMA = json.loads(files("msgcheck").joinpath("data/schemas/run.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def text_of(run):
    return "".join(run_as_json_lines(run))


def written(run):
    return json.loads(text_of(run))


def test_keys_stand_in_the_order_of_the_contract(made):
    document = written(made.made_run())
    assert list(document)[: len(RUN_KEYS)] == RUN_KEYS
    assert [key for key in document if key in {"assets", "findings"}] == ["assets", "findings"]
    assert all(list(asset)[: len(ASSET_KEYS)] == ASSET_KEYS for asset in document["assets"])
    assert all(list(finding)[: len(FINDING_KEYS)] == FINDING_KEYS for finding in document["findings"])


@pytest.mark.parametrize("name", ["made_run", "hostile_run", "large_run"])
def test_every_run_holds_to_the_schema(made, name):
    assert list(VALIDATOR.iter_errors(written(getattr(made, name)()))) == []


@pytest.mark.parametrize(
    "path", [["summary"], ["findings", 0, "span"], ["assets", 0, "coverage"], ["assets", 4, "reason"]]
)
def test_the_schema_misses_nothing(made, path):
    document = written(made.made_run())
    *way, key = path
    holder = document
    for step in way:
        holder = holder[step]
    del holder[key]
    assert not VALIDATOR.is_valid(document)


def test_the_schema_refuses_an_unknown_key(made):
    assert not VALIDATOR.is_valid(written(made.made_run()) | {"surprise": 1})


def test_the_span_cuts_the_quote_out_of_the_passage(made):
    for run in (made.made_run(), made.hostile_run()):
        for finding in written(run)["findings"]:
            assert finding["passage"][finding["span"]["start"] : finding["span"]["end"]] == finding["quote"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (SlidePlace(4, 2, "Title 1", 0), SLIDE | {"shape_id": 2, "shape": "Title 1", "paragraph": 0}),
        (SlidePlace(4, row=1, column=2), SLIDE | {"row": 1, "column": 2}),
        (PagePlace(2, (1.0, 2.5, 3.00000001, 4.0)), {"kind": "page", "page": 2, "box": [1.0, 2.5, 3.0, 4.0]}),
        (LinePlace(3, 9), {"kind": "line", "line": 3, "column": 9}),
        (WebPlace(None, "main > p", 8), {"kind": "web", "url": None, "css": "main > p", "line": 8}),
        (DocumentPlace("body/12"), {"kind": "document", "paragraph": "body/12"}),
        (None, None),
    ],
)  # fmt: skip
def test_a_place_of_each_kind(made, place, expected):
    (finding,) = written(made.made_run(findings=(made.finding(place=place),)))["findings"]
    assert finding["place"] == expected


def test_the_summary_counts(made):
    summary = written(made.made_run())["summary"]
    findings = {"error": 1, "warning": 6, "suggestion": 1}
    assert summary == {"assets": 4, "skipped": 1, "passages": 1248, "findings": findings, "score": 79.2}


def test_a_skipped_asset_says_why(made):
    *read, skipped = written(made.made_run())["assets"]
    assert {asset["status"] for asset in read} == {"ok"}
    assert (skipped["uri"], skipped["status"], skipped["reason"]) == (
        "corpora/decks/locked.pptx",
        "skipped",
        "encrypted",
    )
    assert skipped["detail"] == "It needs a password."
    assert skipped["coverage"] is None


def test_evidence_is_an_object_with_lists(made):
    (finding,) = written(made.made_run(findings=(made.message_finding(),)))["findings"]
    assert finding["evidence"] == {"similarity": 0.8125, "found": ["70 %"], "approved": ["up to 40 %"], "url": None}


def test_noise_below_six_digits_does_not_change_the_text(made):
    one, other = (
        made.made_run(findings=(made.message_finding(confidence=c, evidence=(("s", c),)),)) for c in (0.91, 0.91 + 1e-9)
    )
    assert text_of(one) == text_of(other)


def test_times_are_utc(made):
    berlin = timezone(timedelta(hours=2))
    run = made.made_run(started_at=datetime(2026, 7, 1, 11, 30, tzinfo=berlin))
    assert written(run)["started_at"] == "2026-07-01T09:30:00.000Z"


def test_the_same_run_gives_the_same_text_and_keeps_its_order(made):
    run = made.made_run()
    assert text_of(run) == text_of(replace(run))
    assert [finding["fingerprint"] for finding in written(run)["findings"]] == [f.fingerprint for f in run.findings]


def test_broken_unicode_can_be_written_and_comes_back(made):
    run = made.made_run(findings=(made.finding("a\ud800b\u2028"),))
    document = json.loads(text_of(run).encode().decode())
    assert document["findings"][0]["quote"] == "a\ud800b\u2028"


def test_a_number_that_json_lacks_is_refused(made):
    run = made.made_run(findings=(made.finding(evidence=(("similarity", float("nan")),)),))
    with pytest.raises(ValueError, match="Out of range"):
        text_of(run)


def test_ten_thousand_findings_take_less_than_half_a_second(made, clock):
    run = made.large_run(100, 100)
    clock.assert_within(0.5, lambda: text_of(run))
