"""``calibration.yaml``: what is written is what is read; broken ones and the exact lines they are answered with.

A case of ``calibration_mistakes.txt`` begins with ``=== name``; ``--- change`` holds pairs of lines, each the text of a
right file and what stands there instead; ``--- calibration.yaml`` is a whole file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msgcheck.config.settings_file import load_settings
from msgcheck.errors import ReferenceDataError
from msgcheck.model.calibration import Calibration, CalibrationRecord, Decision, Quality, Scaling, Score, Share
from msgcheck.reference.calibration_file import calibration_text, load_calibration

JUDGE = "a" * 64
QUALITY = Quality(Share.counted(20, 25), Share.counted(20, 30), Score(0.7, 0.61, 0.78))
RECORD = CalibrationRecord(
    judge_sha256=JUDGE,
    platform_version="2026.10",
    made_on=date(2026, 7, 1),
    calibration=Calibration(
        scaling=Scaling(1.5, (0.1, -0.2, 0.3, -0.2)),
        decision=Decision((1.0, 1.4, 1.2, 1.0), 0.6),
        wished_precision=0.85,
        calibrated=QUALITY,
        shipped=Quality(Share.counted(18, 40), Share.counted(18, 30), Score(0.6, 0.5, 0.7)),
        relabelled=3,
        label_counts=(20, 10, 20, 70),
    ),
)


def read(folder: Path, text: str | None, judge: str = JUDGE) -> CalibrationRecord | None:
    (folder / "msgcheck.toml").write_text('[model]\ncalibration = "calibration.yaml"\n', encoding="utf-8")
    if text is not None:
        (folder / "calibration.yaml").write_text(text, encoding="utf-8")
    return load_calibration(load_settings(folder / "msgcheck.toml"), judge)


def cases() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("calibration_mistakes.txt").read_text("utf-8")
    named = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    parts = [re.split(r"^--- ([a-z.]+)\n", body, flags=re.MULTILINE) for body in named[2::2]]
    return {name: dict(zip(part[1::2], part[2::2], strict=True)) for name, part in zip(named[1::2], parts, strict=True)}


def changed(changes: str) -> str:
    text, lines = calibration_text(RECORD), changes.replace("JUDGE", JUDGE).splitlines()
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_what_is_written_is_read(tmp_path):
    assert read(tmp_path, calibration_text(RECORD)) == RECORD


@settings(max_examples=30)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool))
def test_any_version_of_a_platform_survives(tmp_path_factory, version):
    record = replace(RECORD, platform_version=version)
    assert read(tmp_path_factory.getbasetemp(), calibration_text(record)) == record


def test_without_the_setting_there_is_none(tmp_path):
    (tmp_path / "msgcheck.toml").write_text("")
    (tmp_path / "calibration.yaml").write_text(calibration_text(RECORD))
    assert load_calibration(load_settings(tmp_path / "msgcheck.toml"), JUDGE) is None


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases().items()])
def test_a_broken_file_is_answered_line_by_line(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = changed(case["change"]) if "change" in case else case.get("calibration.yaml")
    with pytest.raises(ReferenceDataError) as raised:
        read(tmp_path, text)
    assert f"{raised.value}\n".replace(str(tmp_path), "ROOT") == case["mistakes"]


def test_a_folder_in_its_place_is_told(tmp_path):
    (tmp_path / "calibration.yaml").mkdir()
    with pytest.raises(ReferenceDataError, match="This is no file"):
        read(tmp_path, None)
