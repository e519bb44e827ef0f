"""Reductions: how a figure's value is made of the things behind it.

Each takes how often each (value, weight, group) occurs, so that what is summed needs memory for distinct values only,
and so that a figure and its trace are reduced by the same function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, fsum

from msgcheck.measures.estimation.interval import expected_count, wilson
from msgcheck.measures.estimation.survival import median_survival
from msgcheck.values import dataclass

Entry = tuple[float, float, str]
"""Value, weight and group of one thing behind a figure."""

Tally = Mapping[Entry, int]


@dataclass(frozen=True, slots=True)
class Reduced:
    """A value with its 95 % interval and the count of things it was made from; ``None`` where nothing can be said."""

    value: float | None
    basis: int = 0
    low: float | None = None
    high: float | None = None


def _sum(tally: Tally) -> Reduced:
    return Reduced(fsum(value * count for (value, _, _), count in tally.items()), _count(tally))


def _mean(tally: Tally) -> Reduced:
    weight = fsum(weight * count for (_, weight, _), count in tally.items())
    if not weight:
        return Reduced(None, _count(tally))
    return Reduced(fsum(value * weight * count for (value, weight, _), count in tally.items()) / weight, _count(tally))


def _share(tally: Tally) -> Reduced:
    """Of things that are worth 0 or 100: the mean, with the interval of a share."""
    count = _count(tally)
    if not count:
        return Reduced(None)
    hits = fsum(value * often for (value, _, _), often in tally.items()) / 100
    low, high = wilson(hits, count)
    return Reduced(100 * hits / count, count, 100 * low, 100 * high)


def _per_1000(tally: Tally) -> Reduced:
    """Of things (count, words): the count per 1,000 words of all together."""
    words = fsum(words * count for (_, words, _), count in tally.items())
    if not words:
        return Reduced(None, _count(tally))
    return Reduced(1000 * fsum(found * count for (found, _, _), count in tally.items()) / words, _count(tally))


def _distinct(tally: Tally) -> Reduced:
    return Reduced(float(len({group for _, _, group in tally})), _count(tally))


def _largest(tally: Tally) -> Reduced:
    return Reduced(max((value for value, _, _ in tally), default=None), _count(tally))


def _quantile(share: float) -> Callable[[Tally], Reduced]:
    """The smallest value that at least ``share`` of the things do not exceed.

    Definition 1 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996): it
    is always one of the values.
    """

    def quantile(tally: Tally) -> Reduced:
        count = _count(tally)
        passed, needed = 0, ceil(share * count)
        for value, often in sorted((value, often) for (value, _, _), often in tally.items()):
            passed += often
            if passed >= needed:
                return Reduced(value, count)
        return Reduced(None)

    return quantile


def _half_life(tally: Tally) -> Reduced:
    """Of things (days, 1 where it was fixed then, else 0): the Kaplan-Meier median."""
    lives = ((days, bool(is_fixed), count) for (days, is_fixed, _), count in tally.items())
    return Reduced(median_survival(lives), _count(tally))


def _expected(tally: Tally) -> Reduced:
    """Of things worth the probability that they are right: how many are right, with its interval."""
    if not tally:
        return Reduced(None)
    low, high = expected_count((value, count) for (value, _, _), count in tally.items())
    return Reduced(_sum(tally).value, _count(tally), low, high)


def _count(tally: Tally) -> int:
    return sum(tally.values())


REDUCTIONS: dict[str, Callable[[Tally], Reduced]] = {
    "sum": _sum,
    "mean": _mean,
    "share": _share,
    "per_1000": _per_1000,
    "distinct": _distinct,
    "largest": _largest,
    "median": _quantile(0.5),
    "90th": _quantile(0.9),
    "half-life": _half_life,
    "expected": _expected,
}
"""Every reduction by the name that a figure carries."""
