"""The scan of the sample corpora finds everything that EXPECTED.yaml lists, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from msgcheck import api
from msgcheck.model.place import LinePlace, PagePlace, SlidePlace, WebPlace

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = yaml.safe_load((ROOT / "corpora" / "EXPECTED.yaml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def run():
    options = api.ScanOptions(uses_cache=False, records=False, today=TODAY)
    return api.scan(workspace=ROOT, options=options)


def plain(text):
    return " ".join(text.replace("\u00ad", "").split())


def where(place):
    match place:
        case SlidePlace():
            return f"slide {place.slide}"
        case PagePlace():
            return f"page {place.page}"
        case LinePlace() | WebPlace():
            return f"line {place.line}"
    return None


def key(finding):
    reference = finding.reference.id if finding.reference else None
    layer = str(finding.layer) if finding.layer else None
    return (finding.asset, finding.rule, reference, layer, plain(finding.quote))


def test_every_planted_drift_is_found_and_nothing_else(run):
    found = Counter(key(finding) for finding in run.findings)
    planted = Counter()
    for drift in EXPECTED["drifts"]:
        identity = (
            drift["asset"],
            drift["rule"],
            drift["reference"],
            drift.get("layer"),
            plain(drift.get("quote", "")),
        )
        planted[identity] += drift.get("count", 1)
    assert planted - found == Counter(), "planted and not found"
    assert found - planted == Counter(), "found and not planted"


def test_drifts_stand_where_they_were_planted(run):
    places = {}
    for finding in run.findings:
        places.setdefault(key(finding), set()).add(where(finding.place))
    for drift in EXPECTED["drifts"]:
        if str(drift.get("place", "")).split()[:1] in (["slide"], ["page"]):
            identity = (drift["asset"], drift["rule"], drift["reference"], drift["layer"], plain(drift["quote"]))
            assert drift["place"] in places[identity], drift


def test_right_words_that_look_wrong_are_left_alone(run):
    for silent in EXPECTED["silent"]:
        loud = [
            finding
            for finding in run.findings
            if finding.asset == silent["asset"]
            and where(finding.place) == silent["place"]
            and plain(silent["quote"]) in plain(finding.quote)
        ]
        assert loud == [], silent


def test_clean_assets_are_silent(run):
    assert [finding for finding in run.findings if "/clean/" in finding.asset] == []
    assert sum("/clean/" in asset.uri for asset in run.assets) >= 4


def test_every_asset_is_read_whole(run):
    assert run.skipped == ()
    assert [(asset.uri, asset.coverage.unread) for asset in run.assets if asset.coverage.unread] == []


def test_every_quote_is_what_stands_in_its_passage(run):
    assert all(finding.passage[finding.start : finding.end] == finding.quote for finding in run.findings)
