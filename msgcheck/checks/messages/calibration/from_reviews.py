"""Fits from where on findings are shown to what people said of findings, and measures what that will be worth.

Reviews are of findings only: of what the judge passed over they say nothing. So no probability is scaled and no label
weighed anew by them, which would take the proportions among findings for those of all passages, and the threshold is
never lowered, since nobody has looked at what lies below it. What is left to choose is a higher threshold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from msgcheck.analysis.decision import LABELS, Chances, chosen, is_shown
from msgcheck.checks.messages.calibration.decision_choice import Truth, choose_report_from, measure_quality, smoothed
from msgcheck.checks.messages.calibration.fitting import (
    LEAST_FAULTS,
    LEAST_LABELS,
    LEAST_MESSAGES,
    PairJudge,
    folds_by_message,
)
from msgcheck.errors import UsageError
from msgcheck.model.calibration import Calibration, Decision, Quality, Scaling
from msgcheck.model.labelled_pair import Pair
from msgcheck.model.verdict import Label


def calibrate_reviews(pairs: Sequence[Pair], judge: PairJudge, *, wished_precision: float) -> Calibration:
    """Fit ``judge`` to ``pairs``, which are labelled findings; the result is ``from_reviews``.

    Raises ``UsageError`` where they are too few, before any is judged.
    """
    require_enough_reviews(pairs)
    chances = judge.chances_of(pairs)
    names = sorted({pair.message_id for pair in pairs})
    labels = [pair.label or Label.UNRELATED for pair in pairs]
    truth = Truth(
        np.array([LABELS.index(label) for label in labels]), np.array([names.index(pair.message_id) for pair in pairs])
    )
    return _fitted(chances, truth, judge.decision, wished_precision)


def require_enough_reviews(pairs: Sequence[Pair]) -> None:
    """Raise ``UsageError`` where the labelled findings are too few, with what is needed and how to get it."""
    right = sum(pair.label in {Label.DRIFTED, Label.CONFLICTING} for pair in pairs)
    messages = len({pair.message_id for pair in pairs})
    if len(pairs) >= LEAST_LABELS and right >= LEAST_FAULTS and messages >= LEAST_MESSAGES:
        return
    raise UsageError(
        f"The history holds {len(pairs)} reviewed findings of the judge with a label, {right} of them right, about "
        f"{messages} messages. Calibration needs at least {LEAST_LABELS} with {LEAST_FAULTS} right ones, about "
        f"{LEAST_MESSAGES} messages. Review more with `msgcheck review`, and say why a wrong one is wrong; or label "
        "pairs in a file: `msgcheck calibrate PAIRS.jsonl`."
    )


def _fitted(chances: Chances, truth: Truth, shipped: Decision, wished_precision: float) -> Calibration:
    shown = np.zeros(len(chances), np.bool_)
    for out in folds_by_message(truth.groups):
        decision = _raised(chances[~out], truth.part(~out), shipped, wished_precision)
        shown[out] = is_shown(chances[out], decision)
    decision = _raised(chances, truth, shipped, wished_precision)
    said = chosen(chances, shipped)
    before = measure_quality(said, is_shown(chances, shipped), truth)
    after = measure_quality(said, shown, truth)
    is_better = _precision(after, wished_precision) > _precision(before, wished_precision)
    counts = Counter(int(label) for label in truth.labels)
    return Calibration(
        scaling=Scaling(),
        decision=decision if is_better else shipped,
        wished_precision=wished_precision,
        calibrated=after,
        shipped=before,
        relabelled=0,
        label_counts=(counts[0], counts[1], counts[2], counts[3]),
        keeps_shipped=not is_better,
        from_reviews=True,
    )


def _raised(chances: Chances, truth: Truth, shipped: Decision, wished_precision: float) -> Decision:
    chosen_from = choose_report_from(chances, truth, shipped, wished_precision)
    return replace(shipped, report_from=max(shipped.report_from, chosen_from))


def _precision(quality: Quality, wished_precision: float) -> float:
    """Return what is reached of the wished precision; beyond it, nothing is won by showing less."""
    return min(smoothed(quality.precision.right, quality.precision.of), wished_precision)
