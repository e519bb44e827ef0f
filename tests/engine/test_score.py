from msgcheck.engine.score import asset_score, run_score
from msgcheck.model.verdict import MessageVerdict, Verdict

WEIGHTS = {"a": 2.0, "b": 1.0, "c": 1.0}


def test_score_weighs_messages():
    verdicts = [
        MessageVerdict("a", Verdict.ALIGNED),
        MessageVerdict("b", Verdict.DRIFTED),
        MessageVerdict("c", Verdict.MISSING),
    ]
    assert asset_score(verdicts, WEIGHTS) == 62.5


def test_message_not_required_does_not_count():
    verdicts = [MessageVerdict("a", Verdict.NOT_REQUIRED), MessageVerdict("b", Verdict.CONFLICTING)]
    assert asset_score(verdicts, WEIGHTS) == 0.0


def test_nothing_told_and_nothing_required_has_no_score():
    assert asset_score([MessageVerdict("a", Verdict.NOT_REQUIRED)], WEIGHTS) is None


def test_run_score_counts_each_asset_once():
    assert run_score([100.0, 50.0, None]) == 75.0
    assert run_score([None]) is None
