"""Pairs: as many as can be, the heavier first."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.engine.acceptance.pairing import pair


@pytest.mark.parametrize(
    ("edges", "pairs"),
    [
        ([], {}),
        ([(1, 0, 0), (2, 1, 0)], {1: 0}),
        ([(1, 0, 0), (1, 1, 0)], {0: 0}),
        ([(2, 0, 0), (1, 0, 1), (1, 1, 0)], {0: 1, 1: 0}),
        ([(3, 0, 0), (2, 1, 1), (1, 0, 1), (1, 1, 2), (1, 2, 0)], {0: 1, 1: 2, 2: 0}),
    ],
)
def test_heavier_first_and_nothing_left_alone(edges, pairs):
    assert pair(edges) == pairs


ENDS = st.integers(0, 4)


@given(st.sets(st.tuples(ENDS, ENDS), max_size=9), st.randoms(use_true_random=False))
def test_there_is_no_larger_set(ends, random):
    pairs = pair([(random.random(), *each) for each in ends])
    assert set(pairs.items()) <= ends
    assert len(set(pairs.values())) == len(pairs)
    larger = combinations(sorted(ends), len(pairs) + 1)
    assert not any(all(len(set(side)) == len(some) for side in zip(*some, strict=True)) for some in larger)
