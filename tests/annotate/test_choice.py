import re

import pytest

from msgcheck.annotate.choice import QUOTED, REPEATED, obstacles
from msgcheck.annotate.repeats import with_brackets
from msgcheck.model.finding import Finding
from msgcheck.model.observation import Reference
from msgcheck.model.place import LinePlace
from msgcheck.model.severity import Severity


def findings_of(text):
    return [
        Finding(
            rule="term.deprecated",
            severity=Severity.WARNING,
            fingerprint=f"v1:{found.start()}",
            asset="page.md",
            message="",
            place=LinePlace(1 + text.count("\n", 0, found.start()), 1),
            start=found.start(),
            end=found.end(),
            quote=found[0],
            passage=text,
            suggestions=("open source",),
            reference=Reference("term", "open-source"),
        )
        for found in re.finditer("FOSS|OSS", text)
    ]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("FOSS for all", [None]),
        ("“We have used FOSS here for years and years”, and FOSS stays.", [QUOTED, None]),
        ("FOSS and “that OSS”", [None, None]),
        ("FOSS\nor OSS", [REPEATED, REPEATED]),
        ("FOSS (OSS)", [None, None]),
    ],
)
def test_what_stands_against_fixing(text, reasons):
    assert list(obstacles(findings_of(text)).values()) == reasons


@pytest.mark.parametrize("unit", ["FOSS (OSS) ", "FOSS (OSS)\n", "“we use FOSS in all we do here” a/b "])
def test_time_is_linear_in_the_findings_of_a_passage(unit, clock):
    def fixed(findings):
        return lambda: with_brackets([each for each, reason in obstacles(findings).items() if reason is None])

    clock.assert_growth(25, fixed(findings_of(unit * 200)), fixed(findings_of(unit * 2_000)))
