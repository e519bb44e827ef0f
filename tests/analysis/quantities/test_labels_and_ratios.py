"""What stands beside a label, a ratio or a bound, and is none of it."""

import pytest

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.claims.quantities.quantity import Bound


def values(text):
    return [(each.value, each.unit) for each in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phase 1 and 200 sites are live.", [(200, "count")]),
        ("Emissions of Scope 1 and 2 fell.", []),
        ("The delay fell from an average of 3 to 1 day.", [(1, "day")]),
        ("A 6 to 1 return is usual.", [(6, "multiple")]),
    ],
)
def test_a_count_behind_a_label_and_a_unit_behind_one_are_read(text, found):
    assert values(text) == found


@pytest.mark.parametrize("product", ["Acme Max", "Acme Fast", "Acme Beyond"])
def test_a_product_may_be_called_like_a_bound(product):
    (version,) = find_quantities(f"New in {product} 3.2")
    assert (version.unit, version.bound) == ("version", Bound.EXACT)
