from itertools import pairwise

import numpy as np
import pytest

from msgcheck.analysis.decision import LABELS, chosen, scaled, softmax
from msgcheck.checks.messages.calibration.decision_choice import (
    Truth,
    choose_report_from,
    macro_f1_gain,
    measure_quality,
)
from msgcheck.checks.messages.calibration.evaluation import measure
from msgcheck.checks.messages.calibration.fitting import (
    FOLDS,
    PairJudge,
    calibrate_pairs,
    fit_calibration,
    folds_by_message,
    predict_left_out,
    require_enough,
)
from msgcheck.errors import UsageError
from msgcheck.model.calibration import Decision, Scaling, Score
from msgcheck.model.labelled_pair import Pair

A, D, C, U = LABELS
SHIPPED = Decision((1.0, 1.2, 1.2, 1.0), 0.5)
NO_TROUBLE = Scaling()
TOO_SURE = Scaling(1.8, (0.3, 0.8, -0.8, -0.3))


def company(count, true, messages=20, seed=0):
    """What a judge says of ``count`` pairs, and what people would say if ``true`` were all that is wrong with it."""
    random = np.random.default_rng(seed)
    chances = softmax(random.normal(0, 2.5, (count, 4)) + np.log([0.2, 0.08, 0.1, 0.62]))
    labels = (scaled(chances, true).cumsum(axis=1) > random.random((count, 1))).argmax(axis=1)
    return chances, Truth(labels, np.unique(random.integers(messages, size=count), return_inverse=True)[1])


def fitted(chances, truth, wished=0.85):
    labels, groups = [LABELS[label] for label in truth.labels], [f"m{group}" for group in truth.groups]
    return fit_calibration(chances, labels, groups, shipped=SHIPPED, wished_precision=wished)


def test_a_judge_that_is_too_sure_is_put_right():
    made = fitted(*company(1500, TOO_SURE))
    assert not made.keeps_shipped
    assert made.scaling.temperature == pytest.approx(1.8, rel=0.1)
    assert made.calibrated.precision.score.value == pytest.approx(0.85, abs=0.07)
    assert made.shipped.precision.score.value < 0.75
    assert made.calibrated.macro_f1.value > made.shipped.macro_f1.value
    assert made.relabelled > 100


@pytest.mark.parametrize("seed", range(3))
def test_what_is_expected_is_what_new_pairs_show(seed):
    """The figures hold on pairs that nobody has seen: 40,000 of the same company."""
    made = fitted(*company(600, TOO_SURE, seed=seed))
    chances, truth = company(40_000, TOO_SURE, seed=seed + 100)
    corrected = scaled(chances, made.scaling)
    said = (corrected * np.array(made.decision.factors)).argmax(axis=1)
    shown = np.isin(said, (1, 2)) & (corrected[:, 1] + corrected[:, 2] >= made.decision.report_from)
    later = measure_quality(said, shown, truth)
    for expected, found in (
        (made.calibrated.precision.score, later.precision.score),
        (made.calibrated.recall.score, later.recall.score),
        (made.calibrated.macro_f1, later.macro_f1),
    ):
        assert expected.low - 0.03 <= found.value <= expected.high + 0.03


def test_a_judge_that_is_right_is_kept_as_it_ships():
    chances, truth = company(400, NO_TROUBLE)
    shipped = Decision((1.0, 1.2, 1.2, 1.0), 0.0)
    labels, groups = [LABELS[said] for said in chosen(chances, shipped)], [f"m{group}" for group in truth.groups]
    made = fit_calibration(chances, labels, groups, shipped=shipped, wished_precision=0.85)
    assert made.keeps_shipped
    assert (made.scaling, made.decision) == (Scaling(), shipped)
    assert made.shipped.macro_f1 == Score(1.0, 1.0, 1.0)


def test_a_calibration_that_loses_labels_is_no_better():
    """Chances without sense: whatever is fitted, messages left out show that it is no good."""
    chances, truth = company(400, NO_TROUBLE)
    labels = [LABELS[group % 4] for group in truth.groups]
    made = fit_calibration(
        chances, labels, [f"m{group}" for group in truth.groups], shipped=SHIPPED, wished_precision=0.9
    )
    assert made.calibrated.precision.score.value < 0.7
    assert made.calibrated.macro_f1.value < 0.35


def test_left_out_predictions_do_not_see_their_own_labels():
    chances, truth = company(300, TOO_SURE)
    before = predict_left_out(chances, truth, SHIPPED, 0.85)
    for out in folds_by_message(truth.groups):
        other = np.where(out, (truth.labels + 1) % 4, truth.labels)
        after = predict_left_out(chances, Truth(other, truth.groups), SHIPPED, 0.85)
        assert (after[0][out] == before[0][out]).all()
        assert (after[1][out] == before[1][out]).all()


