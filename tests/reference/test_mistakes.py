"""Broken files and the exact lines they are answered with: ``mistakes/*.txt``.

A case begins with ``=== name``; ``--- file`` begins a file of the workspace, ``--- mistakes`` what is told.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from msgcheck.config.settings import Settings
from msgcheck.errors import ReferenceDataError
from msgcheck.reference.load import load_reference

FILES = sorted(Path(__file__).with_name("mistakes").glob("*.txt"))
PLATFORM = 'schema: 1\nname: Acme\nversion: "2026.3"\nmessages: []\n'


def cases(text: str) -> dict[str, dict[str, str]]:
    named = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    parts = [re.split(r"^--- ([a-z/.]+)\n", body, flags=re.MULTILINE) for body in named[2::2]]
    return {name: dict(zip(part[1::2], part[2::2], strict=True)) for name, part in zip(named[1::2], parts, strict=True)}


def told(folder: Path, files: dict[str, str]) -> str:
    for name, text in {"messages.yaml": PLATFORM, **files}.items():
        path = folder / ("" if name.startswith("rules/") else "platform") / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rules = tuple(folder.glob("rules"))
    with pytest.raises(ReferenceDataError) as raised:
        load_reference(Settings(root=folder, name="w", platform=folder / "platform", rules=rules))
    return f"{raised.value}\n"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{file.stem}: {name}")
        for file in FILES
        for name, case in cases(file.read_text("utf-8")).items()
    ],
)
def test_broken_files_are_answered_line_by_line(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mistakes = case.pop("mistakes")
    assert told(tmp_path, case) == mistakes
