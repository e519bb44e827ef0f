"""Whoever writes a line, rich or not, the same characters come out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from rich.cells import cell_len
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
    (("Note: ", "bold"), "a line that is longer than the console is wide, so that it is broken between words " * 3),
    ("  two  blanks" * 20 + "   ",),
    (" " * 100,),
    ("a " + "x" * 79 + " b",),
    ("a " + "x" * 100,),
    ("“a” – b…  " * 30,),
    ("漢字 " * 60,),
    ("non\u00a0breaking and soft\u00adhyphens " * 10,),
]
"""What rich breaks, and where."""


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


def test_what_stands_without_rich_is_one_column_wide(capsys):
    for code in [*range(0x20, 0x7F), *range(0xA1, 0x300), *range(0x2010, 0x2028)]:
        assert chr(code) == "\u00ad" or cell_len(chr(code)) == 1
    assert not StandardOutput().takes("漢", 0)
    assert not StandardOutput().takes("e\u0301", 0)


def test_the_user_says_how_wide_lines_are(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "10")
    put(StandardOutput(), "The gate is open.")
    assert capsys.readouterr().out == "The gate \nis open.\n"


def test_lines_of_words_do_not_open_rich():
    program = (
        "import sys\n"
        "from msgcheck.reports.run import console, gate_console\n"
        "from msgcheck.reports.console_line import put\n"
        "from msgcheck.reports.standard_output import StandardOutput\n"
        "put(StandardOutput(), ('The gate is open', 'bold'))\n"
        "put(StandardOutput(), ('Note: ', 'bold'), 'words ' * 15)\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    # readline, if another test has loaded it, puts COLUMNS into the environment behind Python's back.
    done = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, text=True, env={**os.environ}
    )
    assert (done.returncode, done.stdout) == (0, f"The gate is open\nNote: {'words ' * 12}\n{'words ' * 3}\n")
