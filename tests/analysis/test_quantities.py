import pytest

from msgcheck.analysis.quantities import agree, family, find_quantities

CASES = [
    # text, then (quote, unit, value, low, high, bound, of)
    ("up to 45 % lower", ("up to 45 %", "percent", 45, None, 45, "at_most", "")),
    ("cut by 25% - 40%", ("25% - 40%", "percent", None, 25, 40, "range", "")),
    ("10-15 % less", ("10-15 %", "percent", None, 10, 15, "range", "")),
    ("between 2 and 3 weeks", ("2 and 3 weeks", "week", None, 2, 3, "range", "")),
    ("more than $3", ("more than $3", "USD", 3, 3, None, "at_least", "")),
    ("$1.2 bn saved", ("$1.2 bn", "USD", 1.2e9, None, None, "exact", "")),
    ("49 euros a month", ("49 euros", "EUR", 49, None, None, "exact", "")),
    ("3x faster", ("3x", "multiple", 3, None, None, "exact", "")),
    ("twice as fast", ("twice", "multiple", 2, None, None, "exact", "")),
    ("one in three", ("one in three", "ratio", 0.3333, None, None, "exact", "")),
    ("4 of the top 10 banks", ("4 of the top 10", "ratio", 0.4, None, None, "exact", "")),
    ("⅘ FAANG", ("⅘", "ratio", 0.8, None, None, "exact", "")),
    ("in 15 minutes", ("15 minutes", "minute", 15, None, None, "exact", "")),
    ("within 30 days", ("within 30 days", "day", 30, None, 30, "at_most", "")),
    ("60+ regions", ("60+", "count", 60, 60, None, "at_least", "regions")),
    ("1 400 products", ("1 400", "count", 1400, None, None, "exact", "products")),
    ("five new regions", ("five", "count", 5, None, None, "exact", "regions")),
    ("since 2016", ("2016", "date", 2016, None, None, "exact", "")),
    ("#1 in search", ("1", "rank", 1, None, None, "exact", "")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quantity_is_read(text, expected):
    (found,) = find_quantities(text)
    quote = text[found.start : found.end]
    assert (quote, found.unit, found.value, found.low, found.high, found.bound, found.of) == expected


@pytest.mark.parametrize(
    "text",
    ["24/7 support", "C-3PO", "360-degree view", "the H200", "ISO/IEC 5230:2020", "SOC 2 Type II", "one platform"],
)
def test_what_is_no_quantity(text):
    assert find_quantities(text) == ()


def test_versions_keep_their_name():
    found = find_quantities("Section 3.1.2 of version 3.10")
    assert [(quantity.of, quantity.name) for quantity in found] == [("section", "3.1.2"), ("version", "3.10")]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("60 minutes", "one hour or 1 hour", True),
        ("45 %", "70 %", False),
        ("4/5 of users", "80 %", True),
        ("50%-75%", "60 %", True),
        ("50%-75%", "80 %", False),
        ("version 3.10", "version 3.1", False),
        ("40 countries", "40 customers", False),
    ],
)
def test_agreement(left, right, expected):
    one, other = find_quantities(left)[0], find_quantities(right)[-1]
    assert agree(one, other) is expected


def test_families():
    assert family(find_quantities("3 weeks")[0]) == family(find_quantities("2 days")[0])
    assert family(find_quantities("3 weeks")[0]) != family(find_quantities("3 %")[0])


@pytest.mark.parametrize(
    "text", ["sıx weeks", "ſix weeks", "9" * 400 + " %", "٣ weeks", "1/2/3", "$", "3" + ".1" * 500]
)
def test_odd_numbers_do_no_harm(text):
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in find_quantities(text))
