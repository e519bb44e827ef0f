"""What a model says is asked once."""

import numpy as np
import pytest

from msgcheck.engine.caching.cache import Cache
from msgcheck.engine.progress import no_progress
from msgcheck.engine.stages.model_rows import CHUNK, ModelRows, OpenModel, is_finite, is_unit


class Model:
    """Says of each input how long its parts are."""

    def __init__(self):
        self.opened, self.asked = 0, []

    def open(self):
        self.opened += 1
        return OpenModel(2, self.compute)

    def compute(self, inputs):
        self.asked.append(list(inputs))
        return np.array([[len(each[0]), len(each[-1])] for each in inputs], dtype=np.float32)


@pytest.fixture
def model():
    return Model()


@pytest.fixture
def rows(tmp_path, model):
    """Open the rows of one model: (stamp) -> ModelRows."""
    with Cache(tmp_path / "cache.db") as cache:
        yield lambda stamp="m", is_sound=is_finite: ModelRows(cache, stamp, model.open, is_sound, "Reading")


def test_equal_inputs_are_asked_once_and_answered_in_order(rows, model):
    found = rows().of([("a", "bb"), ("ccc", "d"), ("a", "bb")], no_progress)
    assert found.tolist() == [[1, 2], [3, 1], [1, 2]]
    assert model.asked == [[("a", "bb"), ("ccc", "d")]]


def test_what_was_asked_before_opens_no_model(rows, model):
    rows().of([("a", "bb")], no_progress)
    assert rows().of([("a", "bb")], no_progress).tolist() == [[1, 2]]
    assert model.opened == 1
    rows().of([("a", "bb"), ("a", "b")], no_progress)
    assert model.asked[1:] == [[("a", "b")]]


def test_another_model_is_asked_anew(rows, model):
    rows().of([("a", "b")], no_progress)
    rows("other").of([("a", "b")], no_progress)
    assert model.opened == 2


def test_parts_are_told_apart(rows, model):
    rows().of([("ab", "c"), ("a", "bc"), ("abc",)], no_progress)
    assert len(model.asked[0]) == 3


def test_no_input_opens_no_model(rows, model):
    assert len(rows().of([], no_progress)) == 0
    assert model.opened == 0


def test_a_row_that_is_not_sound_is_asked_again(rows, model):
    rows().of([("a", "bb")], no_progress)
    assert rows(is_sound=is_unit).of([("a", "bb")], no_progress).tolist() == [[1, 2]]
    assert model.opened == 2


def test_a_row_of_another_width_is_asked_again(rows, model):
    rows().of([("a", "bb")], no_progress)
    model.open = lambda: OpenModel(3, lambda inputs: np.ones((len(inputs), 3), dtype=np.float32))
    assert rows().of([("a", "bb")], no_progress, width=3).tolist() == [[1, 1, 1]]


def test_many_inputs_are_kept_part_by_part(rows, model):
    seen = []
    rows().of([(str(number),) for number in range(CHUNK + 1)], lambda *step: seen.append(step))
    assert seen == [("Reading", CHUNK, CHUNK + 1), ("Reading", CHUNK + 1, CHUNK + 1)]
