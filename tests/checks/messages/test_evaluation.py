from dataclasses import replace

import pytest

from msgcheck.checks.messages.calibration.evaluation import evaluate_pairs, measure
from msgcheck.errors import UsageError
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.message import Platform
from msgcheck.model.verdict import Label

A, D, C, U = Label.ALIGNED, Label.DRIFTED, Label.CONFLICTING, Label.UNRELATED


@pytest.fixture
def platform(sample):
    return Platform(name="Acme Flow", version="1", messages=sample)


def test_another_category_is_not_the_approved_one(platform, models):
    evaluation = evaluate_pairs(
        [Pair("1", "category", "Acme Flow is the expense tool for families.")], platform, models
    )
    assert evaluation.predictions[0].label is D
    assert "expense tool" in evaluation.predictions[0].reasons[0]


def test_pairs_are_judged_in_their_order(platform, models):
    pairs = (
        Pair("1", "saving", "Acme Flow cuts the time to close the books by 45 %.", label=C),
        Pair("2", "tagline", "Close the books, sleep better at night.", label=D),
        Pair("3", "category", "Acme Flow is the close platform for finance teams.", label=A),
        Pair("4", "hosting", "Our office dog is called Rex."),
    )
    evaluation = evaluate_pairs(pairs, platform, models)
    assert [(p.pair_id, p.label) for p in evaluation.predictions] == [("1", C), ("2", D), ("3", A), ("4", U)]
    assert evaluation.metrics.accuracy == 1.0
    assert "“45 %”" in evaluation.predictions[0].reasons[0]
    assert "“70 %”" in evaluation.predictions[0].reasons[0]


def test_each_distinct_text_is_embedded_once(sample, platform, models, word_encoder):
    pairs = [Pair(str(at), message.id, "The same passage.") for at, message in enumerate(sample)]
    evaluate_pairs(pairs, platform, replace(models, encoder=word_encoder))
    assert word_encoder.seen[1] == ("The same passage.",)


def test_an_unknown_message_is_an_error(platform, models):
    with pytest.raises(UsageError, match="nobody"):
        evaluate_pairs([Pair("1", "nobody", "Text.")], platform, models)


def test_no_pairs_and_no_labels(platform, models):
    assert evaluate_pairs([], platform, models).metrics is None
    unlabelled = evaluate_pairs([Pair("1", "saving", "Text.")], platform, models)
    assert (len(unlabelled.predictions), unlabelled.metrics) == (1, None)


def test_metrics_by_hand():
    metrics = measure([A, A, D, U, None], [A, U, D, U, C])
    assert metrics.accuracy == 0.75
    scores = {
        score.label: (score.precision, score.recall, round(score.f1, 4), score.support) for score in metrics.per_label
    }
    assert scores == {A: (1.0, 0.5, 0.6667, 2), D: (1.0, 1.0, 1.0, 1), C: (0.0, 0.0, 0.0, 0), U: (0.5, 1.0, 0.6667, 1)}
    assert metrics.macro_f1 == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
    assert {(true, said): count for true, said, count in metrics.confusion if count} == {
        (A, A): 1, (A, U): 1, (D, D): 1, (U, U): 1,
    }  # fmt: skip