def test_folds_keep_a_message_together_and_are_about_as_large():
    _, truth = company(500, NO_TROUBLE, messages=40)
    folds = folds_by_message(truth.groups)
    assert np.sum(folds, axis=0).tolist() == [1] * 500
    assert all(not set(truth.groups[one]) & set(truth.groups[other]) for one, other in pairwise(folds))
    assert max(fold.sum() for fold in folds) - min(fold.sum() for fold in folds) < 15


@pytest.mark.parametrize(("messages", "folds"), [(3, 3), (5, 5), (12, FOLDS)])
def test_no_fold_is_empty(messages, folds):
    groups = np.arange(messages).repeat(2)
    assert [bool(fold.any()) for fold in folds_by_message(groups)] == [True] * folds


def test_the_order_of_the_pairs_changes_nothing():
    chances, truth = company(200, TOO_SURE)
    order = np.random.default_rng(1).permutation(200)
    assert fitted(chances[order], Truth(truth.labels[order], truth.groups[order])) == fitted(chances, truth)


def test_a_higher_wish_shows_less():
    chances, truth = company(1500, TOO_SURE)
    shown = [fitted(chances, truth, wished).calibrated.precision.of for wished in (0.6, 0.75, 0.9)]
    assert shown == sorted(shown, reverse=True)
    assert len(set(shown)) == 3


@pytest.mark.parametrize(("wished", "start"), [(0.6, 0.0), (0.8, 0.53), (0.9, 0.63), (0.99, 0.63)])
def test_report_from_is_the_least_certainty_that_meets_the_wish(wished, start):
    chances = np.array([[0.0, sure, 0.0, 1 - sure] for sure in (0.52, 0.62, 0.72, 0.82, 0.92) for _ in range(8)])
    truth = Truth(np.array([3] * 8 + [1] * 4 + [3] * 4 + [1] * 24), np.arange(40) % 4)
    # (right + 1) / (found + 2): of all 29/42, from 0.53 on 29/34, from 0.63 on 25/26, from 0.73 on 17/18
    assert choose_report_from(chances, truth, Decision((1.0, 1.0, 1.0, 1.0), 0.5), wished) == start


def test_where_nothing_is_found_report_from_stays():
    chances, truth = np.array([[1.0, 0.0, 0.0, 0.0]] * 4), Truth(np.array([0, 1, 2, 3]), np.arange(4))
    assert choose_report_from(chances, truth, SHIPPED, 0.85) == SHIPPED.report_from


def test_macro_f1_is_that_of_evaluate():
    chances, truth = company(300, TOO_SURE)
    said = chances.argmax(axis=1)
    quality = measure_quality(said, np.zeros(300, bool), truth)
    told = measure([LABELS[label] for label in truth.labels], [LABELS[label] for label in said])
    assert quality.macro_f1.value == pytest.approx(told.macro_f1, abs=1e-4)
    assert quality.macro_f1.low < quality.macro_f1.value < quality.macro_f1.high


def test_a_gain_by_hand():
    truth = Truth(np.array([0, 0, 3, 3]), np.array([0, 1, 0, 1]))
    before, after = np.array([0, 3, 3, 3]), np.array([0, 0, 3, 3])
    gain, error = macro_f1_gain(before, after, truth)
    assert gain == pytest.approx(1 - (2 / 3 + 4 / 5) / 2)
    # without message 0: before F1 of aligned 0 and of unrelated 2/3; without message 1 both are right
    assert error == pytest.approx(np.sqrt(1 / 2 * 2 * (2 / 6) ** 2))
    assert macro_f1_gain(after, after, truth) == (0.0, 0.0)


def pairs_of(labels, messages=4):
    return [Pair(str(at), f"m{at % messages}", "Text.", label=label) for at, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("labels", "messages", "told"),
    [
        ([D] * 10 + [A] * 39, 4, "file: 49, faults among them (drifted or conflicting): 10, messages: 4."),
        ([D] * 4 + [C] * 5 + [U] * 60, 4, "file: 69, faults among them (drifted or conflicting): 9,"),
        ([D] * 30 + [A] * 30, 2, "file: 60, faults among them (drifted or conflicting): 30, messages: 2."),
        ([None] * 90 + [A], 4, "file: 1, faults among them (drifted or conflicting): 0,"),
    ],
    ids=["labels", "faults", "messages", "unlabelled"],
)
def test_too_few_labels_are_refused_with_what_is_needed(labels, messages, told):
    with pytest.raises(UsageError) as raised:
        require_enough(pairs_of(labels, messages))
    assert told in str(raised.value)
    assert "at least 50 labelled pairs with 10 faults, about 3 messages. Add passages" in str(raised.value)


def test_only_labelled_pairs_are_judged():
    seen = []

    def chances_of(pairs):
        seen.extend(pairs)
        return np.full((len(pairs), 4), 0.25)

    judge = PairJudge(chances_of, SHIPPED, "0" * 64)
    made = calibrate_pairs(pairs_of([A, D, None] * 30), judge, wished_precision=0.85)
    assert {pair.label for pair in seen} == {A, D}
    assert made.label_counts == (30, 30, 0, 0)
    assert sum(made.label_counts) == len(seen)
