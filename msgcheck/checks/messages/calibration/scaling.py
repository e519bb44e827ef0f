"""Fits how the judge's probabilities are corrected for one company."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.decision import Chances, log_chances, softmax
from msgcheck.model.calibration import Scaling
from msgcheck.values import dataclass

RIDGE = 8.0
"""How strongly the fit is held to "no change": as if each number were known to within 1 / sqrt(8) = 0.35 beforehand.

Of 1 to 32 the best log loss, with 50 labels, on simulated companies whose log temperature and biases have a standard
deviation of 0.35, and no loss to speak of at 0.15 (``bench/calibration.py``). Measure again on real ones, once many
companies have labelled.
"""

SLOPES = (0.1, 10.0)
"""1 / temperature stays within. Labels that ask for more contradict the judge, and no scaling mends that."""

_NO_CHANGE = np.array([1.0, 0.0, 0.0, 0.0, 0.0])
_STEPS = 50
_CLOSE = 1e-9


def fit_scaling(chances: Chances, truth: NDArray[np.int64], ridge: float = RIDGE) -> Scaling:
    """Return temperature and bias that make ``truth`` [n], indices of labels, likely under ``chances`` [n, 4].

    Penalised maximum likelihood (Guo et al. 2017; ridge as le Cessie and van Houwelingen 1992): with slope s =
    1 / temperature and bias b, minimises -sum log softmax(s log p + b)[truth] + ridge/2 ((s - 1)^2 + |b|^2), which is
    convex, by Newton's method. With few labels the ridge outweighs them and little changes; without any, nothing does.
    The biases add up to 0. All numbers are rounded to four digits, so that a file holds just what was measured.
    """
    fit = _Fit(_design(log_chances(chances)), truth, ridge)
    numbers = _NO_CHANGE
    for _ in range(_STEPS):
        following = fit.descended(numbers)
        if fit.loss(numbers) - fit.loss(following) < _CLOSE:
            break
        numbers = following
    slope = min(max(float(numbers[0]), SLOPES[0]), SLOPES[1])
    one, two, three, four = (round(float(number), 4) + 0.0 for number in numbers[1:])  # + 0.0: no -0.0
    return Scaling(round(1 / slope, 4), (one, two, three, four))


def _design(logs: Chances) -> Chances:
    """Return what each number adds to each label's score: [n, labels, numbers]."""
    count, labels = logs.shape
    biases = np.broadcast_to(np.eye(labels), (count, labels, labels))
    return np.concatenate([logs[:, :, None], biases], axis=2)


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """The penalised likelihood as a function of slope and biases."""

    design: Chances
    truth: NDArray[np.int64]
    ridge: float

    def loss(self, numbers: Chances) -> float:
        scores = self.design @ numbers
        top = scores.max(axis=1)
        total = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
        likely = scores[np.arange(len(self.truth)), self.truth] - total
        return float(-likely.sum() + self.ridge / 2 * ((numbers - _NO_CHANGE) ** 2).sum())

    def descended(self, numbers: Chances) -> Chances:
        """Take Newton's step, halved until it leads down: far from the end a whole one can lead up."""
        step, before = self._step(numbers), self.loss(numbers)
        for _ in range(_STEPS):
            if self.loss(numbers - step) <= before:
                return numbers - step
            step = step / 2
        return numbers

    def _step(self, numbers: Chances) -> Chances:
        shares = softmax(self.design @ numbers)
        wrong = shares - np.eye(shares.shape[1])[self.truth]
        slope = np.einsum("nl,nlp->p", wrong, self.design) + self.ridge * (numbers - _NO_CHANGE)
        mean = np.einsum("nl,nlp->np", shares, self.design)
        spread = np.einsum("nl,nlp,nlq->pq", shares, self.design, self.design) - mean.T @ mean
        step: Chances = np.linalg.solve(spread + self.ridge * np.eye(len(numbers)), slope)
        return step
