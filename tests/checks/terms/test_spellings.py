"""Spellings as data: what must be found, word for word, and what must be left alone."""

from pathlib import Path

import pytest
import yaml

from msgcheck.checks.terms.checking import check_terms
from msgcheck.checks.terms.forms.index import compile_terms

CASES = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
BODY = frozenset({"body"})


@pytest.fixture(scope="module")
def index(make_glossary):
    return compile_terms(make_glossary(CASES["glossary"]))


def quotes(text, passage, index):
    found = check_terms([passage(text)], index, BODY)
    return [text[observation.start : observation.end] for observation in found]


@pytest.mark.parametrize("case", CASES["must_flag"], ids=lambda case: ascii(case["text"]))
def test_wrong_form_is_found_as_it_stands(case, passage, index):
    assert quotes(case["text"], passage, index) == case["quotes"]


@pytest.mark.parametrize("case", CASES["must_not_flag"], ids=lambda case: ascii(case["text"]))
def test_right_text_is_left_alone(case, passage, index):
    assert quotes(case["text"], passage, index) == []


def test_table_is_large_enough():
    assert len(CASES["must_flag"]) >= 95
    assert len(CASES["must_not_flag"]) >= 55
