"""The starting glossary of the funnel is one that the product reads, and says what it means."""

from importlib.resources import files

import pytest

from msgcheck.reference.glossary import load_glossary

FUNNEL = files("msgcheck") / "data" / "template" / "platform" / "glossary-funnel.yaml"


@pytest.fixture(scope="module")
def terms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("platform")
    (folder / "glossary.yaml").write_bytes(FUNNEL.read_bytes())
    return {term.id: term for term in load_glossary(folder).terms}


def test_it_names_every_stage_and_defines_each(terms):
    assert {"contact", "prospect", "lead", "mql", "sql", "opportunity"} <= set(terms)
    assert all(term.definition for term in terms.values())


def test_no_form_is_right_for_one_term_and_wrong_for_another(terms):
    right = {form for term in terms.values() for form in (term.preferred, *term.admitted)}
    wrong = [form for term in terms.values() for form in (*term.deprecated, *term.forbidden)]
    assert right.isdisjoint(wrong)
    assert len(wrong) == len(set(wrong))
