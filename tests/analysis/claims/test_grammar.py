from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Bound
from msgcheck.analysis.claims.quantities.tokens.tokens import parse_digits

PIECES = [
    "5",
    "10",
    "1,000",
    "2.5",
    "1.200,50",
    "%",
    " ",
    "-",
    "to",
    "from",
    "between",
    "and",
    "x",
    "$",
    "€",
    "million",
]
PIECES += [
    "half",
    "one",
    "third",
    "of",
    "in",
    "per",
    "/",
    "user",
    "month",
    "weeks",
    "Q3",
    "2025",
    "ISO",
    "up",
    "a",
    "+",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_quantities_in_order_that_do_not_overlap(text):
    at = 0
    for quantity in find_quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        at = quantity.end


@given(st.text(max_size=60))
def test_bounds_repeat_the_value(text):
    for quantity in find_quantities(text):
        match quantity.bound:
            case Bound.AT_LEAST:
                assert (quantity.low, quantity.high) == (quantity.value, None)
            case Bound.AT_MOST:
                assert (quantity.low, quantity.high) == (None, quantity.value)
            case Bound.RANGE:
                assert quantity.value is None
                assert quantity.low < quantity.high
            case _:
                assert (quantity.low, quantity.high) == (None, None)


HOSTILE = [
    "9",
    "1 000 ",
    "A-",
    "a",
    "3.1.",
    "one hundred and ",
    "10-",
    "ISO/IEC ",
    "in  ",
    "$",
    "5/",
    "up to ",
    "1 in ",
]
HOSTILE += [
    "every third ",
    "($m): 5 ",
    "1 in 1,000 ",
    "5 × 10⁹ ",
    "-20 °C to ",
    "2 of the last ",
    "3 May to ",
    "New in 7.",
    "one b in 5 ",
    "5 kg to ",
    "Minimum a ",
    "Offices (max): ",
]
HOSTILE += ["twenty-", "A ", "+1 ", "Q1 ", "v1.", "5 a b c d e ", " per 5 users", "from 5 to ", "half ", "1,", "½"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_hostile_text(unit, clock):
    small, large = (unit * (size // len(unit)) for size in (5_000, 40_000))
    clock.assert_growth(30, lambda: find_quantities(small), lambda: find_quantities(large))


@pytest.mark.parametrize(
    ("raw", "decimal_comma", "value"),
    [
        ("1,200", False, 1200),
        ("1,200", True, 1.2),
        ("1.200", False, 1.2),
        ("1.200", True, 1200),
        ("1.200,50", False, 1200.5),
        ("1,200.50", True, 1200.5),
        ("1.200.000", False, 1_200_000),
        ("12,5", False, 12.5),
        ("1 400", False, 1400),
        ("1'200", False, 1200),
        ("3.1.2", False, None),
        ("9" * 40, False, None),
    ],
)
def test_marks_in_numbers(raw, decimal_comma, value):
    assert parse_digits(raw, decimal_comma=decimal_comma) == value


def test_the_language_decides_where_the_text_does_not():
    assert find_quantities("1.200 Kunden", "de")[0].value == 1200
    assert find_quantities("1.200 Kunden, 99,9 % Verfügbarkeit")[0].value == 1200
    assert find_quantities("1,200 customers")[0].value == 1200


def test_versions_keep_their_name():
    found = find_quantities("Section 3.1.2 of version 3.10")
    assert [(quantity.of, quantity.name) for quantity in found] == [("section", "3.1.2"), ("", "3.10")]


@pytest.mark.parametrize(
    "text",
    [
        "sıx weeks",
        "ſix weeks",
        "9" * 400 + " %",
        "٣ weeks",
        "1/2/3",
        "$",
        "3" + ".1" * 500,
        f"ranked {'1' * 5000}th",
        f"5 {'1' * 5000}/2 users",
        f"version {'1' * 400}.5",
        "€5 " + "a seat " * 3000,
    ],
)
def test_odd_numbers_do_no_harm(text):
    found = find_quantities(text)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(quantity.value is None or isfinite(quantity.value) for quantity in found)


def test_an_amount_has_a_few_denominators():
    (first, *_) = find_quantities("5 checks" + " per 5 users" * 1000)
    assert first.per == "5 user/5 user/5 user/5 user"
