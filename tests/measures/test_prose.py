"""The report's sentences are English, whatever the numbers."""

from __future__ import annotations

import pytest

from msgcheck.measures.prose import quoted
from msgcheck.measures.report import make_report
from msgcheck.model.severity import Severity
from msgcheck.model.verdict import Verdict
from msgcheck.reports.drift.figure_words import decision_text


def told(report):
    return [decision_text(sentence) for sentence in (*report.summary, *report.decisions)]


def of_one_asset(made, *versions, **fields):
    """The report on one asset whose content changed on the days given: (day, end, findings, score)."""
    spells = (
        made.spell(day, made.result(content=f"s{day}", findings=findings, score=score), end=end)
        for day, end, findings, score in versions
    )
    return make_report(iter((made.history(*spells),)), made.plan(**fields), made.context(), made.find)


def test_several_are_told_in_the_plural(report):
    assert told(report)[:4] == [
        "The alignment score fell from 66.7 to 50.",
        "8 findings are open, 5 of them errors. Half of the findings have been open for at least 73 days.",
        "In this period, 4 findings came with new or changed assets and 1 was fixed.",
        "The weakest answer of the audit is “Unique-value claim”: as approved in 0 % of the assets.",
    ]


def test_one_is_told_in_the_singular(made):
    error = made.fact("c", "claim.number-mismatch", severity=Severity.ERROR, confidence=0.8)
    said = told(of_one_asset(made, (0, 200, (), 100.0), (200, None, (error,), 50.0)))
    assert said[1:3] == [
        "1 finding is open, an error. It has been open for at least 63 days.",
        "In this period, 1 finding came with a new or changed asset and none was fixed.",
    ]
    assert any(sentence.startswith("Decide which holds: 1 asset has said “") for sentence in said)


def test_what_no_longer_holds_is_named_by_an_example(made):
    stale = made.fact("r", "message.retired", confidence=0.6, reference_id="old")
    old = made.result(findings=(stale,), verdicts=(made.verdict("old", Verdict.RETIRED),), score=0.0)
    report = make_report(iter((made.history(made.spell(0, old)),)), made.plan(), made.context(), made.find)
    (decision,) = (each for each in report.decisions if "no longer holds" in each.text)
    (drift,) = decision.evidence
    assert decision_text(decision).endswith(
        f"renew or withdraw what 1 asset tells and no longer holds, such as {quoted(drift.told)}."
    )


def test_nothing_is_told_without_numbers(made):
    assert told(of_one_asset(made, (0, None, (), 100.0)))[1:3] == [
        "No finding is open.",
        "In this period, nothing new was found and nothing was fixed.",
    ]


@pytest.mark.parametrize(
    ("score", "said"), [(50.04, "is 50, as in the period compared with"), (50.06, "rose from 50 to 50.1")]
)
def test_a_change_that_nobody_sees_is_none(made, score, said):
    report = of_one_asset(made, (0, 200, (), 50.0), (200, None, (), score))
    assert told(report)[0] == f"The alignment score {said}."


def test_claims_come_before_single_words(made):
    """Though more often, a word is not the worst drift beside a claim of the same severity."""
    word = made.fact("t", severity=Severity.ERROR)
    claim = made.fact("c", "message.conflicting", severity=Severity.ERROR, confidence=0.8)
    report = of_one_asset(made, (0, None, (word, claim), 50.0))
    ids = [drift.assets.id for drift in report.worst]
    assert ids == ["drift.c.assets", "drift.t.assets"]
