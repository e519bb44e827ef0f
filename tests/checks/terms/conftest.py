import pytest

from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.term import Glossary, Term


@pytest.fixture(scope="session")
def passage():
    """Make a passage of a text."""

    def make(text, layer=Layer.BODY):
        return Passage(text, layer, Role.PARAGRAPH, LinePlace(1))

    return make


@pytest.fixture(scope="session")
def make_glossary():
    """Make a glossary of rows as they stand in a YAML file."""

    def make(rows):
        terms = (
            {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()} for row in rows
        )
        return Glossary(tuple(Term(**term) for term in terms))

    return make
