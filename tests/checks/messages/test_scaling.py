import numpy as np
import pytest

from msgcheck.analysis.decision import scaled, softmax
from msgcheck.checks.messages.calibration.scaling import SLOPES, fit_scaling
from msgcheck.model.calibration import Scaling


def drawn(count, true, seed=0):
    """Chances of a judge, and labels drawn from what the scaling ``true`` makes of them."""
    random = np.random.default_rng(seed)
    chances = softmax(random.normal(0, 2, (count, 4)) + np.log([0.2, 0.1, 0.1, 0.6]))
    right = scaled(chances, true)
    return chances, (right.cumsum(axis=1) > random.random((count, 1))).argmax(axis=1)


@pytest.mark.parametrize(
    "true",
    [Scaling(), Scaling(1.8, (0.3, 0.8, -0.8, -0.3)), Scaling(0.6, (0.0, -0.5, 1.0, -0.5))],
    ids=["as shipped", "too sure", "not sure enough"],
)
def test_a_known_scaling_is_found_again(true):
    found = fit_scaling(*drawn(30_000, true))
    assert found.temperature == pytest.approx(true.temperature, rel=0.04)
    assert found.bias == pytest.approx(true.bias, abs=0.08)
    assert sum(found.bias) == pytest.approx(0.0, abs=1e-3)


def test_without_labels_nothing_changes():
    chances, truth = drawn(10, Scaling(3.0))
    assert fit_scaling(chances[:0], truth[:0]) == Scaling()


def test_few_labels_change_less_than_many():
    true = Scaling(2.0, (0.0, 1.0, -1.0, 0.0))
    changes = [max(map(abs, fit_scaling(*drawn(count, true)).bias)) for count in (20, 200, 20_000)]
    assert changes == sorted(changes)
    assert changes[0] < 0.6


@pytest.mark.parametrize("seed", range(5))
def test_labels_against_the_judge_stay_within_bounds(seed):
    chances, truth = drawn(500, Scaling(), seed)
    found = fit_scaling(chances, chances.argmin(axis=1))
    assert found.temperature == 1 / SLOPES[0]
    assert fit_scaling(chances, truth).temperature == pytest.approx(1.0, abs=0.3)


def test_certain_and_impossible_chances_are_fitted_too():
    chances = np.eye(4)[[0, 1, 2, 3, 0, 1]]
    found = fit_scaling(chances, np.array([0, 1, 2, 3, 1, 0]))
    assert np.isfinite([found.temperature, *found.bias]).all()
