"""How likely a fault is right, by what such faults were worth in whole assets."""

import pytest

from msgcheck.analysis.combination import Similarity
from msgcheck.analysis.comparison import Reason
from msgcheck.analysis.trust import FEATURES, REASONS, Trust, load_trust, trust_features
from training.fit_trust import fit_trust, left_out, ranked_right, rarely_read, read_findings, stands, worth_alone

SURE = (0.1, 0.1, 0.7, 0.1)


def named(chances, similarity, reasons):
    return dict(zip(FEATURES, trust_features(chances, similarity, reasons), strict=True))


def test_what_is_known_of_a_fault_in_numbers():
    values = named(SURE, Similarity(0.7, 0.8, 0.4), ("number", "known_wrong"))
    assert {name for name in FEATURES[: len(REASONS)] if values[name]} == {"reason_number", "reason_known_wrong"}
    assert values["told"] == pytest.approx(2.197, abs=0.001)
    assert (values["closeness"], values["lead"]) == (0.8, 0.15)


def test_a_certain_message_is_told_no_more_surely_than_can_be_known():
    assert named((1.0, 0.0, 0.0, 0.0), Similarity(0.7, 0.0, 0.0), ())["told"] == pytest.approx(9.21, abs=0.01)
    assert named((0.0, 0.0, 0.0, 1.0), Similarity(0.7, 0.0, -0.9), ())["told"] == pytest.approx(-9.21, abs=0.01)


def test_the_chance_is_that_of_a_logistic_regression():
    assert Trust((0.0,) * len(FEATURES), 0.0).chance((1.0,) * len(FEATURES)) == 0.5
    assert Trust((1.0,) * len(FEATURES), 0.0).chance((1.0,) * len(FEATURES)) > 0.99


def test_a_wrong_figure_that_stands_alone_is_worth_what_such_were_at_least():
    trust = Trust((0.0,) * len(FEATURES), 0.0, nothing_else=0.8)
    values = (1.0,) * len(FEATURES)
    assert (trust.chance(values), trust.chance(values, says_nothing_else=True)) == (0.5, 0.8)
    sure = Trust((1.0,) * len(FEATURES), 0.0, nothing_else=0.8)
    assert sure.chance(values, says_nothing_else=True) == sure.chance(values) > 0.99


def test_every_reason_that_the_judge_gives_has_a_weight():
    assert set(REASONS) == {*(reason.value for reason in Reason), "reading", "retired"}
    assert len(load_trust().weights) == len(FEATURES)


def test_the_shipped_numbers_are_those_of_the_findings_that_were_read():
    weights, bias = fit_trust(read_findings())
    assert load_trust().weights == pytest.approx(tuple(weights), abs=0.001)
    assert load_trust().bias == pytest.approx(bias, abs=0.001)
    assert load_trust().nothing_else == pytest.approx(worth_alone(read_findings()), abs=0.001)
    assert load_trust().rarely_read == rarely_read(read_findings()) == ("negation", "negation_lost")


def test_a_reason_of_which_hardly_a_finding_was_read_is_not_weighed_alone():
    trust = Trust((0.0,) * len(FEATURES), 0.0, rarely_read=("negation",))
    assert [trust.weighs(reasons) for reasons in (["negation"], ["negation", "stronger"], ["number"])] == [
        False,
        True,
        True,
    ]


def test_right_findings_of_an_organisation_are_told_from_wrong_ones_by_what_was_read_of_others():
    findings = read_findings()
    chances = left_out(findings)
    sure = stands(findings, chances)
    assert ranked_right(findings, chances) >= 0.85
    assert findings.worth[sure].mean() >= 0.75
    assert (findings.worth[sure] == 1.0).sum() >= 0.88 * (findings.worth == 1.0).sum()
