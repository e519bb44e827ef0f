"""A small workspace and a way to run the command line in it."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from msgcheck.cli import main

SETTINGS = """
[workspace]
name = "Lumo"
platform = "platform"
rules = []

[assets.page]
paths = ["pages/**"]
owner = "web"
"""
MESSAGES = """
schema: 1
name: Lumo platform
version: "1"
messages:
  - id: saves-time
    kind: proof_point
    statement: Lumo cuts the time to close the books by 70 percent.
"""
GLOSSARY = """
schema: 1
terms:
  - {id: open-source, preferred: open source, deprecated: [FOSS], forbidden: [freeware]}
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    folder = tmp_path / "lumo"
    files = {"msgcheck.toml": SETTINGS, "platform/messages.yaml": MESSAGES, "platform/glossary.yaml": GLOSSARY}
    files["pages/home.md"] = "# Home\n\nWe like FOSS and FOSS likes us.\n"
    files["pages/clean.md"] = "# Clean\n\nWe like open source.\n"
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def msgcheck(monkeypatch, capsys):
    """Run the command line in this process."""

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["msgcheck", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        return Done(exit_.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def start_msgcheck():
    """Start the command line in a process of its own, which Ctrl-C can stop even where the tests run in background."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: object, cwd: Path | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "msgcheck", *map(str, arguments)],
            cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
