"""Small assets and glossaries for the glossary checks."""

from __future__ import annotations

import pytest

from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.term import Glossary, Term


@pytest.fixture(scope="session")
def asset():
    """Make the passages of an asset of texts; a pair is (text, role)."""

    def make(*texts, context=""):
        pairs = [(text, Role.PARAGRAPH) if isinstance(text, str) else text for text in texts]
        return tuple(
            Passage(text, Layer.BODY, role, LinePlace(line), context) for line, (text, role) in enumerate(pairs, 1)
        )

    return make


@pytest.fixture(scope="session")
def glossary_of():
    """Make a glossary of keyword arguments of terms."""

    def make(*terms):
        return Glossary(tuple(Term(**{"id": f"term-{number}", **term}) for number, term in enumerate(terms)))

    return make
