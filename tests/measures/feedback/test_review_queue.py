"""What is asked about first, together, and not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msgcheck.measures.feedback.review_queue import is_of_rule, review_queue
from msgcheck.measures.feedback.standing import StandingFinding
from msgcheck.model.asset_history import FindingFact
from msgcheck.model.severity import Severity

FACT = FindingFact("v1:a", "message.drifted", Severity.WARNING, "message", "m", 0.9, "new", None, 1, 0, "one")


def standing(uri="a.md", **fields):
    return StandingFinding(uri, None, "run", replace(FACT, **fields))


def queued(*findings, reviewed=()):
    groups = review_queue(findings, reviewed, lambda _: True)
    return [[member.fact.fingerprint for member in group.members] for group in groups]


def test_least_sure_comes_first_and_what_nobody_measured_last():
    unmeasured, sure, unsure = (
        standing(fingerprint=f"v1:{name}", alike=name, confidence=confidence)
        for name, confidence in (("none", None), ("sure", 0.99), ("unsure", 0.6))
    )
    assert queued(unmeasured, sure, unsure) == [["v1:unsure"], ["v1:sure"], ["v1:none"]]


def test_what_tells_the_same_is_asked_together():
    assert queued(standing(), standing("b.md", fingerprint="v1:b"), standing("c.md", alike="two")) == [
        ["v1:a", "v1:b"],
        ["v1:a"],
    ]


def test_reviewed_and_waived_findings_are_not_asked_about():
    assert queued(standing(), standing(fingerprint="v1:b", waiver="quoted"), reviewed={"v1:a"}) == []


@pytest.mark.parametrize(
    ("wanted", "is_one"), [("message", True), ("message.drifted", True), ("message.drift", False), ("mess", False)]
)
def test_a_rule_is_chosen_by_its_name_or_its_group(wanted, is_one):
    assert is_of_rule("message.drifted", [wanted]) is is_one
