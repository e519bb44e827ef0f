"""Assets as a few sentences."""

import pytest

from msgcheck.checks.corpus.comparing import compare_statements
from msgcheck.checks.corpus.statements import statements_of
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace


def passages_of(*texts, role=Role.PARAGRAPH, layer=Layer.BODY, context=""):
    return tuple(Passage(text, layer, role, LinePlace(line), context) for line, text in enumerate(texts, start=1))


@pytest.fixture
def passages():
    return passages_of


@pytest.fixture
def compared():
    """What assets of these texts, by uri, say against each other."""

    def compare(assets, **options):
        stated = {
            uri: statements_of(passages_of(*texts), frozenset(Layer), names=("Acme",), **options)
            for uri, texts in assets.items()
        }
        return compare_statements(stated).found

    return compare
