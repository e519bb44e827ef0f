"""Whatever the cache holds and whoever writes the files meanwhile, a scan says what a scan from nothing says."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from msgcheck.api import scanning
from msgcheck.engine import asset_bytes
from msgcheck.engine.caching import keys as cache_key
from msgcheck.engine.caching.cache import CACHE_FILE
from msgcheck.engine.stages import reading as reading_stage
from msgcheck.extract.reading import extract
from msgcheck.model.calibration import Calibration, CalibrationRecord, Decision, Quality, Scaling, Score, Share

QUALITY = Quality(Share.counted(1, 2), Share.counted(1, 2), Score(0.5, 0.1, 0.9))


def told(run):
    """What a run says of its assets."""
    return run.findings, run.assets, run.skipped


def quotes(run):
    return [finding.quote for finding in run.findings]


def rows(workspace, query, *parameters):
    with sqlite3.connect(workspace / CACHE_FILE) as db:
        found = db.execute(query, parameters).fetchall()
    db.close()
    return found


def test_facts_belong_to_the_bytes_that_were_read(workspace, scan, monkeypatch):
    page = workspace / "pages" / "clean.md"
    clean, changed = page.read_bytes(), b"We like freeware.\n"
    planned = reading_stage.read_assets

    def change_then_read(*arguments):
        page.write_bytes(changed)
        return planned(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(reading_stage, "read_assets", change_then_read)
        run = scan(select=("term",))
    assert quotes(run) == ["freeware", "FOSS"]
    assert hashlib.sha256(changed).hexdigest() in [asset.sha256 for asset in run.assets]
    with monkeypatch.context() as patch:
        patch.setattr(reading_stage, "read_assets", lambda plan, works, jobs: pytest.fail("cold"))
        assert quotes(scan(select=("term",))) == ["freeware", "FOSS"]
    page.write_bytes(clean)
    assert quotes(scan(select=("term",))) == ["FOSS"]


def test_file_that_is_written_while_it_is_read_is_read_again(workspace, scan, monkeypatch):
    page, written = workspace / "pages" / "clean.md", []

    def write_once_then_extract(stream, format_name, limits):
        if not written and stream.name == str(page):
            written.append(page.write_bytes(b"We like freeware.\n"))
        return extract(stream, format_name, limits)

    monkeypatch.setattr(asset_bytes, "extract", write_once_then_extract)
    run = scan(select=("term",))
    assert quotes(run) == ["freeware", "FOSS"]
    assert hashlib.sha256(page.read_bytes()).hexdigest() in [asset.sha256 for asset in run.assets]


def test_file_that_never_stops_changing_is_skipped(workspace, scan, monkeypatch):
    page = workspace / "pages" / "clean.md"

    def write_then_extract(stream, format_name, limits):
        if stream.name == str(page):
            page.write_bytes(page.read_bytes() + b"More.\n")
        return extract(stream, format_name, limits)

    monkeypatch.setattr(asset_bytes, "extract", write_then_extract)
    run = scan(select=("term",))
    assert [(skipped.uri, skipped.reason) for skipped in run.skipped] == [("pages/clean.md", "changing")]
    assert quotes(run) == ["FOSS"]


def change_at(*path, to):
    """Return a change of one value of the facts of an asset as JSON."""

    def changed(facts):
        place = facts
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to
        return json.dumps(facts)

    return changed


PASSAGES, SIGHTINGS, VERDICTS = 4, 5, 6
PAYLOADS = {
    "no JSON": lambda _: "{",
    "number": lambda _: "7",
    "short list": lambda _: "[1]",
    "mapping": lambda _: "{}",
    "bytes": lambda _: b"\xff\xfe",
    "deep": lambda _: "[" * 100_000,
    "title": change_at(0, to=7),
    "passage count": change_at(1, to="9"),
    "negative count": change_at(1, to=-1),
    "coverage": change_at(2, to=[1, 2]),
    "unchecked": change_at(3, to=[["notes", "3"]]),
    "layer": change_at(PASSAGES, 0, 1, to="nowhere"),
    "kind of place": change_at(PASSAGES, 0, 3, to="moon"),
    "place": change_at(PASSAGES, 0, 4, to=["3", 1]),
    "passage that is not there": change_at(SIGHTINGS, 0, 0, to=99),
    "rule that does not run": change_at(SIGHTINGS, 0, 1, 0, to="term.gone"),
    "rule of another type": change_at(SIGHTINGS, 0, 1, 0, to=[]),
    "span": change_at(SIGHTINGS, 0, 1, 4, to=10**6),
    "suggestions": change_at(SIGHTINGS, 0, 1, 5, to="open source"),
    "evidence": change_at(SIGHTINGS, 0, 1, 7, to=[["n", {}]]),
    "confidence": change_at(SIGHTINGS, 0, 1, 8, to="high"),
    "message that is not there": change_at(VERDICTS, 0, 0, to="gone"),
    "verdict": change_at(VERDICTS, 0, 1, to="fine"),
    "observation that is not there": change_at(VERDICTS, 0, 3, to=99),
}


@pytest.fixture(scope="module")
def no_model():
    """The stand-in for an encoder: fast, and of unit length."""

    class Letters:
        dimension = 8

        def encode(self, texts):
            counts = np.array([[1 + text.count(letter) for letter in "aeiouslt"] for text in texts], np.float32)
            return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    return lambda *_, **__: Letters()


@pytest.fixture
def fast(monkeypatch, no_model):
    monkeypatch.setattr("msgcheck.engine.stages.model_reader.open_encoder", no_model)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_facts_of_wrong_shape_are_unknown_and_overwritten(workspace, scan, fast, payload):
    cold = scan()
    entries = rows(workspace, "SELECT key, payload FROM facts")
    right = {key: json.loads(text) for key, text in entries}
    for key, facts in right.items():
        if facts[SIGHTINGS]:
            rows(workspace, "UPDATE facts SET payload = ? WHERE key = ?", payload(facts), key)
    assert rows(workspace, "SELECT key, payload FROM facts") != entries
    run = scan()
    assert told(run) == told(cold)
    assert run.notices == cold.notices
    assert rows(workspace, "SELECT key, payload FROM facts ORDER BY key") == sorted(entries)


VECTORS = {
    "empty": b"",
    "one byte": b"x",
    "cut": np.ones(4, np.float32).tobytes(),
    "cut to unit length": np.array([1, 0], np.float32).tobytes(),
    "text": "vector",
    "not a number": np.full(8, np.nan, np.float32).tobytes(),
    "longer": np.ones(9, np.float32).tobytes(),
}


ONE, ALL = "WHERE rowid = (SELECT min(rowid) FROM vector)", ""
CHANGES = [(name, ONE) for name in VECTORS] + [(name, ALL) for name in VECTORS if name != "cut to unit length"]


@pytest.mark.parametrize(("name", "where"), CHANGES)
def test_vectors_of_wrong_shape_are_unknown_and_overwritten(workspace, scan, fast, name, where):
    cold = scan()
    entries = rows(workspace, "SELECT key, payload FROM vector ORDER BY key")
    rows(workspace, f"UPDATE vector SET payload = ? {where}", VECTORS[name])
    rows(workspace, "DELETE FROM facts")
    assert told(scan()) == told(cold)
    assert rows(workspace, "SELECT key, payload FROM vector ORDER BY key") == entries


def test_cached_facts_are_those_of_the_scan(workspace, scan, fast):
    assert told(scan()) == told(scan()) == told(scan(uses_cache=False))
    assert len(rows(workspace, "SELECT 1 FROM facts")) == len(scan().assets) == 2


def test_other_libraries_are_another_entry(workspace, scan, monkeypatch):
    scan(select=("term",))
    monkeypatch.setattr(cache_key, "library_stamp", lambda: "lxml 99")
    scan(select=("term",))
    assert len(rows(workspace, "SELECT 1 FROM facts")) == 4


SETTINGS = [
    (('name = "Lumo"', 'name = "Lumo Group"'), {}),
    (('paths = ["pages/**"]', 'paths = ["pages/**"]\naudience = "cfo"'), {}),
    (("", ""), {"today": date(2026, 11, 22)}),
]


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize(("change", "options"), SETTINGS, ids=["name", "audience", "day"])
def test_what_decides_on_messages_makes_another_entry(workspace, scan, change, options):
    (workspace / "platform/personas.yaml").write_text("schema: 1\npersonas: [{id: cfo, name: CFO}]\n")
    settings = workspace / "msgcheck.toml"
    scan()
    scan(select=("term",))
    settings.write_text(settings.read_text().replace(*change))
    scan(select=("term",), **options)
    assert len(rows(workspace, "SELECT 1 FROM facts")) == 4
    scan(**options)
    assert len(rows(workspace, "SELECT 1 FROM facts")) == 6


CALIBRATION = CalibrationRecord(
    calibration=Calibration(
        scaling=Scaling(1.5), decision=Decision((1.0, 1.0, 1.0, 1.0), 0.6), wished_precision=0.85,
        calibrated=QUALITY, shipped=QUALITY, relabelled=0, label_counts=(1, 1, 1, 1),
    ),
    judge_sha256="a" * 64, platform_version="1", made_on=date(2026, 7, 1),
)  # fmt: skip


def test_another_calibration_makes_another_entry(workspace, scan, fast, monkeypatch):
    for count, record in enumerate((None, CALIBRATION), start=1):
        monkeypatch.setattr(scanning, "_calibration", lambda *_, record=record: record)
        scan()
        assert len(rows(workspace, "SELECT 1 FROM facts")) == 2 * count


@pytest.mark.parametrize("is_calibrated", [False, True])
def test_what_a_company_measured_itself_is_taken_at_its_word(scan, monkeypatch, is_calibrated):
    record = replace(CALIBRATION, calibration=replace(CALIBRATION.calibration, scaling=Scaling()))
    monkeypatch.setattr(scanning, "_calibration", lambda *_: record if is_calibrated else None)
    (seen,) = (finding for finding in scan().findings if finding.rule == "claim.number-mismatch")
    assert (seen.confidence > 0.95) is is_calibrated


CLAIM = "Lumo answers every support call within five minutes.\n"


def test_a_claim_is_counted_over_the_assets_of_each_run(workspace, scan):
    def counted():
        found = [finding for finding in scan().findings if finding.rule == "message.unapproved-claim"]
        return [(dict(finding.evidence)["assets"], "2 passages of 2 assets" in finding.message) for finding in found]

    home, clean = workspace / "pages/home.md", workspace / "pages/clean.md"
    home.write_text(CLAIM)
    clean.write_text("# Clean\n")
    assert counted() == [(1, False)]
    clean.write_text(CLAIM + "\nNothing else.\n")
    assert counted() == [(2, True)] * 2
    clean.unlink()
    assert counted() == [(1, False)]
