"""Whoever writes a line, rich or not, the same characters come out."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.console import Console

from msgcheck.reports.console_line import put
from msgcheck.reports.standard_output import StandardOutput

LINES = [
    (),
    ("The gate is open.",),
    (("Waived: ", "bold"), "x" * 72),
    ("x " * 60,),
    ("“quoted” text",),
    ("a\tb\x1b[31m [bold]c[/bold]",),
    ("trailing blanks   ",),
]


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch):
    monkeypatch.setattr("os.isatty", lambda _: False)
    for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("parts", LINES)
@pytest.mark.parametrize("indent", [0, 4])
def test_a_line_is_as_rich_writes_it(parts, indent, capsys):
    put(Console(width=80), *parts, indent=indent)
    by_rich = capsys.readouterr().out
    put(StandardOutput(), *parts, indent=indent)
    assert capsys.readouterr().out == by_rich


def test_the_user_says_how_wide_lines_are(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "10")
    put(StandardOutput(), "The gate is open.")
    assert capsys.readouterr().out == "The gate \nis open.\n"


def test_short_lines_do_not_open_rich():
    program = (
        "import sys\n"
        "from msgcheck.reports import console, gate_console\n"
        "from msgcheck.reports.console_line import put\n"
        "from msgcheck.reports.standard_output import StandardOutput\n"
        "put(StandardOutput(), ('The gate is open', 'bold'))\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "The gate is open\n")
