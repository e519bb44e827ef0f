"""Which word of a term changes."""

import pytest

from msgcheck.analysis.inflection import Inflection
from msgcheck.checks.terms.forms.phrase import inflect_phrase, inflected_phrases, named_parts, possible_parts

PHRASES = [
    ("white list", ["white lists"]),
    ("point of sale", ["points of sale"]),
    ("coup d'état", ["coups d'état"]),
    ("chef de projet", ["chefs de projet"]),
    ("punto de venta", ["puntos de venta"]),
    ("sign up", ["signs up", "signed up", "signing up"]),
    ("move the needle", ["moves the needle", "moved the needle", "moving the needle"]),
    ("utilise data", ["utilises data", "utilised data", "utilising data"]),
    ("third-party", ["third-parties"]),
    ("rip-off", ["rip-offs"]),
    ("free and open source software", ["free and open source softwares"]),
    ("Azure AD role", ["Azure AD roles"]),
    ("hash synchronization (PHS)", ["hash synchronizations (PHS)"]),
    ("Storage Gen2", ["Storage Gen2s"]),
    ("cheap", ["cheaper", "cheapest"]),
    ("Azure AD joined", []),
    ("out of the box", []),
    ("licences", []),
    ("C++", []),
    ("24/7", []),
    ("R&D", []),
    ("Flow 2.1", []),
]


@pytest.mark.parametrize(("form", "inflected"), PHRASES)
def test_head_is_inflected(form, inflected):
    assert [text for text, _, _ in inflected_phrases(form, possible_parts(form))] == inflected


@pytest.mark.parametrize("form", [form for form, inflected in PHRASES if inflected])
def test_changed_word_is_located(form):
    for text, _, (start, end) in inflected_phrases(form, possible_parts(form)):
        assert text[:start] == form[:start]
        assert form.endswith(text[end:])


def test_what_does_not_change_stays():
    assert inflect_phrase("C++", Inflection.PLURAL) == ("C++",)
    assert inflect_phrase("make use of", Inflection.PAST) == ("made use of",)


def test_part_of_speech_is_read_as_a_glossary_names_it():
    assert sorted(named_parts("proper noun")) == ["noun"]
    assert sorted(named_parts("Noun, verb")) == ["noun", "verb"]
    assert not named_parts(None)
    assert not named_parts("interjection")
