"""Reviews raise the threshold where findings near it are wrong, and never lower it."""

from __future__ import annotations

import numpy as np
import pytest

from msgcheck.checks.messages.calibration.fitting import PairJudge
from msgcheck.checks.messages.calibration.from_reviews import calibrate_reviews
from msgcheck.errors import UsageError
from msgcheck.model.calibration import Decision, Scaling
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label

SHIPPED = Decision((1.0, 1.0, 1.0, 1.0), 0.55)


def chances_of(pairs):
    """The double reads the chance of a drift that a pair's context holds; the rest is unrelated."""
    drifted = np.array([float(pair.context) for pair in pairs])
    rest = np.zeros_like(drifted)
    return np.stack([rest, drifted, rest, 1 - drifted], axis=1)


JUDGE = PairJudge(chances_of, SHIPPED, "a" * 64)


def reviewed(count, right_from):
    """Findings about five messages with chances from 0.6 to 1; those of ``right_from`` and above are right."""
    chances = np.linspace(0.6, 1.0, count)
    return [
        Pair(
            f"v1:{at}", f"m{at % 5}", "Text.", f"{chance:.4f}", Label.DRIFTED if chance >= right_from else Label.ALIGNED
        )
        for at, chance in enumerate(chances)
    ]


def test_wrong_findings_near_the_threshold_raise_it():
    made = calibrate_reviews(reviewed(200, 0.8), JUDGE, wished_precision=0.9)
    assert 0.75 <= made.decision.report_from <= 0.8
    assert (made.keeps_shipped, made.from_reviews, made.scaling) == (False, True, Scaling())
    assert made.shipped.precision.score.value == pytest.approx(0.5, abs=0.01)
    assert made.calibrated.precision.score.value >= 0.85
    assert made.calibrated.recall.right == 100


def test_right_findings_leave_all_as_it_ships():
    made = calibrate_reviews(reviewed(200, 0.0), JUDGE, wished_precision=0.85)
    assert (made.keeps_shipped, made.decision) == (True, SHIPPED)


@pytest.mark.parametrize("pairs", [reviewed(49, 0.0), reviewed(60, 0.99), reviewed(400, 0.0)[::5]])
def test_too_few_are_refused_with_what_is_needed(pairs):
    with pytest.raises(UsageError, match="at least 50 with 10 right ones, about 3 messages"):
        calibrate_reviews(pairs, JUDGE, wished_precision=0.85)
