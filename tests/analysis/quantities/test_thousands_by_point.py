"""A point between thousands in English, as people write it whose own language does."""

import pytest

from msgcheck.analysis.claims.quantities.grammar import find_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("25.000 members lend tools.", [25000.0]),
        ("100.000+ members", [100000.0]),
        ("More than 12.000 Varrowby members have lent 660.000 tools.", [12000.0, 660000.0]),
        ("8.000 members lent 12.500 tools", [8000.0, 12500.0]),
        ("25.000 bolts of 2.5 mm", [25.0, 2.5]),
        ("25.000 members lent 1,200 tools", [25.0, 1200.0]),
        ("A tolerance of 25.000 microns", [25.0]),
        ("a bolt of 12.000 inches", [12.0]),
        ("it took 2.000 seconds", [2.0]),
        ("a shelf of 2.000 metres, 1.000 litres", [2.0, 1.0]),
        ("8.125 members for each tool", [8.125]),
    ],
)
def test_things_are_counted_without_decimals(text, values):
    assert [each.value for each in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("900 Lumo Pipe Works members", "members"),
        ("25.000 Varrowby Bike Parts customers lend tools", "customers"),
        ("900 Lumo Pipes", "pipes"),
        ("900 Lumo Pipes in all sizes", "pipes"),
        ("900 Lumo Pipe Works", "works"),
        ("900 Lumo Pipe Works less", "works"),
        ("900 Pipes members", "pipes"),
    ],
)
def test_what_is_counted_stands_behind_a_name_in_the_plural(text, noun):
    assert [each.of for each in find_quantities(text)] == [noun]
