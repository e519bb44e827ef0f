import numpy as np
import pytest

from msgcheck.analysis.decision import chosen, fault_chance, is_shown, scaled
from msgcheck.model.calibration import Decision, Scaling

CHANCES = np.array([[0.5, 0.3, 0.1, 0.1], [0.1, 0.2, 0.25, 0.45], [0.0, 0.0, 0.0, 1.0]])
PLAIN = Decision((1.0, 1.0, 1.0, 1.0), 0.0)


def test_no_scaling_changes_nothing():
    assert scaled(CHANCES[:2], Scaling()) == pytest.approx(CHANCES[:2])


def test_a_temperature_above_one_makes_less_sure():
    # the square roots of 0.5, 0.3, 0.1, 0.1, as shares of their sum
    assert scaled(CHANCES[0], Scaling(2.0)) == pytest.approx([0.3747, 0.2902, 0.1676, 0.1676], abs=1e-4)


def test_a_bias_makes_its_label_likelier():
    # 0.5 : 0.3 e : 0.1 : 0.1
    assert scaled(CHANCES[0], Scaling(1.0, (0.0, 1.0, 0.0, 0.0)))[1] == pytest.approx(0.3 * np.e / (0.7 + 0.3 * np.e))


def test_a_probability_of_zero_stays_a_number():
    assert scaled(CHANCES[2], Scaling(0.5, (1.0, 0.0, 0.0, -1.0))).sum() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("decision", "labels", "shown"),
    [
        (PLAIN, [0, 3, 3], [False, False, False]),
        (Decision((1.0, 2.0, 2.0, 1.0), 0.0), [1, 2, 3], [True, True, False]),
        (Decision((1.0, 2.0, 2.0, 1.0), 0.42), [1, 2, 3], [False, True, False]),
    ],
    ids=["plain", "factors", "not certain enough"],
)
def test_factors_choose_the_label_and_certainty_what_is_shown(decision, labels, shown):
    assert chosen(CHANCES, decision).tolist() == labels
    assert is_shown(CHANCES, decision).tolist() == shown


def test_a_fault_is_drifted_and_conflicting_together():
    assert fault_chance(CHANCES) == pytest.approx([0.4, 0.45, 0.0])
