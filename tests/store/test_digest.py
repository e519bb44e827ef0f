"""Equal content has an equal digest everywhere, and nothing else has."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from msgcheck.model.observation import Reference
from msgcheck.model.place import LinePlace, SlidePlace
from msgcheck.model.severity import Severity
from msgcheck.store.digest import digest

VALUE = ("Émile’s 🚀 \x00\ud800\n", 0.1, 1e300, -7, True, None, (), (LinePlace(4, 2), Severity.ERROR))
KNOWN = "644c2eabda8c376fdd589d19ca597e83cc5cfc237ee7c19731769937dcfa13a4"

DIFFERENT = [
    "1", 1, 1.0, True, None, "None", "", (), ((),), ("a",), "a", ("ab", "c"), ("a", "bc"), ("a", ("b", "c")),
    "\U0001f680", "\ud83d\ude80", "\x00", "\\u0000", LinePlace(1, 2), SlidePlace(1, 2), ("LinePlace", 2, 1), '","',
]  # fmt: skip

OTHER = {
    "rule": "term.forbidden", "severity": Severity.ERROR, "fingerprint": "v1:z", "asset": "b.md", "message": "m",
    "place": None, "layer": "notes", "start": 3, "end": 9, "quote": "q", "passage": "p", "context": "c",
    "suggestions": ("a", "b"), "reference": Reference("message", "open-source"), "evidence": (("counts", (1, 3)),),
    "confidence": None, "baseline": "known", "waiver": "w", "related": (),
}  # fmt: skip


def test_a_digest_is_the_same_in_every_process_and_python():
    assert digest(VALUE) == KNOWN
    for seed in ("1", "2"):
        command = [sys.executable, "-c", "from test_digest import VALUE, digest; print(digest(VALUE))"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        printed = subprocess.check_output(command, cwd=Path(__file__).parent, env=environment, text=True)
        assert printed.strip() == KNOWN


def test_different_values_have_different_digests():
    assert len(set(map(digest, DIFFERENT))) == len(DIFFERENT)


@pytest.mark.parametrize("name", OTHER)
def test_every_field_of_a_finding_counts(make_run, name):
    (finding,) = make_run(1, ("v1:a",)).findings
    assert digest(replace(finding, **{name: OTHER[name]})) != digest(finding)


def test_the_fields_are_all_tried(make_run):
    (finding,) = make_run(1, ("v1:a",)).findings
    assert set(OTHER) == {field.name for field in fields(finding)}
