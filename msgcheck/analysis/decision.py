"""From the probabilities of the four labels to a label and to what is shown; arrays [..., 4] in the order of Label."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from msgcheck.model.calibration import Decision, Scaling
from msgcheck.model.verdict import Label

Chances = NDArray[np.float64]

LABELS = tuple(Label)
FAULTS = (LABELS.index(Label.DRIFTED), LABELS.index(Label.CONFLICTING))

_LEAST = 1e-6
"""A probability counts as no smaller, so that one of 0 can be corrected too."""


def log_chances(chances: Chances) -> Chances:
    """Return the logarithms of probabilities."""
    return np.log(np.maximum(chances, _LEAST))


def softmax(scores: Chances) -> Chances:
    """Return the probabilities that ``scores`` stand for."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Chances = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def scaled(chances: Chances, scaling: Scaling) -> Chances:
    """Return the corrected probabilities: softmax(log p / temperature + bias).

    Temperature scaling (Guo et al. 2017, "On Calibration of Modern Neural Networks", section 4.2) with a bias for each
    label, since a company's labels also occur in other proportions.
    """
    return softmax(log_chances(chances) / scaling.temperature + np.array(scaling.bias))


def chosen(chances: Chances, decision: Decision) -> NDArray[np.int64]:
    """Return which label is decided for, as an index into :data:`LABELS`."""
    best: NDArray[np.int64] = (chances * np.array(decision.factors)).argmax(axis=-1)
    return best


def fault_chance(chances: Chances) -> Chances:
    """Return the probability (0..1) of a fault: drifted and conflicting together."""
    chance: Chances = chances[..., list(FAULTS)].sum(axis=-1)
    return chance


def is_shown(chances: Chances, decision: Decision) -> NDArray[np.bool_]:
    """Tell what becomes a finding: a fault is decided for, and is likely enough."""
    return np.isin(chosen(chances, decision), FAULTS) & (fault_chance(chances) >= decision.report_from)
