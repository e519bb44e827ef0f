"""How often something comes, where no figure says so."""

import pytest

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.rhythms import rhythms


def read(text):
    return [(text[each.start : each.end], each.kind) for each in rhythms(text, find_quantities(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A boat sails every evening.", [("every evening", "day")]),
        ("The pier is lit nightly.", [("nightly", "day")]),
        ("The mill runs around the clock.", [("around the clock", "always")]),
    ],
)
def test_rhythms_are_read(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text", ["400 guests every night", "Cabins cost $90 per night", "500 rolls every morning", "25 hours each week"]
)
def test_what_falls_to_each_time_is_a_figure(text):
    assert read(text) == []
