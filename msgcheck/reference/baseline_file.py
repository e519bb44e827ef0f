"""Reads and writes ``msgcheck-baseline.yaml``: the findings a company has accepted as known, one a line.

Each line is YAML and, behind its dash, JSON: a hundred thousand lines are read in a second, a review shows which
finding came or went, and a merge of two branches is a merge of lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.settings_file import BASELINE_NAME
from msgcheck.config.written_file import WrittenFile, is_printable, read_written_file
from msgcheck.errors import ReferenceDataError
from msgcheck.model.known_finding import KnownFinding

BASELINE = BASELINE_NAME
_HEAD = """\
# Findings accepted as known: written by `msgcheck baseline`. `msgcheck check` fails on what is not here.
# One line a finding, sorted. A line that is deleted makes its finding new again.
schema: 1
findings:
"""
_MAX_BYTES = 64 * 2**20
"""Some 200,000 findings. A workspace with more has no use for a gate that accepts them one by one."""
_KEYS = tuple(field.name for field in fields(KnownFinding))
_REQUIRED = ("asset", "rule", "fingerprint")
_OUT = "Remove the line; or remove the file, and run `msgcheck baseline` to accept the findings of today."


def load_baseline(root: Path) -> tuple[KnownFinding, ...]:
    """Return the known findings of the workspace in ``root``, none where it has no baseline.

    Raises ``ReferenceDataError`` with the line of every mistake, also those that a merge left.
    """
    path = root / BASELINE
    if not path.exists():
        return ()
    mistakes = Mistakes()
    file = read_written_file(path, mistakes, _MAX_BYTES)
    known = tuple(_lines(file, mistakes)) if file else None
    return mistakes.checked(known, ReferenceDataError)


def _lines(file: WrittenFile, mistakes: Mistakes) -> Iterator[KnownFinding]:
    has_schema = False
    for number, line in enumerate(file.text.split("\n"), start=1):
        text = line.strip()
        if not text or text.startswith("#") or text in {"findings:", "findings: []"}:
            continue
        if text == "schema: 1":
            has_schema = True
        elif (known := _known(text)) is not None:
            yield known
        else:
            mistakes.add(file.position(number, 1), "This is no line of a baseline.", _OUT)
    if not has_schema:
        mistakes.add(file.position(1, 1), "'schema: 1' is missing in the baseline.", "Add it.")


def _known(text: str) -> KnownFinding | None:
    """Return the finding of one line, ``None`` where it is none."""
    try:
        values = json.loads(text.removeprefix("- "))
    except (ValueError, RecursionError):
        return None
    if not (text.startswith("- ") and isinstance(values, dict) and set(_REQUIRED) <= set(values) <= set(_KEYS)):
        return None
    return KnownFinding(**values) if all(isinstance(value, str) for value in values.values()) else None


def baseline_text(known: Iterable[KnownFinding]) -> str:
    """Return the content of the file, as :func:`load_baseline` reads it; equal findings give equal text."""
    lines = [_line(each) for each in known]
    return _HEAD + "".join(lines) if lines else _HEAD.replace("findings:\n", "findings: []\n")


def _line(known: KnownFinding) -> str:
    values = {key: value for key in _KEYS if (value := getattr(known, key)) or key in _REQUIRED}
    text = json.dumps(values, ensure_ascii=False)
    return f"- {text if is_printable(text) else json.dumps(values)}\n"
