"""95 % intervals of shares and of expected counts."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum, sqrt

_Z = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


def wilson(hits: float, count: int) -> tuple[float, float]:
    """Return the score interval of a share of ``hits`` in ``count`` > 0, as shares 0..1.

    Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927); recommended for
    small counts by Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16
    (2001).
    """
    share, square = hits / count, _Z * _Z
    centre = (share + square / (2 * count)) / (1 + square / count)
    half = _Z * sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    return max(0.0, centre - half), min(1.0, centre + half)


def expected_count(chances: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """Return the interval of how many of independent events happen; ``chances`` are (probability, how often).

    The count follows the Poisson binomial distribution; the interval is that of the normal with its mean and variance
    (Hong, "On computing the distribution function for the Poisson binomial distribution", CSDA 59 (2013), section
    2.3), held within what is possible.
    """
    each = list(chances)
    mean = fsum(chance * count for chance, count in each)
    spread = _Z * sqrt(fsum(chance * (1 - chance) * count for chance, count in each))
    return max(0.0, mean - spread), min(float(sum(count for _, count in each)), mean + spread)
