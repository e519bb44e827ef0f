import pytest

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.compiled_patterns import form_patterns
from msgcheck.checks.terms.forms.index import compile_terms
from msgcheck.checks.terms.forms.patterns import spell_from
from msgcheck.checks.terms.glossary.checking import check_glossary, compile_glossary
from msgcheck.checks.terms.glossary.rules import DEFINITION_DRIFT, INCONSISTENT
from msgcheck.model.message import Platform
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, Term

GLOSSARY = Glossary(
    (
        Term(id="lead", preferred="marketing qualified lead", deprecated=("hot prospect",), definition="A lead."),
        Term(id="mail", preferred="email", forbidden=("electronic mail",)),
    )
)
REFERENCE = Reference(Platform(name="", version="", messages=()), GLOSSARY, ())
PATTERNS = form_patterns(REFERENCE)
BODY = frozenset({Layer.BODY})


def passages_of(text):
    return [Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(1, 1))]


@pytest.mark.parametrize(
    "text",
    [
        "A Hot-Prospect is called twice.",
        "Hot prospects send electronic mails about marketing qualified leads.",
        "An e-mail to the marketing-qualified lead.",
        "Nothing of that.",
    ],
)
def test_known_patterns_find_the_same(text):
    passages, rule_ids = passages_of(text), frozenset({INCONSISTENT.id, DEFINITION_DRIFT.id})
    anew, known = compile_terms(GLOSSARY), compile_terms(GLOSSARY, (), PATTERNS)
    assert check_terms(passages, known, BODY) == check_terms(passages, anew, BODY)
    glossaries = compile_glossary(REFERENCE, anew, rule_ids), compile_glossary(REFERENCE, known, rule_ids, PATTERNS)
    outcomes = [check_glossary(passages, each, BODY) for each in glossaries]
    assert outcomes[0] == outcomes[1]


def test_forms_are_compiled_only_where_a_text_holds_one():
    compile_terms.cache_clear()
    index = compile_terms(GLOSSARY, (), PATTERNS)
    assert not index.wrong.find("nothing of that")
    assert "by_pattern" not in vars(index.wrong)
    assert check_terms(passages_of("A hot prospect."), index, BODY)
    assert "by_pattern" in vars(index.wrong)


def test_patterns_of_something_else_find_less_and_break_nothing():
    index = compile_terms(Glossary(()), (), PATTERNS)
    assert check_terms(passages_of("A hot prospect."), index, BODY) == []


def test_spellings_that_are_not_known_are_worked_out():
    assert spell_from(PATTERNS)("deal room") == spell_from(None)("deal room")
