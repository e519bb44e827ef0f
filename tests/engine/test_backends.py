from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from msgcheck.config.settings import Settings
from msgcheck.engine.asset_facts import ReadAsset
from msgcheck.engine.asset_reading import ReadingPlan
from msgcheck.engine.backends import read_assets, reading_limits
from msgcheck.errors import UnreadableError


def test_serial_and_processes_give_the_same_outcomes(plan, works, work, tmp_path):
    (tmp_path / "empty.md").write_bytes(b"")
    works = [*works, work(tmp_path / "empty.md")]
    serial = dict(read_assets(plan, works, 1))
    parallel = dict(read_assets(plan, works, 2))
    assert {at: str(outcome) for at, outcome in serial.items()} == {at: str(out) for at, out in parallel.items()}
    assert isinstance(parallel[6], UnreadableError)
    assert parallel[6].reason == "empty"


def test_file_that_is_gone_is_said(plan, works, work, tmp_path):
    for jobs in (None, 1, 2):
        outcomes = dict(
            read_assets(plan, [*works, work(tmp_path / "gone.md"), work(tmp_path / "gone.pdf", "pdf")], jobs)
        )
        assert outcomes[6].reason == outcomes[7].reason == "no-access"
        assert all(isinstance(outcomes[at], ReadAsset) for at in range(6))


def test_passages_stay_where_they_are_not_wanted(plan, works):
    bare = ReadingPlan(plan.reference, plan.rule_ids, keeps_passages=False)
    outcome = dict(read_assets(bare, works[:1], 1))[0]
    assert outcome.passages == ()
    assert outcome.facts.passage_count == 1
    assert [Path(works[0].asset.uri).name, len(outcome.facts.sightings)] == ["0.md", 1]


def test_the_settings_decide_the_limits(tmp_path):
    settings = Settings(root=tmp_path, name="x", platform=tmp_path, reading_seconds=7, reading_memory_mb=300, ocr="off")
    limits = reading_limits(settings)
    assert (limits.seconds, limits.memory, limits.ocr) == (7, 300 * 2**20, None)
    assert reading_limits(replace(settings, ocr="tesseract")).ocr == "tesseract"


def test_nothing_to_read_starts_nothing(plan):
    assert list(read_assets(plan, [], None)) == []
