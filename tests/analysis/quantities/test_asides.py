"""What stands in brackets between a number and its noun or unit is an aside."""

import pytest

from msgcheck.analysis.claims.quantities.grammar import find_quantities


def _read(text):
    return [
        (text[each.start : each.end], each.value, each.unit, each.of)
        for each in find_quantities(text)
        if each.unit != "date"
    ]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Two (soon three) shops lend tools.", ("Two", 2.0, "count", "shops")),
        ("Over 45 (mostly small) member shops", ("Over 45", 45.0, "count", "shops")),
        ("12 (since 2020) shops", ("12", 12.0, "count", "shops")),
        ("20+ (mostly small) shops", ("20+", 20.0, "count", "shops")),
        ("within thirty (30) days", ("within thirty (30) days", 30.0, "day", "")),
        ("20 (twenty) percent of shops", ("20 (twenty) percent", 20.0, "percent", "shops")),
    ],
)
def test_the_noun_or_unit_behind_it_is_that_of_the_number(text, quantity):
    assert _read(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    [
        "Step 2 (optional) users log in.",
        "Windows 11 (Home) users",
        "Call 8 (800) 555-35-35 for shops.",
        "3 (see the list. It is long) shops",
        "3 (a list that is far too long for any aside) shops",
        "12 (twelve",
        "f 2(x) shops",
        "4 (sold) left",
    ],
)
def test_other_brackets_are_no_aside(text):
    assert _read(text) == []


def test_a_number_in_brackets_with_a_noun_of_its_own_stays_one():
    assert ("1,200", 1200.0, "count", "reviews") in _read("Rated 4.8 (1,200 reviews) stars")
    assert ("30", 30.0, "count", "beds") in _read("We built 12 (30 beds) shops.")


def test_many_brackets_take_no_longer_than_their_number(clock):
    text = "3 (a b c d e "
    clock.assert_growth(4, lambda: find_quantities(text * 500), lambda: find_quantities(text * 1000))


@pytest.mark.parametrize(
    ("text", "multiples"),
    [
        ("Single (90 cm) and double (queen size) beds", []),
        ("A single (IF) or double (XF) filter in each pump", []),
        ("Double (queen size) the beds of last year", [2.0]),
        ("It runs at double (2x) speed.", [2.0, 2.0]),
        ("The output is double (in tonnes).", [2.0]),
        ("Our pumps move triple (and more) of what they did.", [3.0]),
    ],
)
def test_brackets_may_part_double_from_its_noun(text, multiples):
    assert [each.value for each in find_quantities(text) if each.unit == "multiple"] == multiples
