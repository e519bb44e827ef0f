"""Fits the judge's decision to one company's labelled pairs, and measures what it will be worth on others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from msgcheck.analysis.decision import LABELS, Chances, chosen, is_shown, scaled
from msgcheck.checks.messages.calibration.decision_choice import (
    Flags,
    Indices,
    Truth,
    choose_decision,
    macro_f1_gain,
    measure_quality,
    smoothed,
)
from msgcheck.checks.messages.calibration.scaling import fit_scaling
from msgcheck.errors import UsageError
from msgcheck.model.calibration import Calibration, Decision, Quality, Scaling
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label
from msgcheck.values import dataclass

LEAST_LABELS, LEAST_FAULTS, LEAST_MESSAGES = 50, 10, 3
"""Fewer tell nothing: of 10 faults, an interval of 95 % around a recall of 0.7 still goes from 0.40 to 0.89.
A fit within a fold needs pairs of one message to fit on and of another to choose by, hence three."""

FOLDS = 5

ChancesOf = Callable[[Sequence[Pair]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class PairJudge:
    """The shipped judge, as far as a company's labels can change it.

    ``chances_of`` returns the probabilities [pairs, 4] of pairs in the order of ``Label``, as they are before any
    company's calibration, and raises ``UsageError`` for a message that the platform does not hold. ``decision`` ships
    with it; ``sha256`` names everything that the probabilities depend on.
    """

    chances_of: ChancesOf
    decision: Decision
    sha256: str


def require_enough(pairs: Sequence[Pair]) -> None:
    """Raise ``UsageError`` where the labelled pairs are too few, with what is needed and how to get it."""
    labelled = [pair for pair in pairs if pair.label is not None]
    faults = sum(pair.label in {Label.DRIFTED, Label.CONFLICTING} for pair in labelled)
    messages = len({pair.message_id for pair in labelled})
    if len(labelled) >= LEAST_LABELS and faults >= LEAST_FAULTS and messages >= LEAST_MESSAGES:
        return
    raise UsageError(
        f"Labelled pairs in the file: {len(labelled)}, faults among them (drifted or conflicting): {faults}, messages: "
        f"{messages}. Calibration needs at least {LEAST_LABELS} labelled pairs with {LEAST_FAULTS} faults, "
        f"about {LEAST_MESSAGES} messages. Add passages from your own assets, right and wrong ones as they come, each "
        'with its message and your label; `msgcheck evaluate` tells what the judge says of those without a "label".'
    )


def calibrate_pairs(pairs: Sequence[Pair], judge: PairJudge, *, wished_precision: float) -> Calibration:
    """Fit ``judge`` to the labelled ones of ``pairs``; arguments and result as in :func:`fit_calibration`.

    Raises ``UsageError`` where they are too few, before any is judged.
    """
    require_enough(pairs)
    labelled = [(pair, pair.label) for pair in pairs if pair.label is not None]
    chances = judge.chances_of([pair for pair, _ in labelled])
    groups = [pair.message_id for pair, _ in labelled]
    return fit_calibration(
        chances, [label for _, label in labelled], groups, shipped=judge.decision, wished_precision=wished_precision
    )


def fit_calibration(
    chances: Chances, labels: Sequence[Label], groups: Sequence[str], *, shipped: Decision, wished_precision: float
) -> Calibration:
    """Return what the labels of n pairs make of the judge.

    ``chances`` [n, 4] are the shipped probabilities in the order of ``Label``, ``groups`` the ids of the messages,
    ``wished_precision`` (0..1) the share of findings that should be right. The scaling is fitted on all pairs; the
    decision is chosen on predictions for pairs whose message took no part in the fit. The figures come from folds
    around all of that (nested cross-validation: Varma and Simon 2006), so nothing that was fitted or chosen has seen
    the pairs it is measured on. The shipped decision is kept where the fit does not beat it there.
    """
    index = {message: number for number, message in enumerate(sorted(set(groups)))}
    truth = Truth(np.array([LABELS.index(label) for label in labels]), np.array([index[message] for message in groups]))
    scaling, decision = _fit(chances, truth, shipped, wished_precision)
    said, shown = predict_left_out(chances, truth, shipped, wished_precision)
    shipped_said = chosen(chances, shipped)
    before = measure_quality(shipped_said, is_shown(chances, shipped), truth)
    after = measure_quality(said, shown, truth)
    is_better = _is_better(before, after, wished_precision) and _keeps_labels(shipped_said, said, truth)
    counts = Counter(labels)
    return Calibration(
        scaling=scaling if is_better else Scaling(),
        decision=decision if is_better else shipped,
        wished_precision=wished_precision,
        calibrated=after,
        shipped=before,
        relabelled=int((said != shipped_said).sum()),
        label_counts=(counts[LABELS[0]], counts[LABELS[1]], counts[LABELS[2]], counts[LABELS[3]]),
        keeps_shipped=not is_better,
    )


def predict_left_out(
    chances: Chances, truth: Truth, shipped: Decision, wished_precision: float
) -> tuple[Indices, Flags]:
    """Return label [n] and whether it is shown [n], each by a fit that has seen no pair of the same message."""
    said, shown = np.zeros(len(chances), np.int64), np.zeros(len(chances), np.bool_)
    for out in folds_by_message(truth.groups):
        scaling, decision = _fit(chances[~out], truth.part(~out), shipped, wished_precision)
        corrected = scaled(chances[out], scaling)
        said[out], shown[out] = chosen(corrected, decision), is_shown(corrected, decision)
    return said, shown


def folds_by_message(groups: Indices) -> list[Flags]:
    """Return which pairs each fold leaves out: all of a message together, the largest messages dealt out first.

    By size alone, never by label, so that what is left out says nothing about its own labels.
    """
    sizes = np.bincount(groups)
    folds = np.zeros(len(sizes), np.int64)
    held = np.zeros(min(FOLDS, len(sizes)), np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        folds[group] = held.argmin()
        held[folds[group]] += sizes[group]
    return [folds[groups] == fold for fold in range(len(held))]


def _fit(chances: Chances, truth: Truth, shipped: Decision, wished_precision: float) -> tuple[Scaling, Decision]:
    """Fit the scaling on all pairs given, and choose the decision on predictions for messages left out of it."""
    left_out = np.zeros_like(chances)
    for out in folds_by_message(truth.groups):
        left_out[out] = scaled(chances[out], fit_scaling(chances[~out], truth.labels[~out]))
    return fit_scaling(chances, truth.labels), choose_decision(left_out, truth, shipped, wished_precision)


def _is_better(before: Quality, after: Quality, wished_precision: float) -> bool:
    """Tell whether the findings are nearer to what was wished: its precision first, beyond that as many as can be."""
    return after.precision.right > 0 and _merit(after, wished_precision) > _merit(before, wished_precision)


def _merit(quality: Quality, wished_precision: float) -> tuple[float, float, float]:
    precision = smoothed(quality.precision.right, quality.precision.of)
    return min(precision, wished_precision), quality.recall.score.value, quality.macro_f1.value


def _keeps_labels(before: Indices, after: Indices, truth: Truth) -> bool:
    """Tell whether the labels are about as right as they were: no loss of macro-F1 beyond its standard error."""
    gain, error = macro_f1_gain(before, after, truth)
    return gain >= -error
