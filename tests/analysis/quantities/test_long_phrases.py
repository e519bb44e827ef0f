"""What is counted stands last in its phrase, however much describes it."""

import pytest

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.comparison import compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Choose from 100+ customizable steel bike frames.", "frames"),
        ("With 40 certified fire safety trainers, you are safe.", "trainers"),
        ("We have 100 regional repair shop owners on board.", "owners"),
        ("100 bikes and three hundred regional shop owners", "bikes"),
        ("100 steel frames for all regional bike shop owners", "frames"),
        ("a 4 core cloud server runs tests", "core"),
        ("12 open source data centre heads", "heads"),
        ("12 local, cheap, quick repair shops", "local"),
    ],
)
def test_the_noun_counted_ends_its_phrase(text, noun):
    assert find_quantities(text)[0].of == noun


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Stay safe with 100+ customizable bike safety checks.", ["100+"]),
        ("Stay safe with 200+ customizable bike safety checks.", []),
        ("Our 100 regional bike safety partners help.", []),
    ],
)
def test_a_count_behind_many_words_is_held_against_the_approved_one(passage, found):
    statement = "Varrowby has 200+ bike safety checks."
    message = Message(id="m", kind=MessageKind.PROOF_POINT, statement=statement, match=MatchMode.FACTS)
    assert [each.found for each in compare(profile_text(passage), profile_message(message))] == found
