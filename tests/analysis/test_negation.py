import pytest

from msgcheck.analysis.negation import find_negations

CASES = [
    ("It does not guarantee compliance.", ["not"], {"guarantee", "compliance"}),
    ("It doesn’t store data, but it scales.", ["doesn’t"], {"store", "data"}),
    ("No configuration needed", ["No"], {"configuration", "needed"}),
    ("Step by step instead of all at once", ["instead"], set()),
    ("It trusts the scale rather than the label.", ["rather"], {"label"}),
    ("Rather a scale that weighs", [], set()),
    ("Not only fast but safe", [], set()),
    ("No matter where you are", [], set()),
    ("No more than 30 days, not later than May", [], set()),
    ("Availability never falls below 99.9 %", [], set()),
    ("Nobody waits longer than ten minutes", [], set()),
    ("It doesn't cost more than a day", [], set()),
    ("Never share it with more than 5 people", ["Never"], {"share", "5", "people"}),
    ("Why not save more than 40 %?", ["not"], {"save", "40"}),
    ("There are no fees under 20 euros", ["no"], {"fees", "20", "euros"}),
    ("Fast and safe", [], set()),
    ("They won 42 awards and won’t stop", ["won’t"], {"stop"}),
    ("It dont cost a lot", ["dont"], {"cost", "lot"}),
]


@pytest.mark.parametrize(("text", "cues", "reach"), CASES)
def test_negations(text, cues, reach):
    found = find_negations(text)
    assert [text[negation.start : negation.end] for negation in found] == cues
    assert set().union(*(negation.reach for negation in found)) == reach


@pytest.mark.parametrize(
    ("text", "forbids"),
    [
        ("Do not share your key.", ["share"]),
        ("Fine. Please don’t share it.", ["share"]),
        ("Never share a key", ["share"]),
        ("We do not share your key.", [None]),
        ("Not sharing keys", [None]),
    ],
)
def test_an_order_names_what_it_forbids(text, forbids):
    assert [each.forbids for each in find_negations(text)] == forbids
