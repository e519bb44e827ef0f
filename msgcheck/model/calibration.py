"""How the judge's probabilities become labels and findings, and how a company's own labels change that."""

from __future__ import annotations

from datetime import date
from math import sqrt

from msgcheck.values import dataclass

ByLabel = tuple[float, float, float, float]
"""One number for each :class:`msgcheck.model.verdict.Label`, in its order."""

Z_95 = 1.959964
"""The normal deviate of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided from the probabilities of the four labels.

    The label is the one whose probability, times its factor, is largest. A drifted or conflicting passage is shown as a
    finding where the probability of a fault, drifted and conflicting together, is at least ``report_from`` (0..1).
    """

    factors: ByLabel
    report_from: float


@dataclass(frozen=True, slots=True)
class Scaling:
    """How a probability p is corrected: softmax(log p / temperature + bias).

    A temperature above 1 makes the judge less sure, one below 1 surer; a bias above 0 makes a label likelier. The
    defaults change nothing.
    """

    temperature: float = 1.0
    bias: ByLabel = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """A measured figure in 0..1 with its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of`` cases, as a share in 0..1 with its interval of 95 %; of no cases 0, and nothing is known."""

    right: int
    of: int
    score: Score

    @classmethod
    def counted(cls, right: int, of: int) -> Share:
        """Return the share with the score interval of Wilson (1927), rounded to four digits.

        It stays within 0..1 and holds for few cases, where right / of with its standard error does not. It takes the
        cases for independent; passages of one message are less than that, so the truth lies outside a little oftener.
        """
        if of == 0:
            return cls(0, 0, Score(0.0, 0.0, 1.0))
        value, spread = right / of, Z_95**2 / of
        center = (value + spread / 2) / (1 + spread)
        half = sqrt(spread * (value * (1 - value) + spread / 4)) / (1 + spread)
        low, high = max(0.0, center - half), min(1.0, center + half)
        return cls(right, of, Score(round(value, 4), round(min(low, value), 4), round(max(high, value), 4)))


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a decision does on labelled pairs.

    ``precision``: of the findings shown, those with a fault (labelled drifted or conflicting). ``recall``: of the
    faults, those shown. ``macro_f1``: the mean F1 of the labels that occur, shown or not.
    """

    precision: Share
    recall: Share
    macro_f1: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What a company's labelled pairs make of the judge.

    ``calibrated`` is measured on pairs of messages that took no part in the fit, ``shipped`` is the decision that ships
    with the judge on the same pairs, and ``relabelled`` how many of them the two label differently. ``label_counts``
    are the pairs of each label. Where ``keeps_shipped``, the fit was no better: ``scaling`` and ``decision`` are then
    the shipped ones. ``from_reviews`` tells that the pairs are findings that people reviewed: ``recall`` is then the
    share of the right ones among them that still show, and what was never found is not known.
    """

    scaling: Scaling
    decision: Decision
    wished_precision: float
    calibrated: Quality
    shipped: Quality
    relabelled: int
    label_counts: tuple[int, int, int, int]
    keeps_shipped: bool = False
    from_reviews: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRecord:
    """A calibration and what it was made for: the content of ``calibration.yaml``.

    ``judge_sha256`` names the judge whose probabilities it corrects; for those of another judge it means nothing.
    """

    calibration: Calibration
    judge_sha256: str
    platform_version: str
    made_on: date
