"""Chooses what is decided from corrected probabilities, and measures how good a decision is on labelled pairs."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.decision import FAULTS, LABELS, Chances, chosen, fault_chance
from msgcheck.model.calibration import Z_95, ByLabel, Decision, Quality, Score, Share
from msgcheck.values import dataclass

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

_RIGHT_MULTIPLES = (0.7, 1.0, 1.4)
_FAULT_MULTIPLES = (0.5, 0.7, 1.0, 1.4, 2.0)
"""Factors that are tried, as multiples of the shipped ones; ``unrelated`` is what they are measured against."""

_CERTAINTIES = tuple(hundredth / 100 for hundredth in range(100))


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What people said: ``labels`` [n] as indices of ``LABELS``, ``groups`` [n] as 0, 1, ... for the messages."""

    labels: Indices
    groups: Indices

    @property
    def faults(self) -> Flags:
        """Which pairs are labelled drifted or conflicting."""
        return np.isin(self.labels, FAULTS)

    @property
    def group_count(self) -> int:
        """How many messages the pairs are about."""
        return int(self.groups.max()) + 1

    def part(self, rows: Flags) -> Truth:
        """Return the pairs of ``rows``, their messages numbered anew."""
        return Truth(self.labels[rows], np.unique(self.groups[rows], return_inverse=True)[1])


def choose_decision(chances: Chances, truth: Truth, shipped: Decision, wished_precision: float) -> Decision:
    """Return the factors for labels and the certainty for findings that suit left-out probabilities [n, 4]."""
    decision = replace(shipped, factors=_choose_factors(chances, truth, shipped.factors))
    return replace(decision, report_from=choose_report_from(chances, truth, decision, wished_precision))


def _choose_factors(chances: Chances, truth: Truth, shipped: ByLabel) -> ByLabel:
    """Return the factors whose gain in macro-F1 over the shipped ones, less its standard error, is largest.

    Less its standard error, since the best of 75 on few labels is mostly luck; the shipped ones have gain and error 0.
    """
    start = chosen(chances, Decision(shipped, 0.0))
    best, factors = 0.0, shipped
    for aligned, drifted, conflicting in itertools.product(_RIGHT_MULTIPLES, _FAULT_MULTIPLES, _FAULT_MULTIPLES):
        one, two, three, four = shipped
        tried = (round(one * aligned, 4), round(two * drifted, 4), round(three * conflicting, 4), four)
        gain, error = macro_f1_gain(start, chosen(chances, Decision(tried, 0.0)), truth)
        if gain - error > best:
            best, factors = gain - error, tried
    return factors


def choose_report_from(chances: Chances, truth: Truth, decision: Decision, wished_precision: float) -> float:
    """Return the least certainty from which on the wished precision is met, to show as many faults as it allows.

    Where none meets it, the one with the highest precision. Both as (right + 1) / (found + 2), so that three of three
    do not pass for certainty.
    """
    is_fault = np.isin(chosen(chances, decision), FAULTS)
    certainty, right = fault_chance(chances)[is_fault], truth.faults[is_fault]
    best, report_from = 0.0, decision.report_from
    for start in _CERTAINTIES:
        found = certainty >= start
        precision = smoothed(int(right[found].sum()), int(found.sum()))
        if found.any() and precision >= wished_precision:
            return start
        if found.any() and precision > best:
            best, report_from = precision, start
    return report_from


def smoothed(right: int, found: int) -> float:
    """Return (right + 1) / (found + 2), Laplace's rule of succession: few cases say little."""
    return (right + 1) / (found + 2)


def measure_quality(said: Indices, shown: Flags, truth: Truth) -> Quality:
    """Compare what was decided (labels [n], what is shown [n]) with what people said."""
    right = int((shown & truth.faults).sum())
    counts = _confusion(said, truth)
    value, error = float(_macro_f1(counts.sum(axis=0))), _jackknife_error(_macro_f1(_without_each(counts)))
    low, high = max(0.0, value - Z_95 * error), min(1.0, value + Z_95 * error)
    return Quality(
        precision=Share.counted(right, int(shown.sum())),
        recall=Share.counted(right, int(truth.faults.sum())),
        macro_f1=Score(round(value, 4), round(low, 4), round(high, 4)),
    )


def macro_f1_gain(before: Indices, after: Indices, truth: Truth) -> tuple[float, float]:
    """Return how much higher the macro-F1 of ``after`` is than that of ``before``, and the standard error of that."""
    if np.array_equal(before, after):
        return 0.0, 0.0
    old, new = _confusion(before, truth), _confusion(after, truth)
    gain = _macro_f1(new.sum(axis=0)) - _macro_f1(old.sum(axis=0))
    return float(gain), _jackknife_error(_macro_f1(_without_each(new)) - _macro_f1(_without_each(old)))


def _confusion(said: Indices, truth: Truth) -> Indices:
    """Count (message, true label, label said): [messages, 4, 4]."""
    cells = (truth.groups * len(LABELS) + truth.labels) * len(LABELS) + said
    counts = np.bincount(cells, minlength=truth.group_count * len(LABELS) ** 2)
    by_message: Indices = counts.reshape(-1, len(LABELS), len(LABELS))
    return by_message


def _macro_f1(counts: Indices) -> Chances:
    """Return the mean F1 over the labels that occur, of counts [..., true label, label said]."""
    right = np.diagonal(counts, axis1=-2, axis2=-1)
    all_of = counts.sum(axis=-1) + counts.sum(axis=-2)
    f1 = 2 * right / np.maximum(all_of, 1)
    mean: Chances = f1.sum(axis=-1) / np.maximum((all_of > 0).sum(axis=-1), 1)
    return mean


def _without_each(counts: Indices) -> Indices:
    """Return the counts of all messages but one, for each: [messages, 4, 4]."""
    others: Indices = counts.sum(axis=0) - counts
    return others


def _jackknife_error(values: Chances) -> float:
    """Return the standard error of a figure from its values without each message in turn (Efron and Stein 1981).

    By message, since passages of one message are alike.
    """
    count = len(values)
    return float(np.sqrt((count - 1) / count * ((values - values.mean()) ** 2).sum()))
