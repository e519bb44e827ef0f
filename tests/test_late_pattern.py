"""What is compiled late answers as what is compiled at once."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import msgcheck
from msgcheck.late_pattern import late_pattern

PACKAGE = Path(msgcheck.__file__).parent


@pytest.mark.parametrize(
    "ask",
    [
        lambda pattern: pattern.sub("-", "Ab ab"),
        lambda pattern: [match.span() for match in pattern.finditer("Ab ab")],
        lambda pattern: (pattern.search("ab", 1), pattern.fullmatch("AB")["word"], pattern.match("b")),
        lambda pattern: (pattern.pattern, pattern.flags, pattern.groups),
    ],
)
def test_it_answers_as_a_pattern(ask):
    text, flags = r"(?P<word>ab)", re.IGNORECASE
    assert ask(late_pattern(text, flags)) == ask(re.compile(text, flags))


def test_what_a_pattern_has_not_is_missing():
    with pytest.raises(AttributeError, match="serach"):
        late_pattern("a").serach  # noqa: B018


def test_a_wrong_one_says_so_when_it_is_asked():
    pattern = late_pattern("(")
    with pytest.raises(re.error):
        pattern.search("a")


def modules_with_patterns():
    files = (file for file in sorted(PACKAGE.rglob("*.py")) if " = late_pattern(" in file.read_text(encoding="utf-8"))
    return [".".join(("msgcheck", *file.relative_to(PACKAGE).with_suffix("").parts)) for file in files]


@pytest.mark.parametrize("name", modules_with_patterns())
def test_every_one_compiles(name):
    kind = type(late_pattern(""))
    patterns = [value for value in vars(import_module(name)).values() if isinstance(value, kind)]
    assert patterns
    assert all(re.compile(each.pattern, each.flags & ~re.UNICODE) for each in patterns)


def test_a_check_of_a_page_compiles_few():
    program = (
        "import gc\n"
        "import msgcheck.engine.stages.reading\n"
        "from msgcheck.late_pattern import _LatePattern\n"
        "late = [each for each in gc.get_objects() if isinstance(each, _LatePattern)]\n"
        "print(len(late), sum('_compiled' in vars(each) for each in late))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    late, compiled = map(int, done.stdout.split())
    assert late > 50
    assert compiled == 0
