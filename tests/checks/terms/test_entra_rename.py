"""The rename of a real product, with the names that stay: Microsoft Entra, in made sentences and in real decks."""

import csv

import pytest

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer

pytestmark = pytest.mark.realdata

LAYERS = frozenset(Layer)
SENTENCES = ("We use {} today.", "{}: what is new", "Move from\u00a0{}, step by step.", "HOW TO USE {} WELL")
# What the rules of use say is right, in our own words: the new names in each role, and the old one told as history.
ALLOWED = [
    "Sign in with Microsoft Entra ID.",
    "Microsoft Entra ID for education, Microsoft Entra ID P1 and P2",
    "Ask for a Microsoft Entra tenant and your Microsoft Entra roles.",
    "Microsoft Entra ID (formerly Azure Active Directory)",
    "Azure Active Directory is now Microsoft Entra ID.",
    "Domain controllers run Active Directory, on premises as ever.",
]


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def folder(realdata):
    return realdata / "data" / "glossaries" / "microsoft-entra-rename"


@pytest.fixture(scope="module")
def renames(folder):
    return rows(folder, "rename.csv")


@pytest.fixture(scope="module")
def exceptions(folder):
    return [row["term"] for row in rows(folder, "exceptions.csv")]


@pytest.fixture(scope="module")
def index(renames, exceptions, make_glossary):
    by_name = {}
    for row in renames:
        by_name.setdefault(row["approved"], []).append(row["deprecated"])
    terms = [{"id": f"t{at}", "preferred": new, "deprecated": old} for at, (new, old) in enumerate(by_name.items())]
    terms[0]["exceptions"] = exceptions
    return compile_terms(make_glossary(terms))


@pytest.fixture
def quotes(index, passage):
    def quotes(text):
        return [text[one.start : one.end] for one in check_terms([passage(text)], index, LAYERS)]

    return quotes


@pytest.mark.parametrize("sentence", SENTENCES, ids=ascii)
def test_every_old_name_is_found_whole(renames, quotes, sentence):
    names = [row["deprecated"] for row in renames]
    assert len(names) == 72
    assert {name: quotes(sentence.format(name)) for name in names} == {name: [name] for name in names}


def test_every_old_name_suggests_the_new_one(renames, index, passage):
    suggested = {
        row["deprecated"]: check_terms([passage(f"We use {row['deprecated']} today.")], index, LAYERS)[0].suggestions
        for row in renames
    }
    assert suggested == {row["deprecated"]: (row["approved"],) for row in renames}


@pytest.mark.parametrize("sentence", SENTENCES, ids=ascii)
def test_names_that_stay_are_left_alone(exceptions, quotes, sentence):
    assert len(exceptions) == 17
    assert [name for name in exceptions if quotes(sentence.format(name))] == []


@pytest.mark.parametrize("text", ALLOWED)
def test_new_names_and_history_are_left_alone(quotes, text):
    assert quotes(text) == []


def test_decks_are_silent_about_names_that_stay(realdata, index, renames):
    found = [quote.lower() for quote in deck_quotes(realdata / "data" / "decks-microsoft", index)]
    assert found
    assert not [quote for quote in found if "b2c" in quote or quote == "active directory"]
    listed = {row["deprecated"].lower() for row in renames}
    assert {quote for quote in found if quote in listed}


def deck_quotes(folder, index):
    for path in sorted(folder.glob("*.pptx")):
        with path.open("rb") as stream:
            passages = extract(stream, "pptx").passages
        for one in check_terms(passages, index, LAYERS):
            yield passages[one.passage].text[one.start : one.end]
