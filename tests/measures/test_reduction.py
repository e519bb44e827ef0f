from __future__ import annotations

import math
import random
from collections import Counter

import pytest

from msgcheck.measures.estimation.interval import expected_count, wilson
from msgcheck.measures.estimation.reduction import REDUCTIONS
from msgcheck.measures.estimation.survival import median_survival

CASES = {
    "sum": ([(2, 1, ""), (3, 1, "")], 5),
    "mean": ([(100, 2, ""), (50, 1, ""), (0, 1, "")], 62.5),
    "share": ([(100, 1, ""), (100, 1, ""), (0, 1, "")], 200 / 3),
    "per_1000": ([(2, 1500, ""), (0, 500, "")], 1.0),
    "distinct": ([(1, 1, "a"), (1, 1, "a"), (1, 1, "b")], 2),
    "largest": ([(3, 1, ""), (9, 1, "")], 9),
    "median": ([(5, 1, ""), (1, 1, ""), (9, 1, ""), (7, 1, "")], 5),
    "90th": ([(day, 1, "") for day in range(1, 11)], 9),
    "half-life": ([(10, 1, ""), (20, 0, ""), (30, 1, ""), (30, 1, "")], 30),
    "expected": ([(0.9, 1, ""), (0.5, 1, "")], 1.4),
}


@pytest.mark.parametrize("name", CASES)
def test_reductions(name):
    entries, value = CASES[name]
    reduced = REDUCTIONS[name](Counter(entries))
    assert reduced.value == pytest.approx(value)
    assert reduced.basis == len(entries)


@pytest.mark.parametrize("name", [name for name in CASES if name not in {"sum", "distinct"}])
def test_nothing_is_not_nought(name):
    assert REDUCTIONS[name]({}).value is None


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662)],  # the last: Newcombe 1998, table I
)
def test_wilson_interval(hits, count, low, high):
    assert wilson(hits, count) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_expected_count_covers_what_is_drawn():
    draw = random.Random(7)
    chances = [draw.random() for _ in range(200)]
    low, high = expected_count((chance, 1) for chance in chances)
    drawn = [sum(draw.random() < chance for chance in chances) for _ in range(2000)]
    assert sum(low <= count <= high for count in drawn) / len(drawn) == pytest.approx(0.95, abs=0.02)


def test_survival_of_freireich():
    """Remission under 6-MP, the classic sample (Freireich et al. 1963): the median is 23 weeks."""
    ended = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    censored = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    lives = [(week, True, count) for week, count in ended.items()]
    lives += [(week, False, count) for week, count in censored.items()]
    assert median_survival(lives) == 23


def test_survival_without_censoring_is_the_median():
    draw = random.Random(3)
    days = sorted(draw.randrange(100) for _ in range(401))
    assert median_survival((day, True, 1) for day in days) == days[math.ceil(401 / 2) - 1]


def test_half_life_of_what_is_mostly_open_is_not_known():
    assert median_survival([(5, True, 1), (50, False, 3)]) is None
