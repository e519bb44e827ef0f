"""A function in a worker of its own: its value, its error, and its end, whatever it does."""

from __future__ import annotations

import os
import time

import pytest

from msgcheck.engine.workers.guarded_call import call_guarded
from msgcheck.errors import MsgcheckError, UnreadableError
from msgcheck.extract.limits import Limits

LIMITS = Limits(seconds=2, memory=400 * 2**20, output=2**20)


def test_the_value_comes_back():
    assert call_guarded(sorted, (2, 1), LIMITS) == [1, 2]


CALLS = [
    (time.sleep, 30, "too-slow"),
    (os._exit, 3, "crashed"),
    (bytes, 2**30, "too-much-memory"),
    (bytes, 2**21, "too-large"),
]


@pytest.mark.parametrize(("function", "given", "reason"), CALLS)
def test_what_passes_a_limit_costs_only_itself(function, given, reason):
    with pytest.raises(UnreadableError) as caught:
        call_guarded(function, given, LIMITS)
    assert caught.value.reason == reason


def test_an_error_that_was_not_foreseen_is_one_of_msgcheck():
    with pytest.raises(MsgcheckError, match="ValueError"):
        call_guarded(int, "no number", LIMITS)
