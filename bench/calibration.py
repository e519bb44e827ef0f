"""Is what `msgcheck calibrate` promises kept, and how strongly should it hold back? On simulated companies.

    python bench/calibration.py

A company is a judge's chances of drawn pairs, and labels drawn from these chances after a temperature and biases that
differ from company to company by ``spread`` (standard deviation, in logs). Prints the log loss on new pairs for each
ridge, relative to no calibration, and how often what was expected held the truth on new pairs.
"""

from __future__ import annotations

import numpy as np

from msgcheck.analysis.decision import LABELS, chosen, is_shown, scaled, softmax
from msgcheck.checks.messages.calibration.decision_choice import Truth, measure_quality
from msgcheck.checks.messages.calibration.fitting import fit_calibration
from msgcheck.checks.messages.calibration.scaling import RIDGE, fit_scaling
from msgcheck.model.calibration import Decision, Scaling

RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
NEW = 3000
SHARES = np.log([0.2, 0.08, 0.1, 0.62])
SHIPPED = Decision((1.0, 1.2, 1.2, 1.0), 0.5)
MESSAGES = 20

Random = np.random.Generator
Drawn = tuple[np.ndarray, np.ndarray]


def company(random: Random, spread: float) -> Scaling:
    """Draw what is wrong with the judge for one company."""
    return Scaling(float(np.exp(random.normal(0, spread))), tuple(random.normal(0, spread, 4)))


def labelled(random: Random, count: int, true: Scaling) -> Drawn:
    """Draw chances of pairs, and their labels."""
    chances = softmax(random.normal(0, 2.5, (count, 4)) + SHARES)
    return chances, (scaled(chances, true).cumsum(1) > random.random((count, 1))).argmax(1)


def log_loss(drawn: Drawn, scaling: Scaling) -> float:
    """Return the mean log loss of corrected chances."""
    chances, labels = drawn
    return float(-np.log(scaled(chances, scaling)[np.arange(len(labels)), labels]).mean())


def compare_ridges(spread: float, count: int, companies: int = 100) -> list[float]:
    """Return how much lower than without calibration the log loss is, for each ridge."""
    random = np.random.default_rng(3)
    gains = np.zeros(len(RIDGES))
    for _ in range(companies):
        true = company(random, spread)
        mine, new = labelled(random, count, true), labelled(random, NEW, true)
        gains += [log_loss(new, Scaling()) - log_loss(new, fit_scaling(*mine, ridge)) for ridge in RIDGES]
    return [round(gain, 4) for gain in gains / companies]


def check_promises(count: int, companies: int = 30) -> str:
    """Say how often the intervals hold what new pairs show, and how often the shipped decision was kept."""
    random = np.random.default_rng(5)
    held, kept = np.zeros(3, int), 0
    for _ in range(companies):
        true = company(random, 0.35)
        chances, labels = labelled(random, count, true)
        groups = [f"m{group}" for group in random.integers(MESSAGES, size=count)]
        made = fit_calibration(chances, [LABELS[at] for at in labels], groups, shipped=SHIPPED, wished_precision=0.85)
        new, truth = labelled(random, 20_000, true)
        corrected = scaled(new, made.scaling)
        decision = made.decision
        later = measure_quality(
            chosen(corrected, decision), is_shown(corrected, decision), Truth(truth, np.arange(len(truth)) % MESSAGES)
        )
        expected = made.shipped if made.keeps_shipped else made.calibrated
        kept += made.keeps_shipped
        held += [
            expected.precision.score.low <= later.precision.score.value <= expected.precision.score.high,
            expected.recall.score.low <= later.recall.score.value <= expected.recall.score.high,
            expected.macro_f1.low <= later.macro_f1.value <= expected.macro_f1.high,
        ]
    shares = ", ".join(f"{name} {share / companies:.2f}" for name, share in zip(FIGURES, held, strict=True))
    return f"{count} labels: truth within the interval: {shares}; shipped kept {kept} of {companies}"


FIGURES = ("precision", "recall", "macro-F1")


def main() -> None:
    print(f"gain in log loss by ridge (shipped: {RIDGE:g})", *(f"{ridge:8g}" for ridge in RIDGES))
    for spread in (0.15, 0.35, 0.6):
        for count in (50, 150, 500):
            gains = compare_ridges(spread, count)
            print(f"spread {spread}, {count:3} labels", *(f"{gain:8.4f}" for gain in gains))
    for count in (60, 200, 600):
        print(check_promises(count))


if __name__ == "__main__":
    main()
