"""The line of a quote within a passage that keeps the line breaks of its source."""

import pytest

from msgcheck.model.place import DocumentPlace, LinePlace, SlidePlace, WebPlace, place_of_span

PASSAGE = "first line\nsecond line\nthird"


@pytest.mark.parametrize(
    ("word", "line", "column"),
    [("first", 7, 3), ("line\n", 7, 3), ("second", 8, 1), ("third", 9, 1)],
)
def test_a_line_place_moves_down_by_the_breaks_before_the_span(word, line, column):
    assert place_of_span(LinePlace(7, 3), PASSAGE, PASSAGE.index(word)) == LinePlace(line, column)


@pytest.mark.parametrize("place", [None, SlidePlace(2), WebPlace(None, "p", 4), DocumentPlace("body/1")])
def test_every_other_place_is_that_of_the_passage(place):
    assert place_of_span(place, PASSAGE, PASSAGE.index("third")) is place
