"""Inflected words, regular and irregular, and what the word lists know."""

import pytest

from msgcheck.analysis.inflection import Inflection, inflect, is_inflected, is_word
from msgcheck.analysis.lemma_tables import parts_of_speech

INFLECTED = [
    ("policy", "plural", ("policies",)),
    ("process", "plural", ("processes",)),
    ("day", "plural", ("days",)),
    ("chairman", "plural", ("chairmen",)),
    ("human", "plural", ("humans",)),
    ("analysis", "plural", ("analyses",)),
    ("logo", "plural", ("logos",)),
    ("forum", "plural", ("forums", "fora")),
    ("MQL", "plural", ("MQLs",)),
    ("OSS", "plural", ("OSSs", "OSSes")),
    ("Policy", "plural", ("Policies",)),
    ("MatchMaker", "plural", ("MatchMakers",)),
    ("utilise", "third person", ("utilises",)),
    ("have", "third person", ("has",)),
    ("go", "third person", ("goes",)),
    ("utilise", "past", ("utilised",)),
    ("take", "past", ("taken", "took")),
    ("put", "past", ("put",)),
    ("run", "past", ("ran", "run")),
    ("plan", "past", ("planned",)),
    ("blog", "past", ("blogged",)),
    ("whitelist", "past", ("whitelisted",)),
    ("model", "past", ("modelled", "modeled")),
    ("apply", "past", ("applied",)),
    ("FOSS", "past", ()),
    ("apply", "gerund", ("applying",)),
    ("use", "gerund", ("using",)),
    ("agree", "gerund", ("agreeing",)),
    ("tie", "gerund", ("tying",)),
    ("set", "gerund", ("setting",)),
    ("cheap", "comparative", ("cheaper",)),
    ("easy", "superlative", ("easiest",)),
    ("affordable", "comparative", ("more affordable",)),
]


@pytest.mark.parametrize(("word", "inflection", "forms"), INFLECTED)
def test_word_is_inflected(word, inflection, forms):
    assert inflect(word, Inflection(inflection)) == forms


@pytest.mark.parametrize("word", ["licences", "salesmen", "headquartered", "deals", "mice"])
def test_form_of_another_word_is_known_as_one(word):
    assert is_inflected(word)
    assert is_word(word)


@pytest.mark.parametrize("word", ["building", "data", "lead", "whitelist", "acmeflow"])
def test_entry_of_its_own_is_no_form(word):
    assert not is_inflected(word)


def test_parts_of_speech_are_those_of_the_word_lists():
    assert sorted(parts_of_speech("lead")) == ["noun", "verb"]
    assert sorted(parts_of_speech("utilise")) == ["verb"]
    assert not parts_of_speech("acmeflow")
    assert not is_word("acmeflow")
