"""Broken settings and the exact lines they are answered with: ``mistakes/*.txt``; ``=== name`` begins a case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from msgcheck.config.settings_file import load_settings
from msgcheck.errors import SettingsError

FILES = sorted(Path(__file__).with_name("mistakes").glob("*.txt"))


def cases(text: str) -> dict[str, dict[str, str]]:
    named = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    parts = [body.partition("--- mistakes\n") for body in named[2::2]]
    return {
        name: {"settings": settings, "mistakes": mistakes}
        for name, (settings, _, mistakes) in zip(named[1::2], parts, strict=True)
    }


def told(folder: Path, case: dict[str, str]) -> str:
    path = folder / "msgcheck.toml"
    path.write_text(case["settings"], encoding="utf-8")
    (folder / "rules").mkdir()
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    return f"{raised.value}\n".replace(str(folder), "ROOT")


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=name) for file in FILES for name, case in cases(file.read_text("utf-8")).items()],
)
def test_broken_settings_are_answered_line_by_line(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told(tmp_path, case) == case["mistakes"]
