"""Which sentences define a term, and which only speak of it."""

from __future__ import annotations

import pytest

from msgcheck.checks.terms.finding.normalised_asset import NormalisedAsset
from msgcheck.checks.terms.glossary.definitions import Style, compile_definitions, find_definitions
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace

TERMS = (
    {"id": "mql", "preferred": "marketing qualified lead", "abbreviation": "MQL", "definition": "A lead for sales."},
    {"id": "name", "preferred": "Kestrowe Match", "definition": "It matches.", "part_of_speech": "proper noun"},
    {"id": "written", "preferred": "Kestrowe Book", "definition": "A book of lines.", "case_sensitive": True},
    {"id": "bare", "preferred": "pipeline"},
)
DEFINING = {
    "An MQL is a lead that marketing hands over.": Style.CLASS,
    "Marketing qualified leads are people who asked for a price.": Style.CLASS,
    "An MQL is now a lead that sales hands over.": Style.CLASS,
    "MQLs are currently people who asked for a price.": Style.CLASS,
    "An MQL is simply a form that somebody filled in.": Style.CLASS,
    "The term MQL means a lead of sales.": Style.EXPLICIT,
    "MQL stands for marketing qualified lead": Style.EXPLICIT,
    "A marketing-qualified lead (MQL) is defined as a lead with a score.": Style.EXPLICIT,
    "MQL, i.e. a lead with a score": Style.EXPLICIT,
    "MQL: a lead with a score": Style.LABEL,
    "MQL: seen and scored by marketing": Style.LABEL,
    "MQL means a lead that does more than read.": Style.EXPLICIT,
    "MQL means things that marketing hands over.": Style.EXPLICIT,
    "Marketing qualified lead - any lead with a score": Style.LABEL,
    "First things first. An MQL is a lead that scored.": Style.CLASS,
    "Kestrowe Match means our product for lines.": Style.EXPLICIT,
    "Kestrowe Book means our product for lines.": Style.EXPLICIT,
}
SPEAKING = (
    "An MQL is a reason to celebrate.",
    "MQLs are up by a third.",
    "MQL is the best lead that you can get.",
    "An MQL is available.",
    "An MQL is now available to every team with a seat.",
    "MQLs are now up by a third in the north.",
    "We say that an MQL is a lead that scored.",
    "Is an MQL a lead that scored?",
    "MQL: we hand them over every Monday",
    "MQL: leads are scored every day",
    "MQL: see how far each lead has come",
    "Marketing qualified leads: learn what they cost and where they end",
    "MQL means different things to sales and to marketing.",
    "An MQL means more than a filled form.",
    "The mql is a thing that nobody writes in small letters.",
    "Kestrowe Match is a product that compares lines.",  # a name: what it is, a message tells
    "Kestrowe Book: overview & demo for growers",
    "A pipeline is a list of deals that are open.",  # no approved definition
)
EVERY_LAYER = frozenset(Layer)


@pytest.fixture(scope="module")
def find(glossary_of):
    index = compile_definitions(glossary_of(*TERMS))
    return lambda passages: find_definitions(NormalisedAsset(passages, EVERY_LAYER), index)


@pytest.mark.parametrize("text", ["Marketing qualified lead - forms of webinars", "MQL: a lead with a score"])
def test_a_heading_names_its_section_and_defines_only_in_a_glossary(find, asset, text):
    heading = (text, Role.HEADING)
    assert find(asset(heading, context="Merged last week")) == ()
    assert [found.style for found in find(asset(heading, context="Glossary"))] == [Style.EXPLICIT]


@pytest.mark.parametrize("text", DEFINING)
def test_a_definition_is_found_with_its_style(find, asset, text):
    passages = asset(text)
    (found,) = find(passages)
    assert found.style is DEFINING[text]
    assert text[found.start : found.end].endswith(found.said)


@pytest.mark.parametrize("text", SPEAKING)
def test_what_only_speaks_of_the_term_is_none(find, asset, text):
    assert find(asset(text)) == ()


def test_an_entry_of_a_glossary_slide_says_that_it_defines(find, asset):
    (found,) = find(asset("MQL: leads are scored every day", context="Glossary"))
    assert found.style is Style.EXPLICIT


def test_the_next_cell_of_a_row_defines_the_term_in_the_first(find):
    def cell(text, row, column):
        return Passage(text, Layer.BODY, Role.CELL, SlidePlace(3, 7, "Table 1", 0, row, column), "Our words")

    (found,) = find((cell("MQL", 1, 0), cell("Anybody with a business address", 1, 1)))
    assert (found.passage, found.said) == (1, ": Anybody with a business address")
    assert find((cell("MQL", 1, 0), cell("Anybody with a business address", 2, 0))) == ()
    assert find((cell("MQL", 0, 0), cell("Price", 0, 1))) == ()
