import pytest

from msgcheck.analysis.claims.claim_profile import find_names, take_apart


def quotes(text, marks):
    return [text[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    ("text", "hedges", "absolutes", "compared"),
    [
        ("Kestrowe typically helps to cut costs.", ["typically", "helps to"], [], []),
        ("In May you can cancel.", ["can"], [], []),
        ("The only tool that always works", [], ["only", "always"], []),
        ("Not only fast: the best there is", [], ["best"], []),
        ("Faster than manual entry", [], [], ["manual entry"]),
        ("More than 40 sites in less than a week", [], [], []),
        ("Unlike Vouchwell, we match lines.", [], [], ["Vouchwell"]),
        ("Best practices for at least 3 teams", [], [], []),
    ],
)
def test_how_strongly_a_text_claims(text, hedges, absolutes, compared):
    claim = take_apart(text)
    assert quotes(text, claim.hedges) == hedges
    assert quotes(text, claim.absolutes) == absolutes
    assert [mark.compared for mark in claim.comparatives] == compared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestrowe cuts costs by 45 %.", True),
        ("The fastest way to close", True),
        ("It never stores card data.", True),
        ("Kestrowe keeps your ledger clean.", True),
        ("45 % lower costs", True),
        ("Does it cut costs by 45 %?", False),
        ("Click Save to keep the 3 files.", False),
        ("Agenda", False),
        ("Our pricing and packaging", False),
        ("2026", False),
        ("", False),
    ],
)
def test_what_is_a_claim(text, expected):
    assert take_apart(text).is_claim is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("As of March 2026, Acme Flow runs beside SAP.", ["Acme Flow", "SAP"]),
        ("Teams like Kestrowe Match.", ["Kestrowe Match"]),
        ("ERP first. Nothing else", ["ERP"]),
    ],
)
def test_names(text, names):
    claim = take_apart(text)
    assert [text[start:end] for start, end in claim.names] == names


def test_names_of_a_text_without_capitals():
    assert find_names("nothing here") == ()


def test_as_of_dates():
    assert [date.window for date in take_apart("As of 30 June 2026 we serve 512 sites founded in 2010.").as_of] == [
        "2026-06-30"
    ]


def test_scope_of_a_negation_ends_with_its_clause():
    text = "It does not store data, but it scales."
    (negation,) = take_apart(text).negations
    assert text[negation.end : negation.scope_end] == " store data"
