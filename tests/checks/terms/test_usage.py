"""Noun or verb, told by the words on either side where no trained pipeline is installed."""

import pytest

from msgcheck.analysis import language
from msgcheck.analysis.lemma_tables import PartOfSpeech
from msgcheck.checks.terms.checking import TermCheck
from msgcheck.checks.terms.finding.usage import may_be_used_as
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

USES = [
    ("Our leads grew.", "leads", "noun"),
    ("a list of leads the team made", "leads", "noun"),
    ("every new lead", "lead", "noun"),
    ("Anna leads the team.", "leads", "verb"),
    ("It leads us.", "leads", "verb"),
    ("They will lead.", "lead", "verb"),
    ("to lead", "lead", "verb"),
    ("Leads grew.", "Leads", None),
    ("Errors lead to stops.", "lead", "verb"),
    ("Lead is a metal.", "Lead", "noun"),
    ("the team lead of today", "lead", "noun"),
    ("It helps the team lead others.", "lead", None),
    ("The teams lead others.", "lead", None),
    ("The team now lead others.", "lead", None),
    ("Leads", "Leads", None),
]


@pytest.mark.parametrize(("text", "word", "part"), USES)
def test_neighbours_tell_the_part_of_speech(text, word, part, monkeypatch):
    monkeypatch.setattr("msgcheck.checks.terms.finding.usage.part_of_speech", lambda *_: None)
    start = text.index(word)
    allowed = [one for one in PartOfSpeech if may_be_used_as({one}, text, start, start + len(word))]
    assert allowed == ([part] if part else list(PartOfSpeech))


def test_a_trained_pipeline_decides_where_there_is_one(monkeypatch):
    monkeypatch.setattr("msgcheck.checks.terms.finding.usage.part_of_speech", lambda *_: "verb")
    assert not may_be_used_as({PartOfSpeech.NOUN}, "Leads grew.", 0, 5)


def test_without_a_pipeline_nothing_is_opened(monkeypatch):
    monkeypatch.setattr(language, "tagger_name", lambda: None)
    assert language.part_of_speech("Leads grew.", 0, 5) is None


ASKED = [
    ("They lead the team.", (("term.deprecated", "lead"),)),
    ("A lead for FOSS.", (("term.deprecated", "lead"),)),
    ("A warm lead moves to FOSS.", (("term.deprecated", "lead"),)),
    ("Move to FOSS, leading the way.", ()),
]


def test_terms_that_only_a_tagger_is_sure_of_are_named(make_glossary):
    rows = [
        {"id": "lead", "preferred": "prospect", "deprecated": ["lead", "warm lead"], "part_of_speech": "noun"},
        {"id": "foss", "preferred": "open source", "deprecated": ["FOSS"], "part_of_speech": "noun"},
        {"id": "move", "preferred": "go", "deprecated": ["move"]},
    ]
    index = compile_terms(make_glossary(rows))
    for written, asked in ASKED:
        for text in (written, written.replace(" ", "\u00ad ", 1)):
            found = TermCheck(index).find(
                [Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1))], frozenset({"body"})
            )
            assert found.parts_asked == asked
