"""Noun or verb, told by the words on either side where no trained pipeline is installed."""

import pytest

from msgcheck.analysis import language
from msgcheck.analysis.inflection import PartOfSpeech
from msgcheck.checks.terms.index import compile_terms, told_by_neighbours
from msgcheck.checks.terms.usage import may_be_used_as

USES = [
    ("Our leads grew.", "leads", "noun"),
    ("a list of leads the team made", "leads", "noun"),
    ("every new lead", "lead", "noun"),
    ("Anna leads the team.", "leads", "verb"),
    ("It leads us.", "leads", "verb"),
    ("They will lead.", "lead", "verb"),
    ("to lead", "lead", "verb"),
    ("Leads grew.", "Leads", None),
    ("Leads", "Leads", None),
]


@pytest.mark.parametrize(("text", "word", "part"), USES)
def test_neighbours_tell_the_part_of_speech(text, word, part, monkeypatch):
    monkeypatch.setattr("msgcheck.checks.terms.usage.part_of_speech", lambda *_: None)
    start = text.index(word)
    allowed = [one for one in PartOfSpeech if may_be_used_as({one}, text, start, start + len(word))]
    assert allowed == ([part] if part else list(PartOfSpeech))


def test_a_trained_pipeline_decides_where_there_is_one(monkeypatch):
    monkeypatch.setattr("msgcheck.checks.terms.usage.part_of_speech", lambda *_: "verb")
    assert not may_be_used_as({PartOfSpeech.NOUN}, "Leads grew.", 0, 5)


def test_without_a_pipeline_nothing_is_opened(monkeypatch):
    monkeypatch.setattr(language, "tagger_name", lambda: None)
    assert language.part_of_speech("Leads grew.", 0, 5) is None


def test_terms_that_only_a_tagger_is_sure_of_are_named(make_glossary):
    rows = [
        {"id": "lead", "preferred": "prospect", "deprecated": ["lead", "warm lead"], "part_of_speech": "noun"},
        {"id": "foss", "preferred": "open source", "deprecated": ["FOSS"], "part_of_speech": "noun"},
        {"id": "move", "preferred": "go", "deprecated": ["move"]},
    ]
    assert told_by_neighbours(compile_terms(make_glossary(rows))) == (("term.deprecated", "lead"),)
