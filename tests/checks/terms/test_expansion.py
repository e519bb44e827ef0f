"""The spellings a listed form stands for, and how far each is from what is listed."""

import pytest

from msgcheck.checks.terms.forms.expansion import Distance, expand
from msgcheck.checks.terms.forms.phrase import possible_parts
from msgcheck.checks.terms.forms.spelling import closed_compound

RESPELLED = [
    ("white list", {"WhiteList", "WhiteLists"}),
    ("whitelist", {"white list", "white lists", "white listed", "white listing"}),
    ("MatchMaker", {"Match Maker", "Match Makers"}),
    ("single sign-on", {"SingleSignOn", "SingleSignOns"}),
    ("FOSS", {"F.O.S.S", "F.O.S.S."}),
    ("F.O.S.S.", {"FOSS", "F.O.S.S"}),
    ("R&D", {"R & D"}),
    ("Office 365", {"Office365"}),
    ("Flow 2.1", set()),
    ("carpet", set()),
    ("partner", set()),
]


@pytest.mark.parametrize(("form", "respelled"), RESPELLED)
def test_other_spellings(form, respelled):
    spellings = expand(form, possible_parts(form))
    assert {spelling.text for spelling in spellings if spelling.is_respelled} >= respelled
    assert bool(respelled) == any(spelling.is_respelled for spelling in spellings)


@pytest.mark.parametrize("form", ["set up", "every day", "green house", "log in"])
def test_closed_form_that_is_another_word_counts_in_camel_case_alone(form):
    closed = [spelling for spelling in expand(form, ()) if spelling.is_respelled]
    assert [spelling.any_case for spelling in closed] == [False]
    assert closed_compound(form) is None


def test_form_as_listed_comes_first_and_no_spelling_twice():
    spellings = expand("lead", possible_parts("lead"))
    assert spellings[0].text == "lead"
    assert [spelling.inflections for spelling in spellings if spelling.text == "leads"] == [("plural", "third person")]


DISTANCES = [
    ("self service", "Self Service", Distance.LISTED),
    ("self service", "self-service", Distance.CHANGED),
    ("self services", "self services", Distance.CHANGED),
    ("self services", "self-services", Distance.CHANGED_TWICE),
    ("selfservice", "SelfService", Distance.RESPELLED),
]


@pytest.mark.parametrize(("key", "found", "distance"), DISTANCES)
def test_distance_from_what_is_listed(key, found, distance):
    spellings = {spelling.text.lower(): spelling for spelling in expand("self service", possible_parts("self service"))}
    assert spellings[key].distance(found) is distance
